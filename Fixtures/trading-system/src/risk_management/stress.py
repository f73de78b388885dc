# expect: live
"""What the book would lose on the days everybody remembers."""

from dataclasses import dataclass

from risk_management import exposure

try:
    import numpy as np
except ImportError:
    np = None


@dataclass(frozen=True)
class Scenario:
    name: str
    shock: float
    liquidity_haircut: float = 0.0


SCENARIOS = (
    Scenario("black monday", -0.226, 0.05),
    Scenario("flash crash", -0.09, 0.10),
    Scenario("squeeze", 0.30, 0.08),
)


def run(book, marks: dict[str, float]) -> dict[str, float]:
    """Profit or loss under each scenario."""
    net, gross = exposure.net(book, marks), exposure.gross(book, marks)
    if np is not None:
        shocks = np.array([s.shock for s in SCENARIOS])
        cuts = np.array([s.liquidity_haircut for s in SCENARIOS])
        return dict(zip((s.name for s in SCENARIOS), (net * shocks - gross * cuts).tolist()))
    return {s.name: net * s.shock - gross * s.liquidity_haircut for s in SCENARIOS}


def worst(book, marks: dict[str, float]) -> float:
    return min(run(book, marks).values(), default=0.0)
