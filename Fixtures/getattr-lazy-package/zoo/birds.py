from .food import SEEDS


class Parrot:
    eats = SEEDS
