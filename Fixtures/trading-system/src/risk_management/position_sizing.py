# expect: live
"""How large a position may be: by volatility, then by the limits, then in whole lots."""

import math

from core import types
from risk_management import limits

TARGET_DAILY_RISK = 2_500.0


def by_volatility(price: float, daily_volatility: float, risk: float = TARGET_DAILY_RISK) -> int:
    if price <= 0 or daily_volatility <= 0:
        return 0
    return math.floor(risk / (price * daily_volatility))


def allowed(instrument: types.Instrument, price: float, daily_volatility: float) -> int:
    """The quantity to trade, a multiple of the lot; zero where even one lot is too much."""
    wanted = by_volatility(price, daily_volatility)
    capped = min(wanted, limits.DEFAULT.max_position, limits.DEFAULT.max_order_notional / price)
    return int(capped // instrument.lot * instrument.lot)
