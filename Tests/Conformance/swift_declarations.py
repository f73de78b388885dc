#!/usr/bin/env python3
"""Compares the declarations Pollard's scanner finds in Swift files with those of the toolchain's own SwiftParser.

    swift build -c release --product probe
    swift_declarations.py PROBE FOLDER...      # every .swift file below the folders

Compared are the declarations of files and of their types, in order: kind, name or extended type, the declaration they
are members of, access, static, override, attributes, inherited types and line. Exits with 1 on a difference in a file
that SwiftParser reads without an error; differences in other files are counted apart. Needs Python 3.8 and swiftc.
"""

import sys

from swift_imports import compare, differing

FIELDS = ("kind", "name", "parent", "line", "access", "static", "override", "attributes", "inherited")


def plain(declaration):
    """Without white space and backticks, which may stand inside a type."""
    result = dict(declaration)
    for field in ("name", "inherited"):
        values = result[field] if field == "inherited" else [result[field]]
        values = ["".join(value.split()).replace("`", "") for value in values]
        result[field] = values if field == "inherited" else values[0]
    return result


def rows(here, there):
    here, there = plain(here), plain(there)
    return differing(FIELDS, here, there), (here["kind"], here["name"]) != (there["kind"], there["name"])


if __name__ == "__main__":
    sys.exit(compare("swift-declarations", "declarations", rows, lambda our, their: []))
