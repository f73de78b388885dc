import colorsys
import logging

from wire.types import Kind

assert colorsys.MINE and Kind.TEXT
logging.getLogger(__name__)
