import shop.parts.coin


def rate():
    return 7
