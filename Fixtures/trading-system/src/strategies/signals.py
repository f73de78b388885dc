# expect: live
"""Signals that more than one strategy uses."""

from collections import deque


class MovingAverage:
    """The mean of the last values, in constant time."""

    def __init__(self, window: int):
        self.values = deque(maxlen=window)
        self._sum = 0.0

    def push(self, value: float) -> float:
        if len(self.values) == self.values.maxlen:
            self._sum -= self.values[0]
        self.values.append(value)
        self._sum += value
        return self._sum / len(self.values)

    @property
    def full(self) -> bool:
        return len(self.values) == self.values.maxlen


def z_score(value: float, values) -> float:
    count = len(values)
    if count < 2:
        return 0.0
    mean = sum(values) / count
    deviation = (sum((v - mean) ** 2 for v in values) / (count - 1)) ** 0.5
    return (value - mean) / deviation if deviation else 0.0


def crossed(before: tuple[float, float], now: tuple[float, float]) -> int:
    """1 when the first rose through the second, -1 when it fell through, else 0."""
    was, is_ = before[0] - before[1], now[0] - now[1]
    return (is_ > 0 >= was) - (is_ < 0 <= was)
