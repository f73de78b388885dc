# expect: live
"""Counters and timers, written out as lines that the collector reads."""

import contextlib
import sys
import threading
import time
from collections import defaultdict

_LOCK = threading.Lock()
_COUNTS: dict[tuple, float] = defaultdict(float)
_TIMES: dict[tuple, list[float]] = defaultdict(list)


def _key(name: str, labels: dict[str, str]) -> tuple:
    return (name, *sorted(labels.items()))


def count(name: str, amount: float = 1, **labels: str) -> None:
    with _LOCK:
        _COUNTS[_key(name, labels)] += amount


@contextlib.contextmanager
def timed(name: str, **labels: str):
    start = time.perf_counter()
    try:
        yield
    finally:
        with _LOCK:
            _TIMES[_key(name, labels)].append(time.perf_counter() - start)


def flush(stream=sys.stderr) -> None:
    with _LOCK:
        for key, value in sorted(_COUNTS.items()):
            print("count", *key, value, file=stream)
        for key, values in sorted(_TIMES.items()):
            print("time", *key, len(values), sum(values), max(values), file=stream)
        _COUNTS.clear()
        _TIMES.clear()
