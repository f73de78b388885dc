import one
# import ghost