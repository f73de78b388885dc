# expect: live
"""Buys the highest price of the window, sells the lowest, flat at the close."""

from collections import defaultdict, deque

from core import clock
from market_data import calendar
from strategies import base


class Breakout(base.Strategy):
    def __init__(self, name, symbols, window=300, size=50, **parameters):
        super().__init__(name, symbols, **parameters)
        self.size = size
        self.mids = defaultdict(lambda: deque(maxlen=window))

    def target(self, quote):
        mids = self.mids[quote.instrument.symbol]
        if calendar.minutes_to_close(quote.instrument.venue, clock.SYSTEM.now()) < 10:
            return 0
        high, low = max(mids, default=quote.mid), min(mids, default=quote.mid)
        mids.append(quote.mid)
        if len(mids) < mids.maxlen:
            return None
        if quote.mid > high:
            return self.size
        if quote.mid < low:
            return -self.size
        return None


STRATEGY = Breakout
