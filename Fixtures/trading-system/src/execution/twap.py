# expect: dead
"""Time-weighted slices of a large order, with jitter so that nobody can set a watch by us."""

import random

from execution import order_types, slippage


class TwapPlan:
    """An order cut into equal slices over a window."""

    def __init__(self, order: order_types.Order, seconds: float, slices: int, seed: int | None = None):
        if slices < 1 or slices > order.quantity:
            raise ValueError("a slice for each unit at most")
        self.order = order
        self._random = random.Random(seed)
        base, rest = divmod(order.quantity, slices)
        self.quantities = [base + (index < rest) for index in range(slices)]
        step = seconds / slices
        self.times = [step * index + self._random.uniform(0, step / 2) for index in range(slices)]

    def due(self, elapsed: float) -> list[order_types.Order]:
        """The child orders whose time has come, each returned once."""
        ready = [quantity for at, quantity in zip(self.times, self.quantities) if at <= elapsed]
        self.times, self.quantities = self.times[len(ready):], self.quantities[len(ready):]
        return [order_types.Order(self.order.instrument, self.order.side, q, self.order.limit) for q in ready]

    def estimate(self, daily_volume: float, volatility: float) -> float:
        model = slippage.ImpactModel()
        return sum(model.cost(q, daily_volume, volatility) * q for q in self.quantities) / max(sum(self.quantities), 1)
