# expect: live
"""The numbers nobody may exceed."""

from dataclasses import dataclass, fields

from core import config


@dataclass(frozen=True)
class Limits:
    max_order_notional: float
    max_account_notional: float
    max_position: float
    max_open_orders: float

    @classmethod
    def from_environment(cls) -> "Limits":
        return cls(
            max_order_notional=config.number("max_order_notional", 1_000_000),
            max_account_notional=config.number("max_account_notional", 25_000_000),
            max_position=config.number("max_position", 500_000),
            max_open_orders=config.number("max_open_orders", 200),
        )

    def scaled(self, factor: float) -> "Limits":
        return Limits(*(getattr(self, field.name) * factor for field in fields(self)))

    def broken_by(self, notional: float) -> list[str]:
        return ["max_account_notional"] if notional > self.max_account_notional else []


DEFAULT = Limits.from_environment()
