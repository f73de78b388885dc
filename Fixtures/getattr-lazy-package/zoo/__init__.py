from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .birds import Parrot
    from .cats import Lion

_HOMES = {"Lion": ".cats", "Parrot": ".birds"}
__all__ = ["Lion", "Parrot"]


def __getattr__(name):
    if name in _HOMES:
        return getattr(import_module(_HOMES[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
