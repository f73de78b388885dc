# expect: live
"""What all breakers share: a state, a cool-down, one way to trip."""

import enum

from core import clock
from core.errors import TradingError

from .state import BreakerState, MemoryStateStore, transition


class TripReason(enum.Enum):
    LOSS = "loss"
    VOLATILITY = "volatility"
    LIQUIDITY = "liquidity"
    OPERATOR = "operator"


class BreakerTripped(TradingError):
    def __init__(self, name: str, reason: TripReason, text: str):
        super().__init__(f"{name} ({reason.value}): {text}")
        self.name = name
        self.reason = reason


class CircuitBreaker:
    reason = TripReason.OPERATOR
    cool_down = 300.0

    def __init__(self, store=None, clock_=clock.SYSTEM):
        self.name = type(self).__name__
        self.store = store or MemoryStateStore()
        self.clock = clock_
        self._since = 0.0

    @property
    def state(self) -> BreakerState:
        state = self.store.read(self.name)
        if state is BreakerState.OPEN and self.clock.now().timestamp() - self._since >= self.cool_down:
            return BreakerState.HALF_OPEN
        return state

    def trip(self, text: str):
        self._since = self.clock.now().timestamp()
        self.store.write(self.name, transition(self.store.read(self.name), "trip"))
        raise BreakerTripped(self.name, self.reason, text)

    def reset(self) -> None:
        self.store.write(self.name, transition(self.store.read(self.name), "reset"))

    def check(self, *, order=None, quote=None, book=None) -> None:
        if self.state is BreakerState.OPEN:
            raise BreakerTripped(self.name, self.reason, "still open")
        self.examine(order, quote, book)

    def examine(self, order, quote, book) -> None:
        raise NotImplementedError
