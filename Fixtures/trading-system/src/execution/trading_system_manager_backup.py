# expect: dead
"""Starts everything, wires it together, and stops it in the right order."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from risk_management import limits, risk_engine  # isort: skip
from core import clock, logging
from core.errors import RejectedOrder
from execution import broker_gateway, order_router
from market_data import feed_handler
from portfolio import positions
from strategies import loader

LOG = logging.get(__name__)


class TradingSystemManager:
    """The running system: one for each process."""

    def __init__(self, clock_=clock.SYSTEM):
        self.clock = clock_
        self.book = positions.PositionBook()
        self.risk = risk_engine.RiskEngine(limits.DEFAULT, self.book)
        self.router = order_router.OrderRouter(broker_gateway.BrokerGateway(), self.book)
        self.feeds = feed_handler.FeedHandler()
        self.strategies = []
        self.running = False

    def start(self) -> None:
        self.strategies = loader.load_all()
        self.feeds.subscribe(self.on_quote)
        self.feeds.start()
        self.running = True

    def stop(self) -> None:
        self.feeds.stop()
        self.running = False

    def on_quote(self, quote) -> None:
        self.router.on_quote(quote)
        for strategy in self.strategies:
            for order in strategy.on_quote(quote):
                self.submit(order)

    def submit(self, order):
        try:
            self.risk.check(order)
            return self.router.route(order)
        except RejectedOrder as refusal:
            LOG.info("%s", refusal)
            return []
