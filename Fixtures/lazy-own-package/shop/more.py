from shop import sub


def first():
    return sub.x
