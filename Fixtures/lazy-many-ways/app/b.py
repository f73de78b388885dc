from app import heavy

N = 1


def f():
    return heavy.x + 1
