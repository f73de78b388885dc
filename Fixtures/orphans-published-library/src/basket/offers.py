def offer():
    return 1
