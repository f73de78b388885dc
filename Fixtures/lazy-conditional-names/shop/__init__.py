import sys
from typing import TYPE_CHECKING

from .cart import Cart
from .tax import rate

if TYPE_CHECKING:
    from collections.abc import Callable
if sys.platform == "cp/m":
    old = 1
else:
    new = 1
try:
    import _there_is_no_such_module_
except ImportError as problem:
    missing = str(problem)
for turn in ():
    pass
size: int
