#!/usr/bin/env python3
"""Compares the references between Swift files that `pollard graph` lists with those the compiler's index knows.

    swift build --build-tests            # in each package, so that it has .build/debug/index/store
    swift_references.py BIN [--store STORE] PACKAGE...

For each tier: how many of Pollard's references (file, file, name) the compiler resolved so, and how many of the compiler's pairs
of files Pollard lists in that tier or a surer one. Only files that were compiled are compared. Exits with 1 where less than
`--certain` percent of the certain references are right. Needs Python 3.8 and the toolchain's libIndexStore.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

from swift_index import DECLARATION, DEFINITION, REFERENCE, Store

TIERS = ("certain", "likely", "possible")


def compiled(package, store):
    """The pairs of files that the compiler joined, each with the names that join them."""
    declares, mentions = collections.defaultdict(set), collections.defaultdict(dict)
    for path, records in Store(store).records().items():
        if not path.startswith(package + "/") or "/.build/" in path or not os.path.isfile(path):
            continue
        declares[path], mentions[path]
        for record in records:
            for roles, usr, name, _ in store_occurrences(store, record):
                if roles & (DECLARATION | DEFINITION):
                    declares[path].add(usr)
                if roles & REFERENCE:
                    mentions[path][usr] = name.split("(")[0]
    owners = collections.defaultdict(set)
    for path, symbols in declares.items():
        for usr in symbols:
            owners[usr].add(path)
    pairs = collections.defaultdict(set)
    for path, names in mentions.items():
        for usr, name in names.items():
            for other in owners.get(usr, ()):
                if other != path:
                    pairs[os.path.relpath(path, package), os.path.relpath(other, package)].add(name)
    return {os.path.relpath(path, package) for path in declares}, pairs


def store_occurrences(store, record, opened={}):
    if store not in opened:
        opened[store] = Store(store)
    return opened[store].occurrences(record)


def listed(binary, package, files):
    output = subprocess.run(
        [binary, "graph", package, "--types", "reference", "--format", "json"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    document = json.loads(output)
    paths = {module["name"]: module["path"] for module in document["modules"]}
    for entry in document["imports"]:
        source, target = paths[entry["from"]], paths[entry["to"]]
        if source in files and target in files:
            yield entry["tier"], source, target, entry["written"]


def check(arguments, package):
    package = os.path.realpath(package)
    store = arguments.store or str(pathlib.Path(package) / ".build" / "debug" / "index" / "store")
    files, pairs = compiled(package, store)
    right, all_of, found = collections.Counter(), collections.Counter(), {tier: set() for tier in TIERS}
    wrong = []
    for tier, source, target, name in listed(arguments.binary, package, files):
        all_of[tier] += 1
        found[tier].add((source, target))
        if name in pairs.get((source, target), ()):
            right[tier] += 1
        elif tier == "certain":
            wrong.append((source, target, name))
    print(f"{os.path.basename(package)}: {len(files)} files, {len(pairs)} pairs that the compiler joins")
    known = set()
    for tier in TIERS:
        known |= found[tier]
        share = 100 * right[tier] / all_of[tier] if all_of[tier] else 100
        print(
            f"  {tier}: {all_of[tier]} references, {share:.1f} % as the compiler has them;"
            f" pairs so far {100 * len(known & set(pairs)) / max(1, len(pairs)):.1f} %"
        )
    for source, target, name in wrong[: arguments.show]:
        print(f"  not so: {source} → {target} for {name}")
    for source, target in sorted(set(pairs) - known)[: arguments.show]:
        print(f"  missed: {source} → {target} for {', '.join(sorted(pairs[source, target])[:4])}")
    return 100 * right["certain"] >= arguments.certain * all_of["certain"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--store", help="the index store, where it is not the package's own")
    parser.add_argument("--certain", type=float, default=99, help="percent of the certain references that are to be right")
    parser.add_argument("--show", type=int, default=10, help="references to print of each kind that differs")
    arguments = parser.parse_args()
    return 0 if all([check(arguments, package) for package in arguments.packages]) else 1


if __name__ == "__main__":
    sys.exit(main())
