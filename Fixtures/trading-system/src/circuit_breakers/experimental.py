# expect: dead
"""Breakers we tried in the spring. Kept "for the hackathon"."""

from circuit_breakers import CircuitBreaker, TripReason, rolling_deviation


class SentimentBreaker(CircuitBreaker):
    """Trips on bad news. TODO: a source of news."""

    def examine(self, order, quote, book) -> None:
        pass


class AdaptiveVolatilityBreaker(CircuitBreaker):
    reason = TripReason.VOLATILITY

    def __init__(self, multiple: float = 4.0, **named):
        super().__init__(**named)
        self.multiple = multiple
        self.short: list[float] = []
        self.long: list[float] = []

    def examine(self, order, quote, book) -> None:
        if quote is None:
            return
        self.short = [*self.short[-29:], quote.mid]
        self.long = [*self.long[-599:], quote.mid]
        if len(self.long) >= 60 and rolling_deviation(self.short) > self.multiple * rolling_deviation(self.long):
            self.trip("the short window is wilder than the long one")
