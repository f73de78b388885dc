#!/usr/bin/env python3
"""Compares the imports Pollard's scanner finds in Swift files with those of the toolchain's own SwiftParser.

    swift build -c release --product probe
    swift_imports.py PROBE FOLDER...      # every .swift file below the folders

Exits with 1 on a difference in a file that SwiftParser reads without an error. Differences in other files are
counted apart: there the two recover from mistakes each in its own way. Needs nothing but Python 3.8 and swiftc.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

FIELDS = ("line", "column", "start", "end", "module", "importKind", "access", "attributes", "conditional", "condition")


def build_oracle(folder):
    swiftc = pathlib.Path(subprocess.check_output(["which", "swiftc"], text=True).strip())
    info = json.loads(subprocess.check_output([swiftc, "-print-target-info"], text=True))
    host = pathlib.Path(info["paths"]["runtimeResourcePath"]) / "host"
    sources = sorted((pathlib.Path(__file__).parent / "SwiftParserOracle").glob("*.swift"))
    binary = pathlib.Path(folder) / "oracle"
    subprocess.check_call(
        [swiftc, "-O", "-I", host, "-L", host, *sources, "-Xlinker", "-rpath", "-Xlinker", host, "-o", binary]
    )
    return binary


def run(command, paths):
    output = subprocess.run(command, input="\n".join(paths) + "\n", stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in output.stdout.split("\n") if line]


def line_count(path):
    data = pathlib.Path(path).read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.count(b"\n") + (not data.endswith(b"\n") and bool(data))


def compare(subcommand, what, rows, faults):
    """Holds what `PROBE SUBCOMMAND` says of each Swift file to what SwiftParser says: `rows` of one with those of the other, and `faults` of both."""
    probe, folders = sys.argv[1], sys.argv[2:]
    paths = sorted(
        os.path.join(folder, name)
        for root in folders
        for folder, _, names in os.walk(root)
        for name in names
        if name.endswith((".swift", ".swiftinterface"))
    )
    paths = [path for path in paths if os.path.isfile(path) and "\n" not in path]
    with tempfile.TemporaryDirectory() as folder:
        ours = run([probe, subcommand], paths)
        theirs = run([os.environ.get("ORACLE") or build_oracle(folder)], paths)
    assert [item["path"] for item in ours] == [item["path"] for item in theirs] == paths

    count = broken = different = different_broken = 0
    for our, their in zip(ours, theirs):
        if their.get("unreadable"):
            continue
        count += len(their[what])
        broken += their["errors"]
        report = []
        for here, there in zip(our[what], their[what]):
            found, is_lost = rows(here, there)
            report += found
            if is_lost:
                break
        if len(our[what]) != len(their[what]):
            report.append(f"{len(our[what])} {what}, SwiftParser {len(their[what])}")
        report += faults(our, their)
        if not report:
            continue
        if their["errors"]:
            different_broken += 1
        else:
            different += 1
        kind = "with errors" if their["errors"] else "DIFFERENT"
        print(f"{kind}: {our['path']}\n  " + "\n  ".join(report[:6]))
    print(f"{len(paths)} files, {count} {what}; {different} files differ in the {len(paths) - broken} SwiftParser reads")
    print(f"without an error, {different_broken} in the {broken} others")
    return 1 if different else 0


def differing(fields, here, there):
    return [f"{f}: {here[f]!r}, SwiftParser {there[f]!r} (line {there['line']})" for f in fields if here[f] != there[f]]


def rows(here, there):
    return differing(FIELDS, here, there), here["module"] != there["module"]


def faults(our, their):
    found = [f"{f}: {our[f]}, SwiftParser {their[f]}" for f in ("main", "shebang") if our[f] != their[f]]
    counted = line_count(our["path"])
    return found + ([f"lines: {our['lines']}, counted {counted}"] if our["lines"] != counted else [])


if __name__ == "__main__":
    sys.exit(compare("swift-imports", "imports", rows, faults))
