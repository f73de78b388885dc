# expect: live
"""Is it alive, and does it still see prices?"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from core import clock
from execution import trading_system_manager

STALE_AFTER = 15.0


def report(manager: "trading_system_manager.TradingSystemManager") -> dict:
    age = clock.SYSTEM.now().timestamp() - manager.feeds.last_at
    checks = {
        "running": manager.running,
        "prices": age < STALE_AFTER,
        "kill_switch": not manager.kill_switch.pulled,
    }
    return {"ok": all(checks.values()), "checks": checks, "strategies": [s.name for s in manager.strategies]}


def exit_code(manager) -> int:
    return 0 if report(manager)["ok"] else 1
