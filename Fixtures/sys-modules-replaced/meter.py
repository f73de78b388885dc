import sys

import gauge


class Meter:
    litres = gauge.LITRES

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name.upper()


sys.modules[__name__] = Meter()
