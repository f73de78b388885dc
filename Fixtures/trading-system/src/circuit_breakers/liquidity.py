# expect: live
"""Breakers that watch whether there is anybody to trade with."""

from .base import CircuitBreaker, TripReason


class SpreadBreaker(CircuitBreaker):
    reason = TripReason.LIQUIDITY
    cool_down = 30.0

    def __init__(self, fraction: float, **named):
        super().__init__(**named)
        self.fraction = fraction

    def examine(self, order, quote, book) -> None:
        if quote is not None and quote.spread > self.fraction * quote.mid:
            self.trip(f"spread {quote.spread:.4f} on {quote.instrument.symbol}")


class DepthBreaker(CircuitBreaker):
    reason = TripReason.LIQUIDITY

    def __init__(self, least: int, **named):
        super().__init__(**named)
        self.least = least

    def examine(self, order, quote, book) -> None:
        if quote is not None and quote.size < self.least:
            self.trip(f"only {quote.size} quoted")


class StaleQuoteBreaker(CircuitBreaker):
    reason = TripReason.LIQUIDITY

    def __init__(self, seconds: float, **named):
        super().__init__(**named)
        self.seconds = seconds

    def examine(self, order, quote, book) -> None:
        if quote is not None and self.clock.now().timestamp() - quote.at > self.seconds:
            self.trip(f"the quote is older than {self.seconds} s")
