"""Compares the scopes of names with those of CPython's `symtable`.

    python3.13 Tests/Conformance/python_scopes.py [--probe BIN] [--show N] PATH...

Each PATH is a Python file or a folder of them. Compared are all scopes, and in each the names with what is done with
them (read, assigned, parameter, imported, annotated, declared global or nonlocal) and what they mean (local, free,
global). Left out is what CPython adds for its own compiler: names with a dot, `__class__` and `__classdict__`, and what
`__type_params__` needs. Two things that `symtable` does after the scopes are known are done here to Pollard's side as
well: a function between a name and its variable passes it on, and comprehensions are inlined (PEP 709). Files that
CPython's `symtable` refuses are skipped, and so are those in another encoding than UTF-8. Exit code 1 where anything
differs.
"""

import argparse
import os
import subprocess
import symtable
import sys
import unicodedata
import warnings

from python_syntax import as_utf8, python_files

READ, ASSIGNED, PARAMETER, IMPORTED, ANNOTATED, GLOBAL, NONLOCAL, TYPE_PARAMETER, MENTIONED = (1 << i for i in range(9))
COMPREHENSIONS = {
    "listComprehension": "listcomp",
    "setComprehension": "setcomp",
    "dictionaryComprehension": "dictcomp",
    "generator": "genexpr",
}
OWN = {"__class__", "__classdict__", "__type_params__", "__conditional_annotations__"}


class Theirs:
    """One of CPython's tables in the form that is compared."""

    def __init__(self, table):
        kind = table.get_type()
        kind = getattr(kind, "value", kind)
        self.key = (kind, table.get_name(), table.get_lineno())
        self.symbols = {}
        for symbol in table.get_symbols():
            name = symbol.get_name()
            if "." in name or name in OWN:
                continue
            self.symbols[name] = (
                symbol.is_referenced(),
                symbol.is_assigned(),
                symbol.is_parameter(),
                symbol.is_imported(),
                symbol.is_annotated(),
                symbol.is_nonlocal(),
                symbol.is_declared_global(),
                symbol.is_local(),
                symbol.is_free(),
                symbol.is_global(),
            )
        self.children = [Theirs(child) for child in table.get_children()]


class Ours:
    """One scope as the probe prints it."""

    def __init__(self, kind, line, name, parent):
        self.kind, self.parent = kind, parent
        if kind == "module":
            self.key = ("module", "top", 0)
        elif kind == "lambda":
            self.key = ("function", "lambda", line)
        elif kind in COMPREHENSIONS:
            self.key = ("function", COMPREHENSIONS[kind], line)
        elif kind in ("typeParameters", "typeVariable", "typeAlias"):
            words = {"typeParameters": "type parameters", "typeVariable": "type variable", "typeAlias": "type alias"}
            self.key = (words[kind], name, line)
        else:
            self.key = (kind, name, line)
        self.uses = {}
        self.children = []

    def sees_class(self):
        scope = self
        while scope.kind in ("typeParameters", "typeVariable", "typeAlias"):
            scope = scope.parent
        return scope is not self and scope.kind == "class"

    def finish(self):
        children = []
        for child in self.children:
            child.finish()
            children.append(child)
            # PEP 709: a comprehension's names and scopes become those of the scope around it.
            if child.kind in COMPREHENSIONS and child.kind != "generator" and not self.sees_class():
                for name, (uses, meaning) in child.uses.items():
                    if self.uses.get(name, (MENTIONED,))[0] == MENTIONED and uses not in (0, MENTIONED):
                        self.uses[name] = (uses, meaning)
                children[-1:] = child.children
        # A function between a name and its variable passes it on.
        for child in self.children:
            for name, (uses, meaning) in child.uses.items():
                passed = meaning == "free" and uses != MENTIONED and self.kind != "module"
                if passed and self.uses.get(name, (MENTIONED,))[0] == MENTIONED:
                    self.uses[name] = (0, "free")
        self.children = children

    def freeze(self):
        self.symbols = {}
        for name, (uses, meaning) in self.uses.items():
            if name in OWN or uses == MENTIONED:
                continue
            bound = uses & (ASSIGNED | PARAMETER | IMPORTED | TYPE_PARAMETER)
            # `symtable` takes whatever is named `top` for a module.
            top = self.key[1] == "top" and bool(bound)
            self.symbols[name] = (
                bool(uses & READ),
                bool(uses & ASSIGNED),
                bool(uses & PARAMETER),
                bool(uses & IMPORTED),
                bool(uses & ANNOTATED),
                bool(uses & NONLOCAL),
                meaning == "globalExplicit",
                meaning == "local" or top,
                meaning == "free",
                meaning in ("globalExplicit", "globalImplicit") or top,
            )
        for child in self.children:
            child.freeze()


