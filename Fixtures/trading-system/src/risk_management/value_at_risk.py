# expect: live
"""Historical and parametric value at risk. numpy where it is there; the nightly box has none."""

import math
import statistics

try:
    import numpy as np
except ImportError:
    np = None

QUANTILES = {0.95: 1.645, 0.99: 2.326}


def historical(returns: list[float], confidence: float = 0.99) -> float:
    """The loss not exceeded with the given confidence, as a positive fraction."""
    if not returns:
        return 0.0
    if np is not None:
        return max(0.0, -float(np.quantile(np.asarray(returns), 1 - confidence)))
    ordered = sorted(returns)
    place = (len(ordered) - 1) * (1 - confidence)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return max(0.0, -(ordered[low] + (ordered[high] - ordered[low]) * (place - low)))


def parametric(returns: list[float], confidence: float = 0.99) -> float:
    if len(returns) < 2:
        return 0.0
    return max(0.0, QUANTILES[confidence] * statistics.stdev(returns) - statistics.fmean(returns))


def expected_shortfall(returns: list[float], confidence: float = 0.975) -> float:
    tail = sorted(returns)[: max(1, int(len(returns) * (1 - confidence)))]
    return max(0.0, -statistics.fmean(tail)) if returns else 0.0
