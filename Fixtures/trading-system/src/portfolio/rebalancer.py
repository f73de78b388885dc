# expect: live
"""Orders that bring the book back to its targets."""

from core import types
from execution import order_types
from portfolio import positions


def orders(
    book: positions.PositionBook,
    targets: dict[types.Instrument, float],
    prices: dict[str, float],
    capital: float,
    band: float = 0.02,
    account: str = "house",
) -> list[order_types.Order]:
    """One order for each instrument that is further from its target weight than the band."""
    found = []
    for instrument, weight in sorted(targets.items(), key=lambda item: item[0].symbol):
        price = prices[instrument.symbol]
        held = book.quantity(instrument.symbol, account)
        if abs(held * price / capital - weight) <= band:
            continue
        wanted = int(weight * capital / price // instrument.lot * instrument.lot)
        change = wanted - held
        if change:
            side = types.Side.BUY if change > 0 else types.Side.SELL
            found.append(order_types.Order(instrument, side, abs(change), account=account))
    return found
