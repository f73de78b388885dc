import sys

import engine

print(engine.VERSION, sys.argv)
