#!/usr/bin/env python3
"""Times `pollard graph` and `audit` against reading the files, grimp and `ruff analyze graph`, on the same files.

    speed.py BIN DIR [NAME...]     DIR is a folder of corpora.py, which is filled where it must be

The commands take turns, so that a busy moment of the machine falls on all of them; the first round warms the disk's cache
and is not counted. Times move with the machine: the ratios of medians are what counts.
"""
import argparse
import math
import os
import statistics
import subprocess
import sys
import time

import corpora

GRIMP = "import grimp, sys; grimp.build_graph(sys.argv[1], cache_dir=None)"


def commands(binary, root, name, peers):
    folder = os.path.dirname(peers)
    return {
        "read": ["sh", "-c", 'find "$0" -name "*.py" -print0 | xargs -0 cat', root],
        "graph": [binary, "graph", "--root", root, "--format", "json"],
        "audit": [binary, "audit", "--root", root, "--format", "json"],
        "grimp": [peers, "-c", GRIMP, name],
        "ruff": [os.path.join(folder, "ruff"), "analyze", "graph", "--isolated", root],
    }


def seconds(words, root):
    start = time.perf_counter()
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "PYTHONPATH": root})
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        print(f"  {' '.join(words[:3])} ended with {done.returncode}: {done.stderr.strip()[-200:]}")
        return math.nan
    return taken


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("folder")
    ask.add_argument("names", nargs="*", default=["homeassistant", "django"])
    ask.add_argument("--rounds", type=int, default=5)
    args = ask.parse_args()
    folder = os.path.abspath(args.folder)
    peers = corpora.peers(folder)
    for name in args.names:
        root = corpora.source(folder, name)
        table = commands(os.path.abspath(args.binary), root, name, peers)
        taken = {label: [] for label in table}
        for turn in range(args.rounds + 1):
            for label, words in table.items():
                time_of_turn = seconds(words, root)
                if turn:
                    taken[label].append(time_of_turn)
        middle = {label: statistics.median(times) for label, times in taken.items()}
        print(f"{name}: " + ", ".join(f"{label} {1000 * middle[label]:.0f} ms" for label in table))
        print(f"{name}: graph takes {middle['graph'] / middle['read']:.2f} times the time of reading; grimp takes "
              f"{middle['grimp'] / middle['graph']:.1f} and ruff {middle['ruff'] / middle['graph']:.1f} times the time "
              f"of graph; audit takes {middle['audit'] / middle['graph']:.2f} times that of graph")
    return 0


if __name__ == "__main__":
    sys.exit(main())
