# expect: live
"""Follows candles: long above the slow average, short below."""

from collections import defaultdict

from market_data import candle_builder
from risk_management import position_sizing
from strategies import base, signals


class Momentum(base.Strategy):
    def __init__(self, name, symbols, fast=12, slow=48, seconds=60, **parameters):
        super().__init__(name, symbols, **parameters)
        self.candles = candle_builder.CandleBuilder(seconds)
        self.averages = defaultdict(lambda: (signals.MovingAverage(fast), signals.MovingAverage(slow)))
        self.last: dict[str, tuple[float, float]] = {}

    def target(self, quote):
        candle = self.candles.push(quote)
        if candle is None:
            return None
        symbol = quote.instrument.symbol
        fast, slow = self.averages[symbol]
        now = fast.push(candle.close), slow.push(candle.close)
        before, self.last[symbol] = self.last.get(symbol, now), now
        turn = signals.crossed(before, now)
        if not turn or not slow.full:
            return None
        return turn * position_sizing.allowed(quote.instrument, quote.mid, 0.02)


STRATEGY = Momentum
