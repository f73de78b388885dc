# expect: dead
"""What an order will cost beyond the spread: the square-root law, fitted to our own fills.

Good work that nobody calls: the router still assumes one basis point for everything.
"""

import math
from dataclasses import dataclass

try:
    import numpy as np
except ImportError:
    np = None


@dataclass(frozen=True)
class ImpactModel:
    """cost = coefficient * volatility * (quantity / daily volume) ** exponent"""

    coefficient: float = 0.9
    exponent: float = 0.5

    def cost(self, quantity: float, daily_volume: float, volatility: float) -> float:
        if daily_volume <= 0:
            raise ValueError("no volume, no estimate")
        return self.coefficient * volatility * (abs(quantity) / daily_volume) ** self.exponent

    @classmethod
    def fit(cls, observations: list[tuple[float, float]]) -> "ImpactModel":
        """Least squares in logarithms over (participation, cost in volatilities)."""
        points = [(math.log(x), math.log(y)) for x, y in observations if x > 0 and y > 0]
        if len(points) < 2:
            raise ValueError("two observations at least")
        if np is not None:
            slope, cut = np.polyfit([x for x, _ in points], [y for _, y in points], 1)
            return cls(math.exp(cut), float(slope))
        mean_x = sum(x for x, _ in points) / len(points)
        mean_y = sum(y for _, y in points) / len(points)
        spread = sum((x - mean_x) ** 2 for x, _ in points)
        slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
        return cls(math.exp(mean_y - slope * mean_x), slope)
