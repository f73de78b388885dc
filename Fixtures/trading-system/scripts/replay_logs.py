#!/usr/bin/env python3
"""replay_logs.py LOG ORDER"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src"))

from monitoring import log_replay

if __name__ == "__main__":
    print("\n".join(log_replay.story(*sys.argv[1:3])))
