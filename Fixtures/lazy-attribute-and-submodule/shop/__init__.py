from .tax import rate
from .total import total
