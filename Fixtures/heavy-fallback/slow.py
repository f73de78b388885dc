import slow_tables


def used():
    return slow_tables
