import angles


def used():
    return angles
