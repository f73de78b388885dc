# expect: dead
"""Deletes old ticks. Its line in the crontab is commented out since the disk was doubled."""

import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from core import clock, config

DAYS = 400


def purge(path: str, days: float = DAYS) -> int:
    before = clock.SYSTEM.now().timestamp() - days * 86_400
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute("DELETE FROM ticks WHERE at < ?", (before,)).rowcount
    finally:
        connection.close()


def main() -> int:
    print(purge(config.setting("ticks", "ticks.db"), config.number("keep_days", DAYS)), "ticks deleted")
    return 0
