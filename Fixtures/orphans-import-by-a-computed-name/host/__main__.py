import sys
from host.core.plugins import load

load(sys.argv[1])
