"""A package that asks itself, one whose submodule is broken, and names that nobody has."""
import broken
import shop

print(shop.first(), shop.sub.x, hasattr(shop, "nothing"))
try:
    broken.missing
except AttributeError as error:
    print(error)
try:
    from broken import part
except ImportError as error:
    print(type(error).__name__, error)
