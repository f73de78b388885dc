import pair.right as right

NAME = "left"


def other():
    return right.NAME
