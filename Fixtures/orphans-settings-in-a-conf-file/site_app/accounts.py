def account():
    return 1
