# expect: live
"""Circuit breakers: what stops trading before a person can.

All nineteen names are re-exported here, so whoever needs one breaker imports all six modules.
"""

from .base import BreakerTripped, CircuitBreaker, TripReason
from .state import BreakerState, MemoryStateStore, StateStore, transition
from .loss import ConsecutiveLossBreaker, DailyLossBreaker, DrawdownBreaker
from .volatility import PriceGapBreaker, VolatilityBreaker, rolling_deviation
from .liquidity import DepthBreaker, SpreadBreaker, StaleQuoteBreaker
from .operator import KillSwitch, ManualOverride, require_two_people

__all__ = [
    "BreakerState",
    "BreakerTripped",
    "CircuitBreaker",
    "ConsecutiveLossBreaker",
    "DailyLossBreaker",
    "DepthBreaker",
    "DrawdownBreaker",
    "KillSwitch",
    "ManualOverride",
    "MemoryStateStore",
    "PriceGapBreaker",
    "SpreadBreaker",
    "StaleQuoteBreaker",
    "StateStore",
    "TripReason",
    "VolatilityBreaker",
    "require_two_people",
    "rolling_deviation",
    "transition",
]
