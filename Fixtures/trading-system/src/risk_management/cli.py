# expect: live
"""`trading-risk`: the risk desk's own command, installed by pyproject."""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from portfolio import positions
from risk_management import limits, stress


def main(words: list[str] | None = None) -> int:
    ask = argparse.ArgumentParser(prog="trading-risk")
    ask.add_argument("book", help="positions as JSON lines")
    ask.add_argument("--scale", type=float, default=1.0)
    args = ask.parse_args(words)
    book = positions.PositionBook.from_file(args.book)
    marks = {position.symbol: position.average_price for position in book}
    limit = limits.DEFAULT.scaled(args.scale)
    answer = stress.run(book, marks)
    print(json.dumps({"stress": answer, "limit": limit.max_account_notional}, indent=2))
    return 1 if -min(answer.values(), default=0) > limit.max_account_notional else 0


if __name__ == "__main__":
    sys.exit(main())
