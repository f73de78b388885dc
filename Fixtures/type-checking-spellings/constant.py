if False:
    import only_types
