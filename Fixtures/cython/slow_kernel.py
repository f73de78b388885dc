from tables import SCALE


def length(x, y):
    return (x * x + y * y) ** 0.5 * SCALE
