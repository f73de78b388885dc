from shop.orders.controllers import show

ROUTES = {"/orders": show}
