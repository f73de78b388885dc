# expect: tool-only
"""Reads the JSON logs of a day and tells the story of one order. Only `scripts/replay_logs.py` calls it."""

import json
from collections.abc import Iterator

from execution import order_types


def records(path: str) -> Iterator[dict]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            try:
                yield json.loads(line)
            except json.JSONDecodeError:
                continue


def story(path: str, order_id: str) -> list[str]:
    """The lines that mention the order, and its last state when they say one."""
    lines = [f"{r['at']} {r['level']} {r['text']}" for r in records(path) if order_id in r.get("text", "")]
    states = [s.value for s in order_types.Status for line in lines[-1:] if s.value in line]
    return lines + ([f"last seen: {states[-1]}"] if states else [])
