import engine


def used():
    return engine
