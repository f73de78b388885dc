# expect: dead
"""Collects what a report needs and hands it to the renderer."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from portfolio import performance

from . import renderer


class ReportBuilder:
    def __init__(self, title: str):
        self.title = title
        self.sections: list[tuple[str, dict]] = []

    def add_performance(self, equity: list[float]) -> "ReportBuilder":
        values = {"sharpe": performance.sharpe(equity), "drawdown": performance.max_drawdown(equity)}
        self.sections.append(("Performance", values))
        return self

    def add_table(self, name: str, values: dict) -> "ReportBuilder":
        self.sections.append((name, dict(values)))
        return self

    def build(self, kind: str = "html") -> str:
        return renderer.render(self, kind)
