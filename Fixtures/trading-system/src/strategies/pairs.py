# expect: live
"""Two names that move together: trades the gap when it is wide."""

from collections import deque

from risk_management import correlation
from strategies import base, signals

try:
    import numpy as np
except ImportError:
    np = None


class Pairs(base.Strategy):
    def __init__(self, name, symbols, window=500, entry=2.5, least_correlation=0.8, size=100, **parameters):
        super().__init__(name, symbols, **parameters)
        self.left, self.right = symbols
        self.entry, self.least, self.size = entry, least_correlation, size
        self.series = {symbol: deque(maxlen=window) for symbol in symbols}
        self.gaps = deque(maxlen=window)

    def ratio(self) -> float:
        left, right = list(self.series[self.left]), list(self.series[self.right])
        count = min(len(left), len(right))
        if np is not None:
            return float(np.polyfit(right[-count:], left[-count:], 1)[0])
        mean_l, mean_r = sum(left[-count:]) / count, sum(right[-count:]) / count
        spread = sum((r - mean_r) ** 2 for r in right[-count:])
        return sum((l - mean_l) * (r - mean_r) for l, r in zip(left[-count:], right[-count:])) / spread if spread else 1.0

    def target(self, quote):
        symbol = quote.instrument.symbol
        self.series[symbol].append(quote.mid)
        if symbol != self.left or len(self.series[self.right]) < 50 or len(self.series[self.left]) < 50:
            return None
        if correlation.pearson(list(self.series[self.left]), list(self.series[self.right])) < self.least:
            return 0
        gap = quote.mid - self.ratio() * self.series[self.right][-1]
        score = signals.z_score(gap, self.gaps)
        self.gaps.append(gap)
        return (-self.size if score > 0 else self.size) if abs(score) > self.entry else None


STRATEGY = Pairs
