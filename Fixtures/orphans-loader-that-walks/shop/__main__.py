from shop.web import discover

discover()
