# expect: live
"""What an order is, and the states it may be in."""

import enum
import itertools
from dataclasses import dataclass, field

from core import types

_NUMBERS = itertools.count(1)


class Status(enum.Enum):
    NEW = "new"
    SENT = "sent"
    FILLED = "filled"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


FINAL = {Status.FILLED, Status.CANCELLED, Status.REJECTED}


@dataclass
class Order:
    instrument: types.Instrument
    side: types.Side
    quantity: int
    limit: float | None = None
    account: str = "house"
    status: Status = Status.NEW
    filled: int = 0
    id: str = field(default_factory=lambda: f"O{next(_NUMBERS):08d}")

    @property
    def open_quantity(self) -> int:
        return self.quantity - self.filled

    def move_to(self, status: Status) -> None:
        if self.status in FINAL:
            raise ValueError(f"{self.id} is {self.status.value} and cannot become {status.value}")
        self.status = status
