from shop import paths

__path__ = paths.KINDS
