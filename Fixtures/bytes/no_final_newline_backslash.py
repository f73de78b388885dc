import one
from two import \
 TWO