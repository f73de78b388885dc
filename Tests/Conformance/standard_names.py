#!/usr/bin/env python3
"""The table of the names that modules of Python's standard library have, read from interpreters.

    standard_names.py PYTHON...           write Sources/Graph/StandardLibrary/StandardNamesTable.swift
    standard_names.py --check PYTHON...   compare the table with each interpreter; exit 1 where more differs than patch releases do

To write the table, give one CPython on Linux for each version from 3.6 to 3.13. Only modules are read whose names depend on
nothing but the version: `os`, `socket` and their like have what the system below has.
"""
import json
import os
import re
import subprocess
import sys

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Sources", "Graph", "StandardLibrary",
                     "StandardNamesTable.swift")
OLDEST, NEWEST = 6, 13

MODULES = """
abc argparse ast asyncio base64 builtins collections collections.abc concurrent.futures configparser contextlib contextvars
copy csv dataclasses datetime decimal email email.utils enum fnmatch fractions functools glob gzip hashlib heapq hmac html http
http.client importlib importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util inspect io
itertools json keyword logging logging.config logging.handlers math numbers operator pathlib pickle pkgutil queue random re
secrets shutil statistics string struct subprocess sys tempfile textwrap threading tokenize traceback types typing unittest
unittest.mock urllib urllib.parse urllib.request warnings weakref zipfile
""".split()

# What a name of a module is in one run and not in another: of consoles, of debugging builds, of frozen programs, of the
# version in question.
PASSING = {"sys": {"ps1", "ps2", "last_type", "last_value", "last_traceback", "last_exc", "tracebacklimit", "gettotalrefcount",
                   "getobjects", "frozen"}}

# Each module in a process of its own, as others put their submodules into the packages above them.
ASK = r"""
import importlib, json, sys, warnings
warnings.simplefilter("ignore")
name, asked = sys.argv[1], json.loads(sys.argv[2])
try:
    module = importlib.import_module(name)
except ImportError:
    print("null")
else:
    found = set(dir(module)) | set(getattr(module, "__all__", ()))
    for other in asked:
        if other not in found and hasattr(module, other):
            found.add(other)
    print(json.dumps([sys.version_info[1], sorted(found)]))
"""


def ask(python, module, names=()):
    done = subprocess.run([python, "-I", "-S", "-c", ASK, module, json.dumps(sorted(names))], stdout=subprocess.PIPE, text=True,
                          check=True)
    return json.loads(done.stdout)


def is_kept(module, name):
    return not (name.startswith("__") and name.endswith("__")) and name.isascii() and name not in PASSING.get(module, ())


def read(pythons):
    """By module and name: the minor versions that have it."""
    table = {}
    for module in MODULES:
        listed = [(python, ask(python, module)) for python in pythons]
        union = {name for _, answer in listed if answer for name in answer[1] if is_kept(module, name)}
        names = table[module] = {}
        for python, answer in listed:
            if not answer:
                continue
            # What only a module's `__getattr__` hands out is in no list.
            minor, found = ask(python, module, union)
            for name in found:
                if name in union:
                    names.setdefault(name, set()).add(minor)
    return table


def ranges(minors):
    """The unbroken ranges of some versions, as they are written."""
    found, minors = [], sorted(minors)
    start = previous = minors[0]
    for minor in minors[1:] + [99]:
        if minor != previous + 1:
            found.append(f"{start}-" if previous == NEWEST else f"{start}-{previous}")
            start = minor
        previous = minor
    return found


def rows(table):
    for module in sorted(table):
        groups = {}
        for name, minors in table[module].items():
            for written in ranges(minors):
                groups.setdefault(written, []).append(name)
        for written in sorted(groups, key=lambda text: [int(n or 99) for n in text.split("-")]):
            line = f"{module} {written}"
            for name in sorted(groups[written]):
                if len(line) + 1 + len(name) > 120:
                    yield line
                    line = f"{module} {written}"
                line += " " + name
            yield line


def write(table):
    with open(TABLE, "w") as file:
        file.write("""/// The names that modules of the Python standard library have, some to a line, sorted by module.
///
/// A line is `module first-last name…`, the minor versions of Python 3 that have the names; no last one means that the newest
/// known version still has them. Names with two underscores on both sides are left out. Written by
/// `Tests/Conformance/standard_names.py`; do not edit.
enum StandardNamesTable {
  static let oldestMinor = %d
  static let newestMinor = %d
  static let rows: StaticString = \"\"\"
""" % (OLDEST, NEWEST))
        for row in rows(table):
            file.write(f"    {row}\n")
        file.write('    """\n}\n')


def written():
    table = {}
    with open(TABLE) as file:
        for line in file:
            found = re.fullmatch(r" {4}([\w.]+) (\d+)-(\d*) (.+)\n", line)
            if found:
                module, first, last, names = found.groups()
                for name in names.split():
                    table.setdefault(module, {}).setdefault(name, set()).update(range(int(first), int(last or NEWEST) + 1))
    return table


def check(python):
    table, differences, count = written(), 0, 0
    for module in MODULES:
        answer = ask(python, module, table.get(module, ()))
        if not answer:
            continue
        minor, found = answer
        mine = {name for name, minors in table.get(module, {}).items() if minor in minors}
        found = {name for name in found if is_kept(module, name)}
        count += len(found)
        for name in sorted(mine ^ found):
            print(f"{python}: {module}.{name} is {'not ' if name in mine else ''}there")
            differences += not name.startswith("_")
    print(f"{python}: {count} names, {differences} public ones differ")
    # Patch releases, and those who package them, add and take away a few: 7 of 3,547 between 3.11.2 and 3.11.7.
    return differences > count / 200


def main():
    if sys.argv[1:2] == ["--check"]:
        return 1 if sum(check(python) for python in sys.argv[2:]) else 0
    write(read(sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
