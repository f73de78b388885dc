# expect: live
"""Everything the platform raises on purpose."""


class TradingError(Exception):
    """The base of all of ours: catch this at the edge, nothing wider."""

    retryable = False


class ConfigError(TradingError):
    pass


class UnknownName(TradingError):
    def __init__(self, kind: str, name: str, known):
        super().__init__(f"no {kind} named {name!r}; there are {', '.join(sorted(known))}")


class RejectedOrder(TradingError):
    def __init__(self, order_id: str, why: str):
        super().__init__(f"order {order_id} rejected: {why}")
        self.order_id = order_id
        self.why = why


class BrokerUnavailable(TradingError):
    retryable = True


class StaleData(TradingError):
    retryable = True
