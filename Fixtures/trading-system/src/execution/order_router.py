# expect: live
"""Where an order goes: the venue with the better price, and whole lots only."""

from core import logging, types
from core.errors import RejectedOrder
from execution import broker_gateway, order_types
from portfolio import positions

LOG = logging.get(__name__)


class OrderRouter:
    def __init__(self, gateway: broker_gateway.BrokerGateway, book: positions.PositionBook):
        self.gateway = gateway
        self.book = book
        self.quotes: dict[tuple[str, str], types.Quote] = {}

    def on_quote(self, quote: types.Quote) -> None:
        self.quotes[quote.instrument.symbol, quote.instrument.venue] = quote

    def best(self, symbol: str, side: types.Side) -> types.Quote | None:
        """The quote that is cheapest to take, or None where nobody quotes."""
        quotes = [quote for (name, _), quote in self.quotes.items() if name == symbol]
        if not quotes:
            return None
        return min(quotes, key=lambda q: q.ask) if side is types.Side.BUY else max(quotes, key=lambda q: q.bid)

    def route(self, order: order_types.Order):
        if order.quantity % order.instrument.lot:
            raise RejectedOrder(order.id, f"{order.quantity} is no multiple of the lot {order.instrument.lot}")
        quote = self.best(order.instrument.symbol, order.side)
        if quote and order.limit is None:
            order.limit = quote.ask if order.side is types.Side.BUY else quote.bid
        LOG.info("routing %s %s x %d", order.id, order.instrument.symbol, order.quantity)
        result = self.gateway.send(order)
        for fill in result:
            self.book.apply(fill)
        return result
