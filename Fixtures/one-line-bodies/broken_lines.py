import \
    a \
    as renamed
from box import (  # the parenthesis opens here
    lid,  # import b
    # unused,
    side as
        edge,
)
from \
    box import \
    lid
