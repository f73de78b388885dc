# expect: example-only
"""Brinson attribution: what came from weights, what from picks. Shown in `examples/`, used nowhere else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    name: str
    weight: float
    result: float
    benchmark_weight: float
    benchmark_result: float

    def allocation(self, benchmark: float) -> float:
        return (self.weight - self.benchmark_weight) * (self.benchmark_result - benchmark)

    @property
    def selection(self) -> float:
        return self.benchmark_weight * (self.result - self.benchmark_result)

    @property
    def interaction(self) -> float:
        return (self.weight - self.benchmark_weight) * (self.result - self.benchmark_result)


def attribute(segments: list[Segment]) -> dict[str, float]:
    benchmark = sum(s.benchmark_weight * s.benchmark_result for s in segments)
    return {
        "allocation": sum(s.allocation(benchmark) for s in segments),
        "selection": sum(s.selection for s in segments),
        "interaction": sum(s.interaction for s in segments),
    }
