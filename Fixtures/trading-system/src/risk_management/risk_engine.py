# expect: live
"""The check before every order, and the view of risk after every fill."""

from core import logging
from core.errors import RejectedOrder
from execution.fills import Fill
from risk_management import exposure, limits, margin, stress, value_at_risk

LOG = logging.get(__name__)


class RiskEngine:
    def __init__(self, limit: limits.Limits, book):
        self.limits = limit
        self.book = book
        self.marks: dict[str, float] = {}
        self.returns: list[float] = []
        self.open_orders = 0

    def mark(self, symbol: str, price: float) -> None:
        old = self.marks.get(symbol)
        if old:
            self.returns.append(price / old - 1)
        self.marks[symbol] = price

    def check(self, order) -> None:
        """Raises RejectedOrder where the order must not be sent."""
        price = order.limit or self.marks.get(order.instrument.symbol, 0.0)
        notional = order.quantity * price
        if notional > self.limits.max_order_notional:
            raise RejectedOrder(order.id, f"notional {notional:,.0f} is over {self.limits.max_order_notional:,.0f}")
        held = self.book.quantity(order.instrument.symbol, order.account)
        if abs(held + order.quantity * order.side.sign) > self.limits.max_position:
            raise RejectedOrder(order.id, f"position would be over {self.limits.max_position:,.0f}")
        if self.open_orders >= self.limits.max_open_orders:
            raise RejectedOrder(order.id, "too many open orders")

    def on_fill(self, fill: Fill) -> None:
        self.mark(fill.symbol, fill.price)
        self.open_orders = max(0, self.open_orders - 1)
        LOG.debug("gross %.0f after %s", exposure.gross(self.book, self.marks), fill.order_id)

    def summary(self, cash: float = 0.0) -> dict[str, float]:
        return {
            "gross": exposure.gross(self.book, self.marks),
            "net": exposure.net(self.book, self.marks),
            "var99": value_at_risk.historical(self.returns),
            "stress": stress.worst(self.book, self.marks),
            "margin_call": margin.call(self.book, self.marks, cash),
        }
