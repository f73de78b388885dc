from api import app, auth


def test_health_needs_no_token():
    application = app.create_app()
    status, answer = application.call("GET", "/health", {})
    assert status == 200 and not answer["ok"]


def test_orders_do():
    application = app.create_app()
    assert application.call("POST", "/orders", {}, "nobody:1:x")[0] == 403
    body = {"symbol": "TEA", "side": "buy", "quantity": 10, "limit": 10.0}
    assert application.call("POST", "/orders", body, auth.issue("desk"))[1]["status"] == "filled"
