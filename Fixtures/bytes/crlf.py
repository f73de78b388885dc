"""Windows lines

import ghost
"""
import one
from two import \
    TWO
if True:
    import three
