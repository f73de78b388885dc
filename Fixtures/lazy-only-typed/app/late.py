from __future__ import annotations

from app.heavy import Tool  # what f takes


def f(tool: Tool | int) -> int:
    return 4
