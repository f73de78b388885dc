from app import heavy


def f():
    return heavy.x
