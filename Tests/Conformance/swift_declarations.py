#!/usr/bin/env python3
"""Compares the declarations Pollard's scanner finds in Swift files with those of the toolchain's own SwiftParser.

    swift build -c release --product probe
    swift_declarations.py PROBE FOLDER...      # every .swift file below the folders

Compared are the declarations of files and of their types, in order: kind, name or extended type, the declaration they
are members of, access, static, override, attributes, inherited types and line. Exits with 1 on a difference in a file
that SwiftParser reads without an error; differences in other files are counted apart. Needs Python 3.8 and swiftc.
"""

import os
import sys
import tempfile

from swift_imports import build_oracle, run

FIELDS = ("kind", "name", "parent", "line", "access", "static", "override", "attributes", "inherited")


def plain(declaration):
    """Without white space and backticks, which may stand inside a type."""
    result = dict(declaration)
    for field in ("name", "inherited"):
        values = result[field] if field == "inherited" else [result[field]]
        values = ["".join(value.split()).replace("`", "") for value in values]
        result[field] = values if field == "inherited" else values[0]
    return result


def main():
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
        ours = run([probe, "swift-declarations"], paths)
        theirs = run([os.environ.get("ORACLE") or build_oracle(folder)], paths)
    assert [item["path"] for item in ours] == [item["path"] for item in theirs] == paths

    declarations = broken = different = different_broken = 0
    for our, their in zip(ours, theirs):
        if their.get("unreadable"):
            continue
        declarations += len(their["declarations"])
        broken += their["errors"]
        report = []
        for here, there in zip(map(plain, our["declarations"]), map(plain, their["declarations"])):
            report += [
                f"{field}: {here[field]!r}, SwiftParser {there[field]!r} (line {there['line']})"
                for field in FIELDS
                if here[field] != there[field]
            ]
            if (here["kind"], here["name"]) != (there["kind"], there["name"]):
                break
        if len(our["declarations"]) != len(their["declarations"]):
            report.append(f"{len(our['declarations'])} declarations, SwiftParser {len(their['declarations'])}")
        if not report:
            continue
        if their["errors"]:
            different_broken += 1
        else:
            different += 1
        print(f"{'with errors' if their['errors'] else 'DIFFERENT'}: {our['path']}\n  " + "\n  ".join(report[:6]))
    print(f"{len(paths)} files, {declarations} declarations; {different} files differ in the {len(paths) - broken} SwiftParser reads")
    print(f"without an error, {different_broken} in the {broken} others")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
