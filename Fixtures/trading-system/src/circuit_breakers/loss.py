# expect: live
"""Breakers that count what was lost."""

from .base import CircuitBreaker, TripReason


class DailyLossBreaker(CircuitBreaker):
    reason = TripReason.LOSS
    cool_down = 24 * 3600.0

    def __init__(self, limit: float, **named):
        super().__init__(**named)
        self.limit = limit

    def examine(self, order, quote, book) -> None:
        if book is not None and book.realized < -self.limit:
            self.trip(f"lost {-book.realized:,.0f} today, the limit is {self.limit:,.0f}")


class DrawdownBreaker(CircuitBreaker):
    reason = TripReason.LOSS

    def __init__(self, fraction: float, capital: float, **named):
        super().__init__(**named)
        self.fraction = fraction
        self.capital = self.peak = capital

    def examine(self, order, quote, book) -> None:
        equity = self.capital + (book.realized if book is not None else 0.0)
        self.peak = max(self.peak, equity)
        if equity < self.peak * (1 - self.fraction):
            self.trip(f"{1 - equity / self.peak:.1%} below the peak")


class ConsecutiveLossBreaker(CircuitBreaker):
    reason = TripReason.LOSS

    def __init__(self, count: int, **named):
        super().__init__(**named)
        self.count = count
        self.streak = 0

    def on_trade(self, profit: float) -> None:
        self.streak = self.streak + 1 if profit < 0 else 0

    def examine(self, order, quote, book) -> None:
        if self.streak >= self.count:
            self.trip(f"{self.streak} losses in a row")
