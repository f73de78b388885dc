from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import only_types
else:
    import real
