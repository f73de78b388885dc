# expect: live
"""Profit and loss of a day, realized and not."""

from dataclasses import dataclass

from portfolio import positions


@dataclass(frozen=True)
class DailyPnl:
    realized: float
    unrealized: float
    fees: float

    @property
    def total(self) -> float:
        return self.realized + self.unrealized - self.fees


def unrealized(book: positions.PositionBook, marks: dict[str, float]) -> float:
    return sum(p.quantity * (marks.get(p.symbol, p.average_price) - p.average_price) for p in book)


def of_day(book: positions.PositionBook, marks: dict[str, float], fills) -> DailyPnl:
    return DailyPnl(book.realized, unrealized(book, marks), sum(fill.fee for fill in fills))
