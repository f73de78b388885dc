# expect: live
"""Tasks for the worker, called by their names only."""

import json
import os

from core import config, types
from core.errors import UnknownName
from portfolio import positions, rebalancer
from risk_management import margin

TASKS = {}


def task(name: str):
    def register(function):
        TASKS[name] = function
        return function

    return register


def send_task(name: str, **arguments) -> str:
    """Leaves a task where the worker finds it; the path of its file."""
    folder = config.setting("queue", "/tmp/trading-queue")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{os.getpid()}-{len(os.listdir(folder))}.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"task": name, "arguments": arguments}, file)
    return path


def run_task(name: str, arguments: dict):
    if name not in TASKS:
        raise UnknownName("task", name, TASKS)
    return TASKS[name](**arguments)


@task("jobs.tasks.recompute_margin")
def recompute_margin(account: str, cash: float = 0.0) -> float:
    book = positions.PositionBook.from_file(config.setting("book", "book.jsonl"))
    return margin.call([p for p in book if p.account == account], {}, cash)


@task("jobs.tasks.rebalance")
def rebalance(targets: dict[str, float], prices: dict[str, float], capital: float) -> int:
    book = positions.PositionBook.from_file(config.setting("book", "book.jsonl"))
    wanted = {types.Instrument(symbol, "NX"): weight for symbol, weight in targets.items()}
    return len(rebalancer.orders(book, wanted, prices, capital))
