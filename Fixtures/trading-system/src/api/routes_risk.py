# expect: live
"""Risk and health over HTTP."""

from circuit_breakers import KillSwitch
from core import registry
from jobs import tasks
from monitoring import health
from api import routes_orders


def summary(body: dict, user: str) -> dict:
    return routes_orders.manager().risk.summary(float(body.get("cash", 0)))


def status(body: dict, user: str) -> dict:
    return health.report(routes_orders.manager())


def stop(body: dict, user: str) -> dict:
    switch: KillSwitch = routes_orders.manager().kill_switch
    switch.pull()
    tasks.send_task("jobs.tasks.recompute_margin", account=user)
    return {"pulled": switch.pulled}


def export(body: dict, user: str) -> dict:
    exporter = registry.exporter(body.get("format", "csv"))()
    return {"text": exporter.export(routes_orders.manager().book)}


ROUTES = {
    ("GET", "/risk"): summary,
    ("GET", "/health"): status,
    ("POST", "/stop"): stop,
    ("GET", "/positions"): export,
}
