import lookup


def find(key):
    return lookup.TABLE[key]
