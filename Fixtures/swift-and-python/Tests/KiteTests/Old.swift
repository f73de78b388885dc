import Kite
