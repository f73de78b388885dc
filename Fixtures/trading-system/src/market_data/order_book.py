# expect: live
"""The best prices of each venue for one symbol."""

from core import types


class OrderBook:
    def __init__(self):
        self._quotes: dict[str, types.Quote] = {}

    def update(self, quote: types.Quote) -> None:
        self._quotes[quote.instrument.venue] = quote

    @property
    def best_bid(self) -> types.Quote | None:
        return max(self._quotes.values(), key=lambda q: (q.bid, q.size), default=None)

    @property
    def best_ask(self) -> types.Quote | None:
        return min(self._quotes.values(), key=lambda q: (q.ask, -q.size), default=None)

    @property
    def crossed(self) -> bool:
        """Whether somebody bids more than somebody else asks."""
        return bool(self._quotes) and self.best_bid.bid > self.best_ask.ask

    def depth(self) -> int:
        return sum(quote.size for quote in self._quotes.values())
