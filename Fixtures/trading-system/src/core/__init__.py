# expect: live
"""What every other package leans on: time, errors, configuration, names for things."""

__version__ = "5.3.1"
