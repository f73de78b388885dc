# expect: live
"""How much of what the book holds, gross and net."""

from collections import defaultdict

from portfolio import positions


def gross(book: positions.PositionBook, marks: dict[str, float]) -> float:
    return sum(abs(p.quantity) * marks.get(p.symbol, p.average_price) for p in book)


def net(book: positions.PositionBook, marks: dict[str, float]) -> float:
    return sum(p.quantity * marks.get(p.symbol, p.average_price) for p in book)


def by_account(book: positions.PositionBook, marks: dict[str, float]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for position in book:
        totals[position.account] += abs(position.quantity) * marks.get(position.symbol, position.average_price)
    return dict(totals)


def concentration(book: positions.PositionBook, marks: dict[str, float]) -> float:
    """The Herfindahl index of the book: 1 when all is in one name."""
    whole = gross(book, marks)
    if not whole:
        return 0.0
    return sum((abs(p.quantity) * marks.get(p.symbol, p.average_price) / whole) ** 2 for p in book)
