# expect: dead
"""Spans for orders. Superseded by the sidecar; kept because "it might come back"."""

import contextlib
import contextvars
import time
import uuid

from monitoring import metrics

CURRENT: contextvars.ContextVar = contextvars.ContextVar("span", default=None)


class Span:
    def __init__(self, name: str, parent=None):
        self.id = uuid.uuid4().hex[:16]
        self.trace = parent.trace if parent else uuid.uuid4().hex
        self.name = name
        self.start = time.time()
        self.tags: dict[str, str] = {}


@contextlib.contextmanager
def span(name: str, **tags: str):
    child = Span(name, CURRENT.get())
    child.tags.update(tags)
    token = CURRENT.set(child)
    try:
        with metrics.timed(f"span.{name}"):
            yield child
    finally:
        CURRENT.reset(token)
