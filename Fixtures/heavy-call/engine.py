import wheels


def used():
    return wheels
