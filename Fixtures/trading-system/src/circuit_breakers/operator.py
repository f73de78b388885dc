# expect: live
"""What people can do: stop everything, and start it again when two of them agree."""

import functools
import operator

from core import config

from .base import CircuitBreaker, TripReason


def require_two_people(function):
    """Refuses a call that does not come with two different signatures."""

    @functools.wraps(function)
    def wrapper(*values, signed_by: tuple[str, ...] = (), **named):
        if len(set(signed_by)) < 2:
            raise PermissionError("two people have to sign this")
        return function(*values, **named)

    return wrapper


class KillSwitch(CircuitBreaker):
    reason = TripReason.OPERATOR
    cool_down = float("inf")

    def __init__(self, **named):
        super().__init__(**named)
        self.pulled = config.setting("kill_switch") == "on"

    def pull(self) -> None:
        self.pulled = True

    @require_two_people
    def release(self) -> None:
        self.pulled = False
        self.reset()

    def examine(self, order, quote, book) -> None:
        if self.pulled:
            self.trip("the kill switch is pulled")


class ManualOverride:
    """Lets single orders through an open breaker, by id."""

    def __init__(self):
        self._allowed: set[str] = set()

    @require_two_people
    def allow(self, *orders) -> None:
        self._allowed.update(map(operator.attrgetter("id"), orders))

    def __contains__(self, order) -> bool:
        return order.id in self._allowed
