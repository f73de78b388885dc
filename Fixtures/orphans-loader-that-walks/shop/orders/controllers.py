def show():
    return "orders"
