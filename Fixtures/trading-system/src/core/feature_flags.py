# expect: dead
"""Feature flags. TODO(anja): move to the flag service, then use it in the router."""

from core import config


class FeatureFlags:
    def __init__(self):
        self._flags = {}

    def load(self):
        # TODO: poll the flag service
        raise NotImplementedError

    def enabled(self, name: str) -> bool:
        return self._flags.get(name, config.setting(f"flag_{name}") == "on")


class PercentageRollout:
    pass  # TODO


FLAGS = FeatureFlags()
