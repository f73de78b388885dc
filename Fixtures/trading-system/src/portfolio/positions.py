# expect: live
"""Positions by account and symbol, with the average price and what was realized."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from execution import fills


@dataclass
class Position:
    account: str
    symbol: str
    quantity: int = 0
    average_price: float = 0.0

    def apply(self, quantity: int, price: float) -> float:
        """Takes a signed quantity in; what closing part of the position realized."""
        realized = 0.0
        if self.quantity * quantity >= 0:
            total = self.quantity + quantity
            if total:
                self.average_price = (self.quantity * self.average_price + quantity * price) / total
        else:
            closed = min(abs(quantity), abs(self.quantity)) * (1 if self.quantity > 0 else -1)
            realized = closed * (price - self.average_price)
            if abs(quantity) > abs(self.quantity):
                self.average_price = price
        self.quantity += quantity
        return realized


class PositionBook:
    def __init__(self):
        self._positions: dict[tuple[str, str], Position] = {}
        self.realized = 0.0

    @classmethod
    def from_file(cls, path: str) -> PositionBook:
        book = cls()
        with open(path, encoding="utf-8") as file:
            for line in file:
                position = Position(**json.loads(line))
                book._positions[position.account, position.symbol] = position
        return book

    def apply(self, fill: fills.Fill) -> None:
        key = fill.account, fill.symbol
        position = self._positions.setdefault(key, Position(*key))
        self.realized += position.apply(fill.quantity, fill.price) - fill.fee

    def quantity(self, symbol: str, account: str) -> int:
        position = self._positions.get((account, symbol))
        return position.quantity if position else 0

    def __iter__(self):
        return iter(self._positions.values())
