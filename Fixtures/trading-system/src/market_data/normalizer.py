# expect: live
"""What venues send, as quotes of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import types
from core.errors import StaleData

if TYPE_CHECKING:
    from market_data import feed_handler

FIELDS = {
    "northex": ("sym", "b", "a", "q", "ts"),
    "meridian": ("instrument", "bid_px", "ask_px", "qty", "time"),
    "replay": ("symbol", "bid", "ask", "size", "at"),
}
VENUE_OF = {"northex": "NX", "meridian": "MD", "replay": "NX"}


class Normalizer:
    def __init__(self, owner: feed_handler.FeedHandler | None = None):
        self.owner = owner
        self.instruments: dict[tuple[str, str], types.Instrument] = {}
        self.latest: dict[types.Instrument, float] = {}

    def instrument(self, symbol: str, venue: str) -> types.Instrument:
        return self.instruments.setdefault((symbol, venue), types.Instrument(symbol, venue))

    def normalize(self, feed: str, raw: dict) -> types.Quote:
        symbol, bid, ask, size, at = (raw[field] for field in FIELDS[feed])
        instrument = self.instrument(symbol, VENUE_OF[feed])
        if at < self.latest.get(instrument, 0.0):
            raise StaleData(f"{symbol} from {feed} came out of order")
        self.latest[instrument] = at
        return types.Quote(instrument, float(bid), float(ask), int(size), float(at))
