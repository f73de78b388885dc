# expect: live
"""Fetches the venues' holidays. Run weekly by the workflow `calendars`."""

import json
import os
import sys
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from core import config, types
from market_data import calendar


def fetch(venue: str) -> list[str]:
    address = config.setting(f"holidays_{venue.lower()}")
    if not address:
        return sorted(day.isoformat() for day in calendar.HOLIDAYS.get(venue, ()))
    with urllib.request.urlopen(address, timeout=10) as answer:
        return sorted(json.load(answer)["holidays"])


def main(path: str = "holidays.json") -> int:
    calendar.load_holidays(path)
    table = {venue: fetch(venue) for venue in types.VENUES}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(table, file, indent=1, sort_keys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
