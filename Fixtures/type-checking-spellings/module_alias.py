import typing as t

if t.TYPE_CHECKING:
    from only_types import Thing
else:
    from real import REAL as Thing
