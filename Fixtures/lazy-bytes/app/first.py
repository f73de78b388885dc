import os; import sys
from app import heavy  # noqa: E402 and why
from app import (
    light,  # this one
    slow,
)


def f():
    """Doc."""
    # The first words of f.
    return heavy.x, os.name == sys.platform


def g(): return light.z + slow.y
