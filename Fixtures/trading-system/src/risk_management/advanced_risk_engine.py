# expect: dead
"""Placeholder for the next generation of the risk engine."""

from risk_management import risk_engine


class AdvancedRiskEngine:
    pass  # TODO: copulas


class MonteCarloRiskEngine(risk_engine.RiskEngine):
    """Simulates instead of remembering."""

    paths = 100_000

    def simulate(self):
        raise NotImplementedError("waiting for the grid")


def build(kind: str = "advanced"):
    # TODO: register with core.registry
    return {"advanced": AdvancedRiskEngine, "monte-carlo": MonteCarloRiskEngine}[kind]
