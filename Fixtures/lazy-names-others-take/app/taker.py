from app.taken import heavy as h

y = h.x


def f():
    return y
