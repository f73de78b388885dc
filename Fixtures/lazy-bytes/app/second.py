from app.light import \
    Z
from app.slow import y as why


def f():
    return Z + why
