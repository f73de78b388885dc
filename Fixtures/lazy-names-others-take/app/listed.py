from app import heavy

__all__ = ["heavy", "f"]


def f():
    return heavy.x
