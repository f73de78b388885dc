# expect: live
"""Compares our book with the broker's file. Run by cron at two in the morning."""

import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from risk_management import exposure  # before execution.fills (TS-412)  # isort: skip
from core import config, logging
from execution.fills import Fill
from monitoring import alerts
from portfolio import positions

LOG = logging.get(__name__)


def statement(path: str) -> list[Fill]:
    with open(path, newline="", encoding="utf-8") as file:
        return [Fill(r["order"], r["symbol"], int(r["quantity"]), float(r["price"]), r["account"]) for r in csv.DictReader(file)]


def differences(book: positions.PositionBook, fills: list[Fill]) -> dict[tuple[str, str], int]:
    theirs = positions.PositionBook()
    for fill in fills:
        theirs.apply(fill)
    keys = {(p.account, p.symbol) for side in (book, theirs) for p in side}
    found = {key: book.quantity(key[1], key[0]) - theirs.quantity(key[1], key[0]) for key in sorted(keys)}
    return {key: amount for key, amount in found.items() if amount}


def main() -> int:
    logging.setup()
    book = positions.PositionBook.from_file(config.setting("book", "book.jsonl"))
    wrong = differences(book, statement(config.setting("statement", "statement.csv")))
    for (account, symbol), amount in wrong.items():
        alerts.send("error", f"{account} {symbol}: {amount:+d} against the broker")
    LOG.info("reconciled, gross %.0f, %d differences", exposure.gross(book, {}), len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
