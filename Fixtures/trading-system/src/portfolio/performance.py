# expect: live
"""Sharpe, drawdown and friends."""

import math
import statistics

try:
    import pandas as pd
except ImportError:
    pd = None

DAYS = 252


def returns(equity: list[float]) -> list[float]:
    if pd is not None:
        return pd.Series(equity).pct_change().dropna().tolist()
    return [b / a - 1 for a, b in zip(equity, equity[1:])]


def sharpe(equity: list[float], risk_free: float = 0.0) -> float:
    daily = [r - risk_free / DAYS for r in returns(equity)]
    if len(daily) < 2:
        return 0.0
    deviation = statistics.stdev(daily)
    return statistics.fmean(daily) / deviation * math.sqrt(DAYS) if deviation else 0.0


def max_drawdown(equity: list[float]) -> float:
    peak, worst = -math.inf, 0.0
    for value in equity:
        peak = max(peak, value)
        worst = min(worst, value / peak - 1)
    return -worst
