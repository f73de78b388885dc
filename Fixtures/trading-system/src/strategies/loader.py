# expect: live
"""Strategies by name, from the configuration."""

import importlib
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from core import config, logging
from core.errors import ConfigError

LOG = logging.get(__name__)


def load(name: str, symbols: list[str], **parameters):
    """One strategy: its module is `strategies.<name>`, its class the module's `STRATEGY`."""
    if not name.isidentifier():
        raise ConfigError(f"{name!r} is no name of a strategy")
    try:
        module = importlib.import_module(f"strategies.{name}")
    except ModuleNotFoundError as problem:
        raise ConfigError(f"no strategy named {name!r}") from problem
    return module.STRATEGY(name, symbols, **parameters)


def load_all(file: str = "strategies.yaml") -> list:
    found = []
    for entry in config.load(file).get("strategies", []):
        if not entry.get("enabled", True):
            LOG.info("strategy %s is switched off", entry["name"])
            continue
        found.append(load(entry["name"], entry["symbols"], **entry.get("parameters", {})))
    return found
