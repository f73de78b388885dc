# expect: live
"""Alerts: to the log always, to the pager when it is bad, once in five minutes for the same text."""

import json
import urllib.request

from core import clock, config, logging

LOG = logging.get(__name__)
LEVELS = ("info", "warning", "error", "critical")
QUIET = 300.0
_SENT: dict[str, float] = {}


def send(level: str, text: str, clock_=clock.SYSTEM) -> bool:
    """Whether the alert went out, or was one of many."""
    now = clock_.now().timestamp()
    if now - _SENT.get(text, -QUIET) < QUIET:
        return False
    _SENT[text] = now
    LOG.log(20 + 10 * LEVELS.index(level), "%s", text)
    address = config.setting("pager")
    if address and LEVELS.index(level) >= LEVELS.index("error"):
        body = json.dumps({"level": level, "text": text}).encode()
        urllib.request.urlopen(urllib.request.Request(address, body), timeout=3)
    return True
