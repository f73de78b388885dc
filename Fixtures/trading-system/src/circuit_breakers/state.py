# expect: live
"""The states of a breaker, the moves between them, and where they are kept."""

import enum
import threading


class BreakerState(enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


MOVES = {
    (BreakerState.CLOSED, "trip"): BreakerState.OPEN,
    (BreakerState.OPEN, "trip"): BreakerState.OPEN,
    (BreakerState.HALF_OPEN, "trip"): BreakerState.OPEN,
    (BreakerState.OPEN, "reset"): BreakerState.CLOSED,
    (BreakerState.HALF_OPEN, "reset"): BreakerState.CLOSED,
    (BreakerState.CLOSED, "reset"): BreakerState.CLOSED,
}


def transition(state: BreakerState, event: str) -> BreakerState:
    return MOVES[state, event]


class StateStore:
    """Where breakers keep their state; one that survives a restart subclasses this."""

    def read(self, name: str) -> BreakerState:
        raise NotImplementedError

    def write(self, name: str, state: BreakerState) -> None:
        raise NotImplementedError


class MemoryStateStore(StateStore):
    def __init__(self):
        self._states: dict[str, BreakerState] = {}
        self._lock = threading.Lock()

    def read(self, name: str) -> BreakerState:
        return self._states.get(name, BreakerState.CLOSED)

    def write(self, name: str, state: BreakerState) -> None:
        with self._lock:
            self._states[name] = state
