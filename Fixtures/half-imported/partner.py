import reads_now

VALUE = 1
