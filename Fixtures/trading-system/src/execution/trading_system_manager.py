# expect: live
"""Starts everything, wires it together, and stops it in the right order."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# risk_management must come before execution.fills (TS-412).
from risk_management import limits, risk_engine  # isort: skip
from circuit_breakers import BreakerTripped, DailyLossBreaker, KillSwitch, SpreadBreaker
from core import clock, config, logging
from core.errors import RejectedOrder, TradingError
from execution import broker_gateway, order_router
from execution.fills import FillLedger
from market_data import feed_handler
from monitoring import alerts, metrics
from portfolio import positions
from strategies import loader

LOG = logging.get(__name__)


class TradingSystemManager:
    """The running system: one for each process."""

    def __init__(self, clock_=clock.SYSTEM):
        self.clock = clock_
        self.book = positions.PositionBook()
        self.ledger = FillLedger()
        self.risk = risk_engine.RiskEngine(limits.DEFAULT, self.book)
        self.router = order_router.OrderRouter(broker_gateway.BrokerGateway(), self.book)
        self.kill_switch = KillSwitch()
        self.breakers = [DailyLossBreaker(config.number("daily_loss", 50_000)), SpreadBreaker(0.02), self.kill_switch]
        self.feeds = feed_handler.FeedHandler()
        self.strategies = []
        self.running = False

    def start(self) -> None:
        self.strategies = loader.load_all()
        self.feeds.subscribe(self.on_quote)
        self.feeds.start()
        self.running = True
        LOG.info("started with %d strategies", len(self.strategies))

    def stop(self) -> None:
        self.running = False
        self.feeds.stop()
        metrics.flush()

    def on_quote(self, quote) -> None:
        self.router.on_quote(quote)
        for strategy in self.strategies:
            for order in strategy.on_quote(quote):
                self.submit(order, quote)

    def submit(self, order, quote=None):
        """Checks an order and sends it; the fills, or nothing where it was refused."""
        try:
            for breaker in self.breakers:
                breaker.check(order=order, quote=quote, book=self.book)
            self.risk.check(order)
            fills = self.router.route(order)
        except BreakerTripped as trip:
            alerts.send("critical", f"breaker tripped: {trip}")
            return []
        except RejectedOrder as refusal:
            metrics.count("orders.rejected")
            LOG.info("%s", refusal)
            return []
        except TradingError as problem:
            alerts.send("error", str(problem))
            return []
        for fill in fills:
            for broken in self.ledger.record(fill):
                alerts.send("warning", f"{fill.order_id} broke {broken}")
        return fills

    def status(self) -> dict:
        # health imports this module.
        from monitoring import health

        return health.report(self)


if __name__ == "__main__":
    logging.setup()
    TradingSystemManager().start()
