"""The folder around the package is on the path, or nobody could have imported shop.till."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # for people who run files

from shop import tax  # noqa: E402


def total():
    return tax.rate()
