from app import heavy


def f(name):
    return globals()[name].x + heavy.x
