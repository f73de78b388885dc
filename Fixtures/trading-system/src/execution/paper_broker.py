# expect: live
"""A broker that fills everything at once, at the price it is shown."""

from execution import order_types


class PaperBroker:
    slippage = 0.0001

    def __init__(self):
        self.orders: dict[str, order_types.Order] = {}
        self.marks: dict[str, float] = {}

    def mark(self, symbol: str, price: float) -> None:
        self.marks[symbol] = price

    def send(self, order: order_types.Order):
        # fills pulls in risk_management; a broker must not do that while it is being imported.
        from execution import fills

        self.orders[order.id] = order
        price = order.limit or self.marks.get(order.instrument.symbol)
        if price is None:
            order.move_to(order_types.Status.REJECTED)
            return []
        paid = order.instrument.round_price(price * (1 + self.slippage * order.side.sign))
        order.filled = order.quantity
        order.move_to(order_types.Status.FILLED)
        return [fills.Fill(order.id, order.instrument.symbol, order.quantity * order.side.sign, paid, order.account)]

    def cancel(self, order_id: str) -> bool:
        order = self.orders.get(order_id)
        if order is None or order.status in order_types.FINAL:
            return False
        order.move_to(order_types.Status.CANCELLED)
        return True
