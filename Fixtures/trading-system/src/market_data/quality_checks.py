# expect: dead
"""Finds gaps, crossed quotes and frozen prices in a day of ticks.

Found the frozen Meridian feed of last May after the fact. It belongs into feed_handler; nobody had the time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core import types
from market_data import calendar


@dataclass(frozen=True)
class Defect:
    kind: str
    symbol: str
    at: float
    text: str


def check(quotes: Iterable[types.Quote], gap: float = 30.0, frozen: int = 500) -> Iterator[Defect]:
    """Defects in the order of the quotes, which must be in the order of time."""
    last: dict[str, types.Quote] = {}
    same: dict[str, int] = {}
    for quote in quotes:
        symbol = quote.instrument.symbol
        if quote.bid >= quote.ask:
            yield Defect("crossed", symbol, quote.at, f"bid {quote.bid} is not below ask {quote.ask}")
        before = last.get(symbol)
        if before is not None:
            if quote.at - before.at > gap:
                yield Defect("gap", symbol, before.at, f"{quote.at - before.at:.0f} s of nothing")
            same[symbol] = same.get(symbol, 0) + 1 if (quote.bid, quote.ask) == (before.bid, before.ask) else 0
            if same[symbol] == frozen:
                yield Defect("frozen", symbol, quote.at, f"the same prices {frozen} times")
        last[symbol] = quote


def expected(venue: str, moment) -> bool:
    return calendar.is_open(venue, moment)
