import sys

try:
    import fast as engine
except ImportError:
    import slow as engine

if sys.version_info >= (3, 8):
    import modern
else:
    import ancient


def run():
    return engine, modern
