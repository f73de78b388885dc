"""Whoever uses the package sees the same, and what he does not use is not loaded."""
import sys

import shop

print(sorted(name for name in dir(shop) if not name.startswith("_")))
print(shop.Cart.__module__, shop.__version__, len(sys.argv))
try:
    shop.nothing
except AttributeError as error:
    print(error, error.name)
from shop import *

print(Cart.size, pay(), slow.__name__)
