from typing import TYPE_CHECKING as CHECKING

if CHECKING:
    import only_types
