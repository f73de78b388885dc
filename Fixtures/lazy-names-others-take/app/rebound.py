from app import heavy


def f():
    global heavy
    found = heavy.x
    heavy = None
    return found
