"""A shop."""
from .cart import Cart  # the one that people want
from .slow import pay

__version__ = "1"
