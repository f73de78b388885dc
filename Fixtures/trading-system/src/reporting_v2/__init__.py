# expect: dead
"""The new reports. They import one another, and nobody imports them."""

from . import builder
