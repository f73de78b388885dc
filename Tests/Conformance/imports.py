#!/usr/bin/env python3
"""Compares `pollard imports` with what CPython's own parser finds in the same files.

    imports.py BIN PATH...     exit 1 on any difference, or where nothing was compared

Run it under the newest Python there is: files that the interpreter cannot parse are left out on both sides, and counted.
"""
import argparse
import ast
import collections
import json
import os
import subprocess
import sys
import warnings
from typing import NamedTuple

warnings.simplefilter("ignore")


class Row(NamedTuple):
    """One imported name, with the fields of `pollard imports --format jsonl` that CPython can vouch for."""
    path: str
    line: int
    column: int
    kind: str
    level: int
    module: str
    name: str | None
    alias: str | None
    context: str
    conditional: bool
    optional: bool


class Place(NamedTuple):
    """What the blocks around a statement say of it."""
    deferred: bool = False
    typing: bool = False
    conditional: bool = False
    optional: bool = False


class File:
    """The imports of one file."""

    CATCHING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
    FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
    LOOPS = (ast.For, ast.AsyncFor, ast.While)
    TRIES = tuple(getattr(ast, name) for name in ("Try", "TryStar") if hasattr(ast, name))
    PLAIN = (ast.ClassDef, ast.With, ast.AsyncWith)

    def __init__(self, full, shown):
        with open(full, "rb") as file:
            tree = ast.parse(file.read(), full)
        self.shown, self.rows = shown, []
        self.flags, self.typing_modules = {"TYPE_CHECKING"}, {"typing", "typing_extensions"}
        self._learn_aliases(tree)
        waiting = [(tree.body, Place())]
        while waiting:
            body, place = waiting.pop()
            for statement in body:
                if isinstance(statement, (ast.Import, ast.ImportFrom)):
                    self._add(statement, place)
                else:
                    waiting.extend(self._blocks(statement, place))

    def _learn_aliases(self, tree):
        sources = frozenset(self.typing_modules)
        for node in ast.walk(tree):
            for alias in node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else ():
                if alias.asname and isinstance(node, ast.Import) and alias.name in sources:
                    self.typing_modules.add(alias.asname)
                elif alias.asname and isinstance(node, ast.ImportFrom) and node.module in sources:
                    if alias.name == "TYPE_CHECKING":
                        self.flags.add(alias.asname)

    def _never_runs(self, test):
        """Whether only type checkers enter a block under this test."""
        match test:
            case ast.Name(id=name):
                return name in self.flags
            case ast.Attribute(value=ast.Name(id=module), attr="TYPE_CHECKING"):
                return module in self.typing_modules
            case ast.Constant(value=bool() | int() | float() | complex() as value):
                return value == 0
        return False

    def _catches(self, handler):
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return any(kind is None or getattr(kind, "id", getattr(kind, "attr", "")) in self.CATCHING for kind in kinds)

    def _blocks(self, node, place):
        """The statement's blocks, each with what it adds to the place."""
        maybe = place._replace(conditional=True)
        if isinstance(node, self.FUNCTIONS):
            yield node.body, place._replace(deferred=True)
        elif isinstance(node, self.PLAIN):
            yield node.body, place
        elif isinstance(node, ast.If):
            inverted = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
            if self._never_runs(node.test):
                yield node.body, place._replace(typing=True)
                yield node.orelse, place
            elif inverted and self._never_runs(node.test.operand):
                yield node.body, place
                yield node.orelse, place._replace(typing=True)
            else:
                yield node.body, maybe
                yield node.orelse, maybe
        elif isinstance(node, self.TRIES):
            caught = place.optional or any(map(self._catches, node.handlers))
            yield node.body, place._replace(optional=caught)
            for handler in node.handlers:
                yield handler.body, maybe
            yield node.orelse, place
            yield node.finalbody, place
        elif isinstance(node, self.LOOPS):
            yield node.body, maybe
            yield node.orelse, place
        elif isinstance(node, ast.Match):
            for case in node.cases:
                yield case.body, maybe

    def _add(self, node, place):
        context = "typing" if place.typing else "deferred" if place.deferred else "eager"
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                written = ("from", node.level, node.module or "", alias.name)
            else:
                written = ("import", 0, alias.name, None)
            self.rows.append(Row(self.shown, node.lineno, node.col_offset, *written, alias.asname, context,
                                 place.conditional, place.optional))


def python_files(root):
    if os.path.isfile(root):
        yield root, os.path.basename(root)
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in ("__pycache__", "node_modules"))
        for name in sorted(names):
            full = os.path.join(folder, name)
            if name.endswith(".py") and not os.path.islink(full):
                yield full, os.path.relpath(full, root)


def from_cpython(root):
    rows, refused = collections.Counter(), set()
    for full, shown in python_files(root):
        try:
            rows.update(File(full, shown).rows)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            refused.add(shown)
    return rows, refused


def from_pollard(binary, root, refused):
    done = subprocess.run([binary, "imports", root, "--format", "jsonl", "--include-ignored"], stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f"pollard imports {root} ended with {done.returncode}")
    rows = collections.Counter()
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if row["path"].endswith(".py") and row["path"] not in refused and row.get("language", "python") == "python":
            rows[Row(*(row.get(field) for field in Row._fields))] += 1
    return rows


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("paths", nargs="+")
    ask.add_argument("--show", type=int, default=5, help="differences to print of each kind")
    args = ask.parse_args()
    compared = wrong = 0
    for root in args.paths:
        expected, refused = from_cpython(root)
        found = from_pollard(args.binary, root, refused)
        missing, extra = expected - found, found - expected
        for label, rows in (("missing", missing), ("extra", extra)):
            for row in sorted(rows, key=repr)[:args.show]:
                print(f"  {label}: {row}")
        count, differ = sum(expected.values()), sum(missing.values()) + sum(extra.values())
        print(f"{os.path.basename(os.path.normpath(root))}: {count} imported names, {differ} differ; "
              f"{len(refused)} files that Python {sys.version_info[0]}.{sys.version_info[1]} cannot parse left out")
        compared, wrong = compared + count, wrong + differ
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
