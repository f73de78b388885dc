# expect: live
"""The feeds there are: every module in `market_data/feeds`, which has no `__init__` so that venues can ship their own."""

import importlib
import pkgutil

from market_data import feeds


def discover() -> dict[str, type]:
    """Feed classes by the name of their module."""
    found = {}
    for info in pkgutil.iter_modules(feeds.__path__):
        module = importlib.import_module(f"market_data.feeds.{info.name}")
        found[info.name] = module.Feed
    return found


def names() -> list[str]:
    return sorted(info.name for info in pkgutil.iter_modules(feeds.__path__))
