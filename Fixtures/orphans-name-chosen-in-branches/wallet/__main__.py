import sys
from wallet.loader import load

load("trezor", sys.argv[1], False)
