import engine


def run():
    return engine
