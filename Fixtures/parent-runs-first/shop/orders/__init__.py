import shop.stock

KNOWN = sorted(shop.stock.LEVELS)
