from app.base import handles


@handles("ping")
def ping():
    return "pong"
