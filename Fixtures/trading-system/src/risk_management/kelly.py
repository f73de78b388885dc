# expect: dead
"""The growth-optimal fraction, and a half of it for people who want to sleep.

Checked against the textbook; `position_sizing` was to use it once the desk agreed on a cap.
"""

import math
from collections.abc import Sequence


def fraction(win_rate: float, win: float, loss: float) -> float:
    """Kelly for a bet that wins `win` or loses `loss` per unit; never negative."""
    if not 0 <= win_rate <= 1 or win <= 0 or loss <= 0:
        raise ValueError("a probability and two positive amounts")
    return max(0.0, win_rate / loss - (1 - win_rate) / win)


def growth(share: float, returns: Sequence[float]) -> float:
    """The mean logarithmic growth when `share` of the capital is at stake."""
    if any(1 + share * r <= 0 for r in returns):
        return -math.inf
    return sum(math.log1p(share * r) for r in returns) / len(returns)


def from_returns(returns: Sequence[float], cap: float = 3.0, tolerance: float = 1e-6) -> float:
    """The share that maximises growth, by golden section: growth is concave in the share."""
    low, high = 0.0, cap
    ratio = (math.sqrt(5) - 1) / 2
    while high - low > tolerance:
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        if growth(a, returns) < growth(b, returns):
            low = a
        else:
            high = b
    return (low + high) / 2


def half(returns: Sequence[float]) -> float:
    return from_returns(returns) / 2
