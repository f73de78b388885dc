from __future__ import annotations

from app.heavy import Tool
from app.inject import call


def take(tool: Tool):
    return tool


def build():
    return call(take)
