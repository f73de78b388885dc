# expect: live
"""Quotes folded into candles."""

from dataclasses import dataclass

from core import types

try:
    import pandas as pd
except ImportError:
    pd = None


@dataclass
class Candle:
    start: float
    open: float
    high: float
    low: float
    close: float

    def push(self, price: float) -> None:
        self.high = max(self.high, price)
        self.low = min(self.low, price)
        self.close = price


class CandleBuilder:
    def __init__(self, seconds: float):
        self.seconds = seconds
        self._open: dict[str, Candle] = {}

    def push(self, quote: types.Quote) -> Candle | None:
        """Adds a quote; the candle that it closed, if it closed one."""
        start = quote.at // self.seconds * self.seconds
        current = self._open.get(quote.instrument.symbol)
        if current is not None and current.start == start:
            current.push(quote.mid)
            return None
        self._open[quote.instrument.symbol] = Candle(start, quote.mid, quote.mid, quote.mid, quote.mid)
        return current


def frame(candles: list[Candle]):
    """The candles as a data frame, for the notebooks."""
    if pd is None:
        raise RuntimeError("pandas is not installed")
    return pd.DataFrame([vars(candle) for candle in candles]).set_index("start")
