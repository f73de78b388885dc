# expect: dead
"""Correlated shocks from history by block bootstrap: to feed `stress`, which still has three fixed scenarios."""

import random
from collections.abc import Iterator

from risk_management import correlation, kelly


class BlockBootstrap:
    """Draws blocks of consecutive days, so that bad days stay together."""

    def __init__(self, history: dict[str, list[float]], block: int = 10, seed: int = 0):
        lengths = {len(series) for series in history.values()}
        if len(lengths) != 1:
            raise ValueError("all series must have the same length")
        self.history = history
        self.length = lengths.pop()
        self.block = min(block, self.length)
        self._random = random.Random(seed)

    def paths(self, days: int) -> Iterator[dict[str, list[float]]]:
        while True:
            rows: list[int] = []
            while len(rows) < days:
                start = self._random.randrange(self.length - self.block + 1)
                rows += range(start, start + self.block)
            yield {name: [series[row] for row in rows[:days]] for name, series in self.history.items()}

    def check(self, days: int = 250) -> dict[tuple[str, str], float]:
        """How far a path's correlations are from those of the history."""
        real, drawn = correlation.matrix(self.history), correlation.matrix(next(self.paths(days)))
        return {pair: drawn[pair] - real[pair] for pair in real}

    def growth(self, name: str, share: float, days: int = 250) -> float:
        return kelly.growth(share, next(self.paths(days))[name])
