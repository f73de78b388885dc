# expect: live
"""Runs the feeds and hands on what they deliver."""

from core import logging
from core.errors import StaleData
from market_data import feed_registry, normalizer, order_book
from monitoring import metrics

LOG = logging.get(__name__)


class FeedHandler:
    """All feeds of a process. Subscribers are called in the order they came."""

    def __init__(self, names: list[str] | None = None):
        self.names = names
        self.feeds: dict[str, object] = {}
        self.books: dict[str, order_book.OrderBook] = {}
        self.normalizer = normalizer.Normalizer()
        self._subscribers = []
        self.last_at = 0.0

    def subscribe(self, function) -> None:
        self._subscribers.append(function)

    def start(self) -> None:
        for name, make in feed_registry.discover().items():
            if self.names is None or name in self.names:
                self.feeds[name] = make()
                LOG.info("feed %s started", name)

    def stop(self) -> None:
        self.feeds.clear()

    def poll(self) -> int:
        """Takes what the feeds have now; the number of quotes handed on."""
        count = 0
        for name, feed in self.feeds.items():
            for raw in feed.read():
                try:
                    quote = self.normalizer.normalize(name, raw)
                except StaleData as problem:
                    metrics.count("quotes.stale", feed=name)
                    LOG.debug("%s", problem)
                    continue
                self.last_at = quote.at
                self.books.setdefault(quote.instrument.symbol, order_book.OrderBook()).update(quote)
                for function in self._subscribers:
                    function(quote)
                count += 1
        return count
