# expect: test-only
"""Stand-ins with a memory."""

from core import types
from core.errors import BrokerUnavailable
from execution import order_types


class FakeBroker:
    """Remembers what it was sent, and fails as often as it is told to."""

    def __init__(self, failures: int = 0):
        self.failures = failures
        self.sent: list[order_types.Order] = []

    def send(self, order: order_types.Order):
        if self.failures:
            self.failures -= 1
            raise BrokerUnavailable("as told")
        self.sent.append(order)
        return []

    def cancel(self, order_id: str) -> bool:
        return any(order.id == order_id for order in self.sent)


def quote(symbol: str = "TEA", bid: float = 9.99, ask: float = 10.01, size: int = 100, at: float = 0.0) -> types.Quote:
    return types.Quote(types.Instrument(symbol, "NX"), bid, ask, size, at)


def order(symbol: str = "TEA", quantity: int = 10, limit: float | None = 10.0) -> order_types.Order:
    return order_types.Order(types.Instrument(symbol, "NX"), types.Side.BUY, quantity, limit)
