# expect: live
"""The small values that travel between packages. (Yes, it is called `types`; always import it as `from core import types`.)"""

import enum
import types
from dataclasses import dataclass


class Side(enum.Enum):
    BUY = 1
    SELL = -1

    @property
    def sign(self) -> int:
        return self.value


@dataclass(frozen=True)
class Instrument:
    symbol: str
    venue: str
    tick_size: float = 0.01
    lot: int = 1

    def round_price(self, price: float) -> float:
        return round(round(price / self.tick_size) * self.tick_size, 10)


@dataclass(frozen=True)
class Quote:
    instrument: Instrument
    bid: float
    ask: float
    size: int
    at: float

    @property
    def mid(self) -> float:
        return (self.bid + self.ask) / 2

    @property
    def spread(self) -> float:
        return self.ask - self.bid


# Venues differ in what they call things; a read-only table keeps anybody from patching it at run time again.
VENUES = types.MappingProxyType({"NX": "Northex", "MD": "Meridian"})
