# expect: dead
"""Which lot was sold: first in first out, last in first out, or highest cost first.

Accounting asked for it, tested it and changed systems. It is right, and `positions` knows averages only.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from core import money


@dataclass
class Lot:
    bought: dt.date
    quantity: int
    price: float


@dataclass(frozen=True)
class Disposal:
    bought: dt.date
    sold: dt.date
    quantity: int
    gain: money.Money

    @property
    def long_term(self) -> bool:
        return (self.sold - self.bought).days > 365


ORDERS: dict[str, Callable[[Lot], tuple]] = {
    "fifo": lambda lot: (lot.bought,),
    "lifo": lambda lot: (-lot.bought.toordinal(),),
    "hifo": lambda lot: (-lot.price, lot.bought),
}


class LotLedger:
    def __init__(self, method: str = "fifo", currency: str = "EUR"):
        self.lots: list[Lot] = []
        self.key = ORDERS[method]
        self.currency = currency

    def buy(self, day: dt.date, quantity: int, price: float) -> None:
        self.lots.append(Lot(day, quantity, price))

    def sell(self, day: dt.date, quantity: int, price: float) -> list[Disposal]:
        """Takes lots in order until the quantity is met; the part of a lot that is left stays."""
        if quantity > sum(lot.quantity for lot in self.lots):
            raise ValueError("more than is held")
        disposals = []
        for lot in sorted(self.lots, key=self.key):
            taken = min(lot.quantity, quantity)
            if not taken:
                break
            lot.quantity -= taken
            quantity -= taken
            gain = money.Money.of(str(round((price - lot.price) * taken, 6)), self.currency)
            disposals.append(Disposal(lot.bought, day, taken, gain))
        self.lots = [lot for lot in self.lots if lot.quantity]
        return disposals
