# expect: live
"""Orders over HTTP."""

from api import schemas
from execution import trading_system_manager

_MANAGER = None


def manager() -> "trading_system_manager.TradingSystemManager":
    global _MANAGER
    if _MANAGER is None:
        _MANAGER = trading_system_manager.TradingSystemManager()
    return _MANAGER


def place(body: dict, user: str) -> dict:
    order = schemas.order(body, account=user)
    fills = manager().submit(order)
    return {"id": order.id, "status": order.status.value, "fills": [schemas.fill(f) for f in fills]}


def cancel(body: dict, user: str) -> dict:
    return {"cancelled": manager().router.gateway.cancel(body["id"])}


ROUTES = {("POST", "/orders"): place, ("DELETE", "/orders"): cancel}
