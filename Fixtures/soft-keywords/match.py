import sys


class Callable(type(sys)):
    def __call__(self, value):
        return value

    def __getitem__(self, key):
        return key


sys.modules[__name__].__class__ = Callable
