# expect: dead
"""Left from the days of Python 2.7 and 3.5. The last caller went away with release 3."""

import sys

PY2 = sys.version_info[0] == 2

if PY2:
    text_type = unicode  # noqa: F821
    string_types = (basestring,)  # noqa: F821
    iteritems = dict.iteritems
else:
    text_type = str
    string_types = (str,)
    iteritems = dict.items

try:
    from functools import lru_cache
except ImportError:

    def lru_cache(maxsize=128):
        def decorate(function):
            cache = {}

            def wrapper(*values):
                if values not in cache:
                    cache[values] = function(*values)
                return cache[values]

            return wrapper

        return decorate


def to_text(value, encoding="utf-8"):
    if isinstance(value, bytes):
        return value.decode(encoding)
    return text_type(value)
