# expect: tool-only
"""Loads months of ticks into the store. Only `scripts/backfill_ticks.py` uses it."""

import csv
import glob
import os
import sqlite3


def rows(path: str):
    venue = os.path.basename(path).split("-")[0].upper()
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["symbol"], float(row["at"]), float(row["bid"]), float(row["ask"]), int(row["size"]), venue


def load(pattern: str, database: str, batch: int = 10_000) -> int:
    """Every file of a pattern, each in one transaction; the number of ticks."""
    connection = sqlite3.connect(database)
    count = 0
    try:
        for path in sorted(glob.glob(pattern)):
            with connection:
                pending = []
                for row in rows(path):
                    pending.append(row)
                    count += 1
                    if len(pending) == batch:
                        connection.executemany("INSERT INTO ticks VALUES (?, ?, ?, ?, ?, ?)", pending)
                        pending.clear()
                connection.executemany("INSERT INTO ticks VALUES (?, ?, ?, ?, ?, ?)", pending)
    finally:
        connection.close()
    return count
