# expect: tool-only
"""Moves the tick store from one schema version to the next. Run by `scripts/migrate.py`, by hand, at weekends."""

import sqlite3

STEPS = [
    "CREATE TABLE ticks (symbol TEXT, at REAL, bid REAL, ask REAL, size INTEGER)",
    "CREATE INDEX ticks_by_symbol ON ticks (symbol, at)",
    "ALTER TABLE ticks ADD COLUMN venue TEXT NOT NULL DEFAULT 'NX'",
]


def version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def migrate(path: str) -> list[str]:
    """Runs the missing steps, each in a transaction with its version, and returns them."""
    connection = sqlite3.connect(path)
    done = []
    try:
        for number, step in enumerate(STEPS[version(connection):], start=version(connection) + 1):
            with connection:
                connection.execute(step)
                connection.execute(f"PRAGMA user_version = {number}")
            done.append(step)
    finally:
        connection.close()
    return done
