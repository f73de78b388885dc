# expect: live
"""Initial and maintenance margin, by the venue's table."""

from core import types
from risk_management import exposure

RATES = {"NX": (0.12, 0.08), "MD": (0.15, 0.10)}
FALLBACK = (0.25, 0.20)


def requirement(instrument: types.Instrument, quantity: int, price: float) -> tuple[float, float]:
    """(initial, maintenance) for one position."""
    initial, maintenance = RATES.get(instrument.venue, FALLBACK)
    notional = abs(quantity) * price
    return notional * initial, notional * maintenance


def call(book, marks: dict[str, float], cash: float) -> float:
    """What has to be paid in today; nothing is a zero, never a negative number."""
    needed = exposure.gross(book, marks) * FALLBACK[1]
    return max(0.0, needed - cash)


def leverage(book, marks: dict[str, float], cash: float) -> float:
    equity = cash + exposure.net(book, marks)
    return exposure.gross(book, marks) / equity if equity > 0 else float("inf")
