import subprocess
import sys
from pathlib import Path


def folder(name):
    return Path(__file__).parent / name


def test_runs():
    for case in sorted(folder("cases").iterdir()):
        subprocess.run([sys.executable, str(case)], check=True)
