# expect: live
"""The task worker: `python -m worker`, a container of its own."""

import importlib
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))

from core import config, logging
from core.errors import TradingError

LOG = logging.get(__name__)
TASK_MODULES = ("jobs.tasks",)


def take(folder: str):
    """The tasks that wait, oldest first, each taken out of the folder."""
    names = sorted(os.listdir(folder), key=lambda name: os.path.getmtime(os.path.join(folder, name)))
    for name in names:
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            message = json.load(file)
        os.remove(path)
        yield message["task"], message["arguments"]


def main(once: bool = False) -> int:
    logging.setup()
    modules = [importlib.import_module(name) for name in TASK_MODULES]
    folder = config.setting("queue", "/tmp/trading-queue")
    os.makedirs(folder, exist_ok=True)
    while True:
        for name, arguments in take(folder):
            try:
                LOG.info("%s: %s", name, modules[0].run_task(name, arguments))
            except TradingError as problem:
                LOG.error("%s failed: %s", name, problem)
        if once:
            return 0
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main("--once" in sys.argv))
