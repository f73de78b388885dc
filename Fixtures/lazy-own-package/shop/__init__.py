from shop import sub
from shop.more import first
