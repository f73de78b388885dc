#!/usr/bin/env python3
"""migrate.py DATABASE"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src"))

from core import dbmigrate

if __name__ == "__main__":
    for step in dbmigrate.migrate(sys.argv[1]):
        print(step)
