class Base:
    x = 1


def wrap(function):
    return function


LIMIT = 5
