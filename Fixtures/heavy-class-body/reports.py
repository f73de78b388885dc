import tables


def used():
    return tables
