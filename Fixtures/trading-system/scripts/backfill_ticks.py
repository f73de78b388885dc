#!/usr/bin/env python3
"""backfill_ticks.py PATTERN DATABASE"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src"))

from market_data import bulk_loader

if __name__ == "__main__":
    print(bulk_loader.load(*sys.argv[1:3]), "ticks loaded")
