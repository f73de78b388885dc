# expect: live
"""The report of the day, by `make eod`."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from core import clock, config
from portfolio import performance, pnl, positions


def render(book: positions.PositionBook, marks: dict[str, float], equity: list[float]) -> str:
    day = pnl.of_day(book, marks, [])
    lines = [
        f"End of day {clock.SYSTEM.today():%Y-%m-%d}",
        f"  realized    {day.realized:>14,.2f}",
        f"  unrealized  {day.unrealized:>14,.2f}",
        f"  Sharpe      {performance.sharpe(equity):>14.2f}",
        f"  drawdown    {performance.max_drawdown(equity):>14.1%}",
    ]
    return "\n".join(lines)


def main() -> int:
    book = positions.PositionBook.from_file(config.setting("book", "book.jsonl"))
    history = config.load(config.setting("equity", "equity.json"))
    print(render(book, history["marks"], history["equity"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
