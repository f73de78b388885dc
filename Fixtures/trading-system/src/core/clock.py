# expect: live
"""One source of time, so that replays and tests can turn it back."""

import datetime as dt

UTC = dt.timezone.utc


class Clock:
    """The wall clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(UTC)

    def today(self) -> dt.date:
        return self.now().date()


class FrozenClock(Clock):
    """A clock that stands where it was put and moves only when told."""

    def __init__(self, moment: dt.datetime):
        self._moment = moment

    def now(self) -> dt.datetime:
        return self._moment

    def advance(self, seconds: float) -> None:
        self._moment += dt.timedelta(seconds=seconds)


SYSTEM = Clock()
