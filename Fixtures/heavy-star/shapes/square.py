import corners


def used():
    return corners
