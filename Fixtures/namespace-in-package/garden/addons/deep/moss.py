from ..roses import PH
