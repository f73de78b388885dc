name = "tea"
PAGE = t"<p>{name} import ghost</p>"
NESTED = t"{t"{f"{name}"}"} import ghost"; import real
RAW = rt'{name!r:>{len('x')}}'
LONG = T"""
import ghost
{name}
"""
