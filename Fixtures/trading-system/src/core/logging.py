# expect: live
"""Logging set up once, by each process, from one table."""

import logging
import logging.config

from core import config

TABLE = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "monitoring.log_formatter.JsonFormatter", "service": "trading"},
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}


def setup() -> None:
    table = dict(TABLE)
    if config.setting("log_format") == "plain":
        table["handlers"] = {"console": {"class": "logging.StreamHandler", "formatter": "plain"}}
    logging.config.dictConfig(table)


def get(name: str) -> logging.Logger:
    return logging.getLogger(f"trading.{name}")
