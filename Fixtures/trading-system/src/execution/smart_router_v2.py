# expect: dead
"""The router that was to replace order_router in Q3. Stopped when the team lead left."""

from core.errors import RejectedOrder
from execution import order_router, twap


class SmartRouterV2(order_router.OrderRouter):
    """Splits what is too large for the book, sends the rest as before."""

    max_participation = 0.05

    def route(self, order):
        quote = self.best(order.instrument.symbol, order.side)
        if quote is None:
            raise RejectedOrder(order.id, "nobody quotes")
        if order.quantity <= quote.size * self.max_participation:
            return super().route(order)
        plan = twap.TwapPlan(order, seconds=600, slices=10)
        fills = []
        for child in plan.due(elapsed=600):  # FIXME: needs a scheduler
            fills += super().route(child)
        return fills


class DarkPoolRouter:
    pass  # TODO
