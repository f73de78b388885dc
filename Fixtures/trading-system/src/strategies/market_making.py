# expect: live
"""Quotes both sides, leaning against what it holds. Switched off in the configuration since March, not gone."""

from core import types
from execution import order_types
from strategies import base


class MarketMaking(base.Strategy):
    def __init__(self, name, symbols, size=10, edge=0.0005, most=500, **parameters):
        super().__init__(name, symbols, **parameters)
        self.size, self.edge, self.most = size, edge, most

    def on_quote(self, quote: types.Quote):
        if quote.instrument.symbol not in self.symbols:
            return []
        held = self.position.get(quote.instrument.symbol, 0)
        lean = -held / self.most * self.edge * quote.mid
        orders = []
        for side in types.Side:
            if abs(held + side.sign * self.size) > self.most:
                continue
            price = quote.instrument.round_price(quote.mid * (1 - side.sign * self.edge) + lean)
            orders.append(order_types.Order(quote.instrument, side, self.size, price, account=self.name))
        return orders


STRATEGY = MarketMaking
