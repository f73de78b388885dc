import pair.left as left

NAME = "right"


def other():
    return left.NAME
