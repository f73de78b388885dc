"""`shop.total` is a function, although there is a module of that name."""
import shop

print(shop.total(), shop.rate(), shop.tax.__name__)
