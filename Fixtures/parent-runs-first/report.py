import shop.orders.pricing

TOTAL = shop.orders.pricing.total([5, 7])
