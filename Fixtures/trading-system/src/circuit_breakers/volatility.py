# expect: live
"""Breakers that watch how prices move."""

import statistics
from collections import deque

from .base import CircuitBreaker, TripReason

try:
    import numpy as np
except ImportError:
    np = None


def rolling_deviation(values) -> float:
    if len(values) < 2:
        return 0.0
    if np is not None:
        return float(np.std(np.fromiter(values, float), ddof=1))
    return statistics.stdev(values)


class VolatilityBreaker(CircuitBreaker):
    reason = TripReason.VOLATILITY

    def __init__(self, limit: float, window: int = 120, **named):
        super().__init__(**named)
        self.limit = limit
        self.mids = deque(maxlen=window)

    def examine(self, order, quote, book) -> None:
        if quote is None:
            return
        self.mids.append(quote.mid)
        deviation = rolling_deviation(self.mids)
        if deviation > self.limit * quote.mid:
            self.trip(f"deviation {deviation:.4f} over {len(self.mids)} quotes")


class PriceGapBreaker(CircuitBreaker):
    reason = TripReason.VOLATILITY

    def __init__(self, fraction: float, **named):
        super().__init__(**named)
        self.fraction = fraction
        self.last: dict[str, float] = {}

    def examine(self, order, quote, book) -> None:
        if quote is None:
            return
        before = self.last.get(quote.instrument.symbol, quote.mid)
        self.last[quote.instrument.symbol] = quote.mid
        if abs(quote.mid / before - 1) > self.fraction:
            self.trip(f"{quote.instrument.symbol} jumped from {before} to {quote.mid}")
