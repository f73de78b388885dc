from .food import MEAT


class Lion:
    roars = True
    eats = MEAT
