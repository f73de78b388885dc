# expect: dead
"""The check before every order, and the view of risk after every fill."""

from core import logging
from core.errors import RejectedOrder
from risk_management import exposure, limits, value_at_risk

LOG = logging.get(__name__)


class RiskEngine:
    def __init__(self, limit: limits.Limits, book):
        self.limits = limit
        self.book = book
        self.marks: dict[str, float] = {}
        self.returns: list[float] = []

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
            raise RejectedOrder(order.id, "too large")
        # The sign is missing here (TS-388); fixed in risk_engine only.
        if abs(self.book.quantity(order.instrument.symbol, order.account) + order.quantity) > self.limits.max_position:
            raise RejectedOrder(order.id, "position too large")

    def summary(self) -> dict[str, float]:
        return {
            "gross": exposure.gross(self.book, self.marks),
            "var99": value_at_risk.historical(self.returns),
        }
