"""Shows where last year's result came from."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src"))

from portfolio import attribution

SEGMENTS = [
    attribution.Segment("tea", 0.6, 0.08, 0.5, 0.06),
    attribution.Segment("coffee", 0.4, 0.01, 0.5, 0.03),
]

if __name__ == "__main__":
    for name, value in attribution.attribute(SEGMENTS).items():
        print(f"{name:<12} {value:+.4f}")
