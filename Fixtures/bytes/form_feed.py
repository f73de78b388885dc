import one

VALUE = 1; import two
  import three
