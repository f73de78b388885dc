# expect: live
"""The application factory. Route modules are named in a list and bring their own table."""

import json
import os
import sys
from importlib import import_module

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from api import auth
from core import logging
from core.errors import TradingError
from monitoring import metrics

LOG = logging.get(__name__)
ROUTE_MODULES = ["api.routes_orders", "api.routes_risk"]


class Application:
    """A small ASGI application: a table of (method, path) to functions from a dict to a dict."""

    def __init__(self):
        self.routes = {}

    def include(self, module) -> None:
        self.routes.update(module.ROUTES)

    def call(self, method: str, path: str, body: dict, token: str = "") -> tuple[int, dict]:
        handler = self.routes.get((method, path))
        if handler is None:
            return 404, {"error": f"no {method} {path}"}
        try:
            user = auth.check(token, path)
            with metrics.timed("http", path=path):
                return 200, handler(body, user)
        except PermissionError as refusal:
            return 403, {"error": str(refusal)}
        except (TradingError, ValueError) as problem:
            LOG.warning("%s %s: %s", method, path, problem)
            return 422, {"error": str(problem)}

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = dict(scope["headers"])
        token = headers.get(b"authorization", b"").decode().removeprefix("Bearer ")
        status, answer = self.call(scope["method"], scope["path"], json.loads(body or b"{}"), token)
        kind = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": kind})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


def create_app() -> Application:
    logging.setup()
    application = Application()
    for name in ROUTE_MODULES:
        application.include(import_module(name))
    return application
