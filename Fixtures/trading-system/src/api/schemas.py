# expect: live
"""What comes in and goes out, checked."""

from core import types
from execution import order_types


def _need(body: dict, name: str, kind: type):
    if name not in body:
        raise ValueError(f"{name} is missing")
    if not isinstance(body[name], kind):
        raise ValueError(f"{name} has to be {kind.__name__}")
    return body[name]


def order(body: dict, account: str) -> order_types.Order:
    quantity = _need(body, "quantity", int)
    if quantity <= 0:
        raise ValueError("quantity has to be positive; say SELL to sell")
    try:
        side = types.Side[_need(body, "side", str).upper()]
    except KeyError:
        raise ValueError("side has to be buy or sell") from None
    instrument = types.Instrument(_need(body, "symbol", str), body.get("venue", "NX"))
    return order_types.Order(instrument, side, quantity, body.get("limit"), account)


def fill(value) -> dict:
    return {"symbol": value.symbol, "quantity": value.quantity, "price": value.price, "fee": value.fee}
