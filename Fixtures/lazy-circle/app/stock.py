import app.orders


def level():
    return 4


def left():
    return app.orders.LIMIT
