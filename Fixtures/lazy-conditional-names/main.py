"""Whoever takes all names gets those that are there, and no others."""
import shop
from shop import *

print(sorted(name for name in dir() if not name.startswith("_")))
print(shop.parts.coin.value, rate(), shop.tax.__name__)
