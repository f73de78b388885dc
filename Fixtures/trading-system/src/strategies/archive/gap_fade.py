# expect: dead
"""Fades the opening gap, with the turtle's stop."""

from . import turtle


class GapFade(turtle.Turtle):
    least = 0.01

    def target(self, quote):
        candle = self.days.push(quote)
        if candle:
            self.candles.append(candle)
            return 0
        if not self.candles:
            return None
        gap = quote.mid / self.candles[-1].close - 1
        if abs(gap) < self.least:
            return None
        stop = self.true_range() * 2
        size = int(5_000 / max(stop, 0.01))
        return -size if gap > 0 else size
