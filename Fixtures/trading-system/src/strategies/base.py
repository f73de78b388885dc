# expect: live
"""What a strategy is to the system."""

from core import types
from execution import order_types


class Strategy:
    """Sees quotes, answers with orders."""

    def __init__(self, name: str, symbols: list[str], **parameters):
        self.name = name
        self.symbols = set(symbols)
        self.parameters = parameters
        self.position: dict[str, int] = {}

    def on_quote(self, quote: types.Quote) -> list[order_types.Order]:
        if quote.instrument.symbol not in self.symbols:
            return []
        target = self.target(quote)
        if target is None:
            return []
        return self.move(quote.instrument, target)

    def target(self, quote: types.Quote) -> int | None:
        """The position wanted now, or None to leave it."""
        raise NotImplementedError

    def move(self, instrument: types.Instrument, target: int) -> list[order_types.Order]:
        change = target - self.position.get(instrument.symbol, 0)
        if not change:
            return []
        self.position[instrument.symbol] = target
        side = types.Side.BUY if change > 0 else types.Side.SELL
        return [order_types.Order(instrument, side, abs(change), account=self.name)]
