#!/usr/bin/env python3
"""Compares the Swift files that `pollard orphans` calls dead with what the compiler's index knows of them.

    swift build --build-tests            # in each package, so that it has .build/debug/index/store
    swift_index.py BIN PACKAGE...

An index names, for each file, what it declares and every reference the compiler resolved. A file is needed if another
needed file refers to something it declares, or if it holds an entry point, a test, or part of a declaration that is
needed (an extension with a conformance, an override). Pollard is run as for an application, whose interface nobody
else uses. Exits with 1 where Pollard calls a file dead that the index says something starts with leads to.
Needs Python 3.8 and the toolchain's libIndexStore.
"""

import collections
import ctypes
import json
import os
import pathlib
import subprocess
import sys
import tempfile

DECLARATION, DEFINITION, REFERENCE = 1, 2, 4
CHILD_OF, BASE_OF, OVERRIDE_OF, EXTENDED_BY = 1 << 9, 1 << 10, 1 << 11, 1 << 14


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


class Store:
    """An index store, read through libIndexStore."""

    def __init__(self, path):
        swiftc = pathlib.Path(subprocess.check_output(["which", "swiftc"], text=True).strip()).resolve()
        self.library = ctypes.CDLL(str(swiftc.parent.parent / "lib" / "libIndexStore.so"))
        for name in (
            "store_create", "unit_reader_create", "record_reader_create", "occurrence_get_symbol", "symbol_relation_get_symbol",
        ):
            getattr(self.library, "indexstore_" + name).restype = ctypes.c_void_p
        for name in (
            "unit_reader_get_main_file", "unit_dependency_get_name", "unit_dependency_get_filepath", "symbol_get_usr", "symbol_get_name",
            "unit_reader_get_working_dir",
        ):
            getattr(self.library, "indexstore_" + name).restype = Text
        for name in ("occurrence_get_roles", "symbol_relation_get_roles"):
            getattr(self.library, "indexstore_" + name).restype = ctypes.c_uint64
        error = ctypes.c_void_p()
        self.store = ctypes.c_void_p(self.library.indexstore_store_create(str(path).encode(), ctypes.byref(error)))
        assert self.store.value, "no index store at " + str(path)

    def apply(self, function, reader, take):
        callback = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)

        def call(_, item):
            take(ctypes.c_void_p(item))
            return True

        getattr(self.library, "indexstore_" + function)(reader, None, callback(call))

    def records(self):
        """The records of each main file."""
        names = []
        callback = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Text)
        self.library.indexstore_store_units_apply_f(self.store, 0, None, callback(lambda _, name: names.append(str(name)) or True))
        found = collections.defaultdict(set)
        for name in names:
            error = ctypes.c_void_p()
            unit = ctypes.c_void_p(self.library.indexstore_unit_reader_create(self.store, name.encode(), ctypes.byref(error)))
            if not unit.value:
                continue

            def take(dependency):
                if self.library.indexstore_unit_dependency_get_kind(dependency) == 2:
                    record = str(self.library.indexstore_unit_dependency_get_name(dependency))
                    path = str(self.library.indexstore_unit_dependency_get_filepath(dependency))
                    if path.endswith(".swift"):
                        found[os.path.realpath(path)].add(record)

            self.apply("unit_reader_dependencies_apply_f", unit, take)
        return found

    def occurrences(self, record):
        error = ctypes.c_void_p()
        reader = ctypes.c_void_p(self.library.indexstore_record_reader_create(self.store, record.encode(), ctypes.byref(error)))
        if not reader.value:
            return []
        found = []

        def take(occurrence):
            symbol = ctypes.c_void_p(self.library.indexstore_occurrence_get_symbol(occurrence))
            related = []

            def relate(relation):
                other = ctypes.c_void_p(self.library.indexstore_symbol_relation_get_symbol(relation))
                related.append(
                    (self.library.indexstore_symbol_relation_get_roles(relation), str(self.library.indexstore_symbol_get_usr(other)))
                )

            self.apply("occurrence_relations_apply_f", occurrence, relate)
            found.append(
                (
                    self.library.indexstore_occurrence_get_roles(occurrence),
                    str(self.library.indexstore_symbol_get_usr(symbol)),
                    str(self.library.indexstore_symbol_get_name(symbol)),
                    related,
                )
            )

        self.apply("record_reader_occurrences_apply_f", reader, take)
        return found


def starts(path):
    text = pathlib.Path(path).read_text(errors="replace")
    return path.endswith("main.swift") or any(word in text for word in ("@main", "XCTestCase", "@Test", "@Suite", "@_cdecl"))


def check(binary, package):
    package = os.path.realpath(package)
    store = Store(pathlib.Path(package) / ".build" / "debug" / "index" / "store")
    declares, mentions = {}, {}
    for path, records in store.records().items():
        if not path.startswith(package + "/") or "/.build/" in path or not os.path.isfile(path):
            continue
        own, others = set(), set()
        for record in records:
            for roles, usr, _, related in store.occurrences(record):
                if roles & (DECLARATION | DEFINITION):
                    own.add(usr)
                    # What overrides or implements something is needed with what it belongs to.
                    others.update(other for role, other in related if role & OVERRIDE_OF)
                if roles & REFERENCE:
                    others.add(usr)
        declares[path], mentions[path] = own, others
    owners = collections.defaultdict(set)
    for path, symbols in declares.items():
        for usr in symbols:
            owners[usr].add(path)
    edges = {path: {other for usr in symbols for other in owners.get(usr, ()) if other != path} for path, symbols in mentions.items()}
    pointed = {other for targets in edges.values() for other in targets}
    unreferenced = {path for path in declares if path not in pointed and not starts(path)}
    needed, pending = set(), [path for path in declares if starts(path)]
    while pending:
        path = pending.pop()
        if path not in needed:
            needed.add(path)
            pending += edges[path]
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as configuration:
        configuration.write('kind = "application"\n')
        configuration.flush()
        output = subprocess.run(
            [binary, "orphans", package, "--config", configuration.name, "--no-history", "--format", "json"],
            stdout=subprocess.PIPE, text=True,
        ).stdout
    found = json.loads(output)
    dead = {
        os.path.join(package, item["path"]): item["certainty"]
        for item in found["orphans"]
        if item["class"] == "dead" and item["path"].endswith(".swift")
    }
    known = {path for path in dead if path in declares}
    wrong = sorted(known & needed)
    print(
        f"{os.path.basename(package)}: {len(declares)} files in the index, {len(unreferenced)} that nothing refers to and"
        f" {len(set(declares) - needed)} that no start leads to; dead for Pollard: {len(known)} of them, and"
        f" {len(dead) - len(known)} files that were not compiled; found of those that no start leads to:"
        f" {len(known - needed)}; wrongly dead: {len(wrong)}"
    )
    for path in wrong:
        print("  WRONG " + path)
    for path in sorted(set(declares) - needed - known):
        print("  missed " + os.path.relpath(path, package))
    return len(wrong)


def main():
    return 1 if sum([check(sys.argv[1], package) for package in sys.argv[2:]]) else 0


if __name__ == "__main__":
    sys.exit(main())