def read(stream):
    """The module scope of each file, or None where Pollard does not take the file."""
    answers, scopes, path = {}, [], None
    for line in stream.split("\n"):
        parts = line.split("\t")
        if parts[0] == "F":
            path, scopes = parts[1], []
            answers[path] = None
        elif parts[0] == "S":
            parent = scopes[int(parts[1])] if parts[1] != "-1" else None
            scope = Ours(parts[2], int(parts[3]), unicodedata.normalize("NFKC", parts[4]), parent)
            scopes.append(scope)
            if parent is None:
                answers[path] = scope
            else:
                parent.children.append(scope)
        elif parts[0] == "Y":
            name = unicodedata.normalize("NFKC", parts[3])
            scopes[-1].uses[name] = (int(parts[1]), parts[2])
    return answers


def differences(theirs, ours, trail=""):
    """What the first difference is, or None."""
    where = f"{trail}/{theirs.key}"
    if theirs.key[:2] != ours.key[:2] or (theirs.key[2] != ours.key[2] and theirs.key[0] != "module"):
        return f"{where}: Pollard has {ours.key}"
    for name in sorted(theirs.symbols.keys() | ours.symbols.keys()):
        if theirs.symbols.get(name) != ours.symbols.get(name):
            return f"{where}: {name}: CPython {theirs.symbols.get(name)}, Pollard {ours.symbols.get(name)}"
    order = lambda scope: (scope.key[2], scope.key, sorted(scope.symbols.items()), len(scope.children))
    left, right = sorted(theirs.children, key=order), sorted(ours.children, key=order)
    if [c.key for c in left] != [c.key for c in right]:
        return f"{where}: children {[c.key for c in left]}, Pollard {[c.key for c in right]}"
    for one, other in zip(left, right):
        found = differences(one, other, where)
        if found:
            return found
    return None


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--probe", default=".build/release/probe")
    options.add_argument("--show", type=int, default=10)
    options.add_argument("paths", nargs="+")
    options = options.parse_args()
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20_000)
    files = {}
    for path in python_files(options.paths):
        with open(path, "rb") as file:
            source = file.read()
        if as_utf8(source) is source and "\t" not in path and "\n" not in path:
            files[os.path.abspath(path)] = source
    equal, refused, names, shown, different = 0, 0, 0, 0, 0
    paths = list(files)
    for start in range(0, len(paths), 500):
        listing = "\n".join(paths[start : start + 500]) + "\n"
        done = subprocess.run(
            [options.probe, "python-scopes"], input=listing.encode(), capture_output=True, check=True
        )
        for path, ours in read(done.stdout.decode("utf-8", "replace")).items():
            try:
                theirs = Theirs(symtable.symtable(files[path].decode("utf-8-sig"), path, "exec"))
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                refused += 1
                continue
            if ours is None:
                found = "Pollard does not take the file"
            else:
                ours.finish()
                ours.freeze()
                found = differences(theirs, ours)
            if found is None:
                equal += 1
                continue
            different += 1
            if different <= options.show:
                print(f"{path}\n    {found}")
    print(
        f"CPython {sys.version.split()[0]}: {len(files)} files: {equal} with equal scopes, {different} different,"
        f" {refused} refused by symtable"
    )
    return different > 0


if __name__ == "__main__":
    sys.exit(main())
