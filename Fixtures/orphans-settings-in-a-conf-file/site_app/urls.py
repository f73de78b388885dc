PATHS = []


def resolve():
    return PATHS
