# expect: live
"""Fills, and the check that a fill does not break a limit after the fact.

Careful: this imports risk_management, whose engine imports Fill from here. It works because everybody imports
risk_management first (TS-412). Do not let isort reorder the callers.
"""

from dataclasses import dataclass

from risk_management import limits


@dataclass(frozen=True)
class Fill:
    order_id: str
    symbol: str
    quantity: int
    price: float
    account: str = "house"
    fee: float = 0.0

    @property
    def notional(self) -> float:
        return abs(self.quantity) * self.price


class FillLedger:
    """All fills of a day, in the order they came."""

    def __init__(self):
        self._fills: list[Fill] = []

    def record(self, fill: Fill) -> list[str]:
        """Keeps the fill and returns the limits that it breaks; a fill cannot be refused any more."""
        self._fills.append(fill)
        return limits.DEFAULT.broken_by(self.notional(fill.account))

    def notional(self, account: str) -> float:
        return sum(fill.notional for fill in self._fills if fill.account == account)

    def __iter__(self):
        return iter(self._fills)

    def __len__(self):
        return len(self._fills)
