# expect: live
"""Risk. Everything is imported here so that `risk_management.x` always works in the notebooks.

That costs every process, the smallest job too, the whole package (and numpy and pandas where they are installed).
"""

from . import limits
from . import exposure
from . import margin
from . import position_sizing
from . import value_at_risk
from . import stress
from . import correlation
from . import risk_engine

__all__ = [
    "limits",
    "exposure",
    "margin",
    "position_sizing",
    "value_at_risk",
    "stress",
    "correlation",
    "risk_engine",
]
