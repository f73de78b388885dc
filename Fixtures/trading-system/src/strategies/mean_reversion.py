# expect: live
"""Sells what is dear and buys what is cheap, measured in deviations."""

from collections import defaultdict, deque

from risk_management import position_sizing
from strategies import base, signals


class MeanReversion(base.Strategy):
    def __init__(self, name, symbols, window=200, entry=2.0, exit=0.5, **parameters):
        super().__init__(name, symbols, **parameters)
        self.entry, self.exit = entry, exit
        self.mids = defaultdict(lambda: deque(maxlen=window))

    def target(self, quote):
        mids = self.mids[quote.instrument.symbol]
        score = signals.z_score(quote.mid, mids)
        mids.append(quote.mid)
        held = self.position.get(quote.instrument.symbol, 0)
        if abs(score) < self.exit and held:
            return 0
        if abs(score) > self.entry and not held:
            size = position_sizing.allowed(quote.instrument, quote.mid, 0.015)
            return -size if score > 0 else size
        return None


STRATEGY = MeanReversion
