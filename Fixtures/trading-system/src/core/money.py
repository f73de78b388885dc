# expect: dead
"""Amounts that never lose a cent.

`portfolio.pnl` adds floats to this day; this was to replace them in release 4 and its branch was merged without its callers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

PLACES = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3}


@dataclass(frozen=True, order=True)
class Money:
    """An exact amount of one currency."""

    currency: str
    amount: Decimal

    @classmethod
    def of(cls, text: str | int | Decimal, currency: str) -> Money:
        quantum = Decimal(1).scaleb(-PLACES[currency])
        return cls(currency, Decimal(text).quantize(quantum, rounding=ROUND_HALF_EVEN))

    def _same(self, other: Money) -> None:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.currency, self.amount + other.amount)

    def __neg__(self) -> Money:
        return Money(self.currency, -self.amount)

    def __sub__(self, other: Money) -> Money:
        return self + -other

    def split(self, weights: list[int]) -> list[Money]:
        """Shares in proportion to the weights that add up to the whole, the odd cents to the largest remainders."""
        total = sum(weights)
        quantum = Decimal(1).scaleb(-PLACES[self.currency])
        units = int(self.amount / quantum)
        shares = [units * weight // total for weight in weights]
        order = sorted(range(len(weights)), key=lambda i: -(units * weights[i] % total))
        for index in order[: units - sum(shares)]:
            shares[index] += 1
        return [Money(self.currency, share * quantum) for share in shares]
