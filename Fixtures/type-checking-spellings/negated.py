from typing import TYPE_CHECKING

if not TYPE_CHECKING:
    import real
else:
    import only_types
