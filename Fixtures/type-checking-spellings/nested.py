from typing import TYPE_CHECKING


def describe():
    if TYPE_CHECKING:
        import only_types
    return "nothing"
