"""Only who imports `app.orders` first gets through: `app.stock` needs a name that is not bound yet."""
from app import orders, stock

print(orders.LIMIT, stock.left())
