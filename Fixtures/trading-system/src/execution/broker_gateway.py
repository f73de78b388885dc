# expect: live
"""The one door to brokers: picks one by name, keeps it connected, tries again."""

import time

from core import config, logging, registry
from core.errors import BrokerUnavailable
from monitoring import metrics

LOG = logging.get(__name__)


class BrokerGateway:
    def __init__(self, name: str | None = None, attempts: int = 3, pause: float = 0.2):
        self.name = name or config.setting("broker", "paper")
        self.attempts = attempts
        self.pause = pause
        self._broker = None

    @property
    def broker(self):
        if self._broker is None:
            self._broker = registry.broker(self.name)()
        return self._broker

    def send(self, order):
        for attempt in range(1, self.attempts + 1):
            try:
                with metrics.timed("broker.send", broker=self.name):
                    return self.broker.send(order)
            except BrokerUnavailable:
                LOG.warning("broker %s unavailable, attempt %d of %d", self.name, attempt, self.attempts)
                self._broker = None
                if attempt == self.attempts:
                    raise
                time.sleep(self.pause * attempt)

    def cancel(self, order_id: str) -> bool:
        return self.broker.cancel(order_id)
