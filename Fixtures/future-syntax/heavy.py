def weigh():
    return 1000
