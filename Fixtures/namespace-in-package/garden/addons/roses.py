from ..soil import PH
