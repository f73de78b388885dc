# expect: dead
"""Mean-variance weights. The research notebook has a newer one."""

import numpy as np
import pandas as pd

from risk_management import correlation


class Optimizer:
    def __init__(self, history: pd.DataFrame, shrinkage: float = 0.2):
        self.history = history
        self.shrinkage = shrinkage

    def covariance(self) -> np.ndarray:
        sample = self.history.pct_change().dropna().cov().to_numpy()
        return (1 - self.shrinkage) * sample + self.shrinkage * np.diag(np.diag(sample))

    def minimum_variance(self) -> dict[str, float]:
        inverse = np.linalg.pinv(self.covariance())
        weights = inverse.sum(axis=1) / inverse.sum()
        return dict(zip(self.history.columns, weights))

    def diversified(self) -> bool:
        table = correlation.matrix({name: list(self.history[name]) for name in self.history})
        return max((abs(v) for (a, b), v in table.items() if a != b), default=0.0) < 0.9


class BlackLitterman:
    pass  # TODO
