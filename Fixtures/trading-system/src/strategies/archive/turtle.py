# expect: dead
"""The twenty-day breakout with average true range stops, as in the book."""

from market_data import candle_builder
from strategies import base


class Turtle(base.Strategy):
    def __init__(self, name, symbols, entry=20, leave=10, **parameters):
        super().__init__(name, symbols, **parameters)
        self.days = candle_builder.CandleBuilder(86_400)
        self.entry, self.leave = entry, leave
        self.candles = []

    def true_range(self) -> float:
        pairs = zip(self.candles, self.candles[1:])
        ranges = [max(b.high - b.low, abs(b.high - a.close), abs(b.low - a.close)) for a, b in pairs]
        return sum(ranges[-20:]) / max(len(ranges[-20:]), 1)

    def target(self, quote):
        candle = self.days.push(quote)
        if candle:
            self.candles.append(candle)
        if len(self.candles) < self.entry:
            return None
        if quote.mid > max(c.high for c in self.candles[-self.entry:]):
            return int(10_000 / max(self.true_range(), 0.01))
        if quote.mid < min(c.low for c in self.candles[-self.leave:]):
            return 0
        return None
