# expect: live
"""Correlations between instruments, with pandas where it is installed."""

import math

try:
    import pandas as pd
except ImportError:
    pd = None


def pearson(left: list[float], right: list[float]) -> float:
    count = min(len(left), len(right))
    if count < 2:
        return 0.0
    left, right = left[-count:], right[-count:]
    mean_l, mean_r = sum(left) / count, sum(right) / count
    cross = sum((a - mean_l) * (b - mean_r) for a, b in zip(left, right))
    scale = math.sqrt(sum((a - mean_l) ** 2 for a in left) * sum((b - mean_r) ** 2 for b in right))
    return cross / scale if scale else 0.0


def matrix(returns: dict[str, list[float]]) -> dict[tuple[str, str], float]:
    names = sorted(returns)
    if pd is not None:
        table = pd.DataFrame({name: pd.Series(returns[name]) for name in names}).corr()
        return {(a, b): float(table.loc[a, b]) for a in names for b in names}
    return {(a, b): pearson(returns[a], returns[b]) for a in names for b in names}
