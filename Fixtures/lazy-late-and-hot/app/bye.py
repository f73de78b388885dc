import atexit

from app import heavy


@atexit.register
def bye():
    heavy.end()
