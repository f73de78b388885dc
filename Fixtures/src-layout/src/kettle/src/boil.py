def boil(degrees):
    return 100 - degrees
