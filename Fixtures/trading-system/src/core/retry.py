# expect: dead
"""Retries with full jitter and a budget shared by all callers of a backend.

Written after the Meridian outage and never wired in: `broker_gateway` still has its own loop.
"""

import functools
import random
import threading
import time

from core.errors import TradingError


class Budget:
    """At most `ratio` retries for each first attempt, so that an outage is not doubled by its clients."""

    def __init__(self, ratio: float = 0.1, reserve: float = 10.0):
        self._ratio = ratio
        self._tokens = self._reserve = reserve
        self._lock = threading.Lock()

    def attempt(self) -> None:
        with self._lock:
            self._tokens = min(self._reserve, self._tokens + self._ratio)

    def spend(self) -> bool:
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True


def retry(budget: Budget, times: int = 4, base: float = 0.05, cap: float = 2.0, sleep=time.sleep):
    """A decorator that tries again on errors that say they are retryable."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*values, **named):
            budget.attempt()
            for count in range(times):
                try:
                    return function(*values, **named)
                except TradingError as problem:
                    if not problem.retryable or count == times - 1 or not budget.spend():
                        raise
                    sleep(random.uniform(0, min(cap, base * 2**count)))

        return wrapper

    return decorate
