# expect: live
"""Tokens: user, expiry and a signature."""

import hashlib
import hmac

from core import clock, config

OPEN_PATHS = {"/health"}


def _sign(text: str) -> str:
    return hmac.new(config.setting("secret", "development").encode(), text.encode(), hashlib.sha256).hexdigest()


def issue(user: str, seconds: float = 3600) -> str:
    text = f"{user}:{int(clock.SYSTEM.now().timestamp() + seconds)}"
    return f"{text}:{_sign(text)}"


def check(token: str, path: str) -> str:
    """The user a token is for; PermissionError where it is for nobody."""
    if path in OPEN_PATHS:
        return "anonymous"
    text, _, signature = token.rpartition(":")
    if not hmac.compare_digest(signature, _sign(text)):
        raise PermissionError("the token is not signed by us")
    user, _, until = text.partition(":")
    if float(until) < clock.SYSTEM.now().timestamp():
        raise PermissionError("the token has expired")
    return user
