# expect: live
"""When venues are open."""

import calendar
import datetime as dt
import json
import os

HOURS = {"NX": (dt.time(8), dt.time(16, 30)), "MD": (dt.time(7), dt.time(21))}
HOLIDAYS: dict[str, set[dt.date]] = {"NX": set(), "MD": set()}


def load_holidays(path: str) -> None:
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        for venue, days in json.load(file).items():
            HOLIDAYS.setdefault(venue, set()).update(map(dt.date.fromisoformat, days))


def is_open(venue: str, moment: dt.datetime) -> bool:
    if moment.weekday() in (calendar.SATURDAY, calendar.SUNDAY) or moment.date() in HOLIDAYS.get(venue, ()):
        return False
    opens, closes = HOURS[venue]
    return opens <= moment.time() < closes


def minutes_to_close(venue: str, moment: dt.datetime) -> float:
    if not is_open(venue, moment):
        return 0.0
    closes = dt.datetime.combine(moment.date(), HOURS[venue][1], moment.tzinfo)
    return (closes - moment).total_seconds() / 60


def next_session(venue: str, day: dt.date) -> dt.date:
    day += dt.timedelta(days=1)
    while day.weekday() > calendar.FRIDAY or day in HOLIDAYS.get(venue, ()):
        day += dt.timedelta(days=1)
    return day
