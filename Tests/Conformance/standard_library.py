#!/usr/bin/env python3
"""The table of the Python standard library's modules, read from interpreters.

    standard_library.py PYTHON...           write Sources/Graph/StandardLibrary/StandardLibraryTable.swift
    standard_library.py --check PYTHON...   compare the table with each interpreter; exit 1 where a top-level name differs

To write the table, give one CPython on Linux for each version from 3.6 to 3.13: these are read, everything else is
the documented difference from them, by hand, below. Submodules differ between patch releases too, so `--check` prints
those and fails only on top-level names.
"""
import argparse
import json
import os
import re
import subprocess
import sys

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Sources", "Graph", "StandardLibrary",
                     "StandardLibraryTable.swift")
OLDEST, NEWEST = 0, 15
READ = range(6, 14)

# What modules put into `sys.modules` beside themselves, so that they import though no file bears their name.
WITHOUT_FILES = ("os.path", "collections.abc", "typing.io", "typing.re", "pyexpat.errors", "pyexpat.model",
                 "xml.parsers.expat.errors", "xml.parsers.expat.model", "_frozen_importlib",
                 "_frozen_importlib_external", "zipimport", "__main__")

# What is in Lib and nobody's import: tests, examples' data, the insides of IDLE.
LEFT_OUT = {"test", "tests", "idle_test", "__pycache__", "site-packages", "lib-dynload", "__phello__"}
OUTSIDE_ONLY = {"idlelib", "test"}

# Extension modules: on which platforms they can be built at all. What is not here is built on every one.
PLATFORMS = {
    "w": "_msi _overlapped _winapi _wmi _subprocess msvcrt nt winreg winsound",
    "d": "_scproxy",
    "l": "CDROM DLFCN IN TYPES ossaudiodev spwd",
    "ld": "_crypt _curses _curses_panel _dbm _gdbm _posixshmem _posixsubprocess fcntl grp nis posix pwd readline "
          "resource syslog termios",
}

# Extension modules that the interpreters read below may lack, because of their platform or of the libraries at hand.
EXTENSIONS = {
    "_msi": (0, 12), "_overlapped": (4, None), "_winapi": (3, None), "_wmi": (12, None), "msvcrt": (0, None),
    "nt": (0, None), "winreg": (0, None), "winsound": (0, None), "_scproxy": (0, None),
    "ossaudiodev": (0, 12), "spwd": (0, 12), "nis": (0, 12), "_crypt": (3, 12), "_tkinter": (0, None),
    "_dbm": (0, None), "_gdbm": (0, None), "_curses": (0, None), "_curses_panel": (0, None), "readline": (0, None),
    "_lzma": (3, None), "_bz2": (3, None), "_sqlite3": (0, None), "_ssl": (0, None), "_hashlib": (0, None),
    "_ctypes": (0, None), "_uuid": (7, None), "msilib": (0, 12), "msilib.schema": (0, 12),
    "msilib.sequence": (0, 12), "msilib.text": (0, 12), "fpectl": (0, 6),
}

# In 3.6 and not in every version before it: the version that brought the module, and with it its submodules.
BROUGHT = {
    1: "importlib _compat_pickle _pyio _io tkinter.ttk ctypes.macholib",
    2: "argparse concurrent sysconfig xxlimited _posixsubprocess turtledemo pydoc_data _weakrefset _datetime "
       "encodings.cp858 lib2to3.btm_matcher lib2to3.btm_utils unittest.__main__ unittest.async_case unittest.case "
       "unittest.loader unittest.main unittest.result unittest.runner unittest.signals unittest.suite unittest.util",
    3: "faulthandler ipaddress lzma _lzma _bz2 venv collections.abc _collections_abc _frozen_importlib _decimal "
       "_imp _crypt _osx_support email.headerregistry email.policy email._header_value_parser email._policybase "
       "email._encoded_words email._parseaddr unittest.mock encodings.cp65001",
    4: "asyncio enum ensurepip pathlib selectors statistics tracemalloc _tracemalloc _bootlocale _opcode _operator "
       "_sitebuiltins _stat email.contentmanager encodings.cp1125 encodings.cp273 multiprocessing.context "
       "multiprocessing.forkserver multiprocessing.popen_fork multiprocessing.popen_forkserver "
       "multiprocessing.popen_spawn_posix multiprocessing.popen_spawn_win32 multiprocessing.resource_sharer "
       "multiprocessing.semaphore_tracker multiprocessing.spawn",
    5: "typing zipapp _compression _pydecimal _signal importlib._bootstrap_external _frozen_importlib_external "
       "distutils._msvccompiler encodings.koi8_t encodings.kz1048 turtledemo.sorting_animate",
    6: "secrets _blake2 _sha3 _asyncio asyncio.base_futures asyncio.base_tasks encodings.oem turtledemo.rosette",
}

# Brought by a later patch release of a version than may have been read: name and version.
PATCHED = {"_apple_support": 13, "_pyrepl.base_eventqueue": 13, "_pyrepl.windows_eventqueue": 13,
           "pydoc_data.module_docs": 13}

# Gone before 3.6: name, first and last version.
GONE = {"_abcoll": (0, 2), "_subprocess": (0, 2), "_sysconfigdata": (3, 5), "distutils.emxccompiler": (0, 2),
        "os2emxpath": (0, 3), "tkinter._fix": (0, 4), "turtledemo.wikipedia": (2, 5),
        "CDROM": (0, 5), "DLFCN": (0, 5), "IN": (0, 5), "TYPES": (0, 5)}

# A module first and a package from the given version on, where that was before 3.6.
BECAME_PACKAGE = {"collections": 3, "unittest": 2}

# What 3.14 and 3.15 add to the version before them, and take away. A trailing slash marks a package.
ADDED = {
    14: "_pyrepl._module_completer _pyrepl.terminfo _ast_unparse _hmac _py_warnings _remote_debugging _types _zstd annotationlib "
        "asyncio.__main__ asyncio.graph asyncio.tools compression/ compression._common/ compression._common._streams compression.bz2 "
        "compression.gzip compression.lzma compression.zlib compression.zstd/ compression.zstd._zstdfile "
        "concurrent.futures.interpreter concurrent.interpreters/ concurrent.interpreters._crossinterp "
        "concurrent.interpreters._queues ctypes._layout encodings._win_cp_codecs json.__main__ pathlib._os "
        "pathlib.types string/ string.templatelib",
    15: "math.integer profiling/ profiling.sampling/ profiling.tracing/ xml.utils",
}
REMOVED = {14: "_compression pathlib._abc pathlib._local", 15: "sre_compile sre_constants sre_parse"}

# In Lib or in the interpreter, and not in its own list of the standard library's names.
NEVER_LISTED = {"__main__", "__hello__", "test", "xxlimited", "xxsubtype"}

ASK = r"""
import json, os, sys
found = []
for name in sys.argv[1:]:
    try:
        __import__(name)
        found.append(name)
    except Exception:
        pass
print(json.dumps({"minor": sys.version_info[1], "lib": os.path.dirname(os.__file__), "without_files": found,
                  "builtin": sorted(sys.builtin_module_names), "names": sorted(getattr(sys, "stdlib_module_names", ()))}))
"""


class Interpreter:
    """What one interpreter's standard library holds: dotted names, and whether each is a package."""

    def __init__(self, python):
        text = subprocess.run([python, "-I", "-S", "-c", ASK, *WITHOUT_FILES], stdout=subprocess.PIPE, text=True,
                              check=True).stdout
        answer = json.loads(text)
        self.minor = answer["minor"]
        self.listed = set(answer["names"])
        self.modules = {}
        self._walk(answer["lib"], "")
        self._walk(os.path.join(answer["lib"], "lib-dynload"), "")
        for name in answer["builtin"] + answer["without_files"]:
            self.modules.setdefault(name, False)

    def _walk(self, folder, prefix):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            full = os.path.join(folder, name)
            stem, _, ending = name.partition(".")
            if not stem.isidentifier() or (stem in LEFT_OUT and prefix) or stem in LEFT_OUT - OUTSIDE_ONLY:
                continue
            if os.path.isfile(os.path.join(full, "__init__.py")):
                self.modules[prefix + stem] = True
                if stem not in OUTSIDE_ONLY:
                    self._walk(full, prefix + stem + ".")
            elif (ending == "py" or ending.endswith("so")) and stem != "__init__" and os.path.isfile(full):
                if not stem.startswith(("_sysconfigdata", "_test", "_xxtest", "_ctypes_test", "xxlimited_35")):
                    self.modules.setdefault(prefix + stem, False)


def within(name, table):
    """The value `table` has for the name or for the nearest package around it."""
    while name:
        if name in table:
            return table[name]
        name = name.rpartition(".")[0]
    return None


def collect(interpreters):
    """Each name's versions: name -> {minor: is it a package}."""
    by_minor = {i.minor: i.modules for i in interpreters}
    missing = [minor for minor in READ if minor not in by_minor]
    if missing:
        sys.exit("give an interpreter for each of: " + ", ".join("3.%d" % minor for minor in missing))
    table = {}
    for minor in READ:
        for name, package in by_minor[minor].items():
            table.setdefault(name, {})[minor] = package
    for name, (first, last) in EXTENSIONS.items():
        for minor in range(max(first, READ[0]), min(last or NEWEST, READ[-1]) + 1):
            table.setdefault(name, {}).setdefault(minor, name == "msilib")
    for name, first in PATCHED.items():
        for minor in range(first, READ[-1] + 1):
            table.setdefault(name, {}).setdefault(minor, False)
    brought = {name: minor for minor, names in BROUGHT.items() for name in names.split()}
    brought.update({name: first for name, (first, _) in EXTENSIONS.items()})
    for name, versions in table.items():
        if READ[0] in versions:
            packaged = BECAME_PACKAGE.get(name, OLDEST)
            parts = name.split(".")
            first = max(brought.get(".".join(parts[:n]), OLDEST) for n in range(1, len(parts) + 1))
            for minor in range(first, READ[0]):
                versions[minor] = versions[READ[0]] and minor >= packaged
    for name, (first, last) in GONE.items():
        table[name] = {minor: False for minor in range(first, last + 1)}
    for minor in range(READ[-1] + 1, NEWEST + 1):
        removed = set(REMOVED[minor].split())
        for name, versions in table.items():
            if minor - 1 in versions and name not in removed:
                versions[minor] = versions[minor - 1]
        for word in ADDED[minor].split():
            table.setdefault(word.rstrip("/"), {})[minor] = word.endswith("/")
    return {name: versions for name, versions in table.items() if versions}


def rows(table):
    """The table's lines: `name first-last /first-as-a-package @platforms`."""
    platforms = {name: letters for letters, names in PLATFORMS.items() for name in names.split()}
    for name in sorted(table, key=lambda name: name.encode() + b" "):
        versions = table[name]
        first, last = min(versions), max(versions)
        packages = [minor for minor in versions if versions[minor]]
        if len(versions) != last - first + 1 or (packages and (max(packages) != last or
                                                               len(packages) != last - min(packages) + 1)):
            sys.exit(f"{name} comes and goes, which the table cannot say: {versions}")
        row = f"{name} {first}-" + (str(last) if last < NEWEST else "")
        row += f" /{min(packages)}" if packages else ""
        row += f" @{platforms[name]}" if name in platforms else ""
        yield row


SWIFT = '''/// The modules of the Python standard library, a line each, sorted by name as bytes.
///
/// A line is `name first-last`, the minor versions of Python 3 that have the module; no last one means that the newest
/// known version still has it. `/n` says that it is a package since 3.n, `@ldw` that only Linux, Darwin or Windows
/// builds have it. Written by `Tests/Conformance/standard_library.py`; do not edit.
enum StandardLibraryTable {
  static let newestMinor = %d
  static let rows: StaticString = """
%s
    """
}
'''


def read_table():
    """The table that is there: name -> (first, last or None, platforms)."""
    with open(TABLE) as file:
        lines = re.findall(r"^    (\S+) (\d+)-(\d*)(?: /\d+)?(?: @(\w+))?$", file.read(), re.M)
    return {name: (int(first), int(last) if last else None, platforms) for name, first, last, platforms in lines}


def check(interpreters):
    table, failed = read_table(), False
    here = {"linux": "l", "darwin": "d", "win32": "w"}.get(sys.platform, "l")
    for interpreter in interpreters:
        minor = interpreter.minor
        said = {name for name, (first, last, _) in table.items() if first <= minor <= (NEWEST if last is None else last)}
        elsewhere = {name for name in said if table[name][2] and here not in table[name][2]}
        unknown = sorted(set(interpreter.modules) - said)
        absent = sorted(said - elsewhere - set(interpreter.modules) - set(EXTENSIONS) - set(PATCHED))
        if interpreter.listed:
            # Distributions add modules and split packages away; the interpreter's own list knows better.
            tops = sorted(interpreter.listed - said - LEFT_OUT)
            tops += sorted({n for n in absent if "." not in n} - interpreter.listed - NEVER_LISTED)
        else:
            tops = [name for name in unknown + absent if "." not in name]
        failed = failed or bool(tops)
        print(f"3.{minor}: {len(said)} modules in the table; top-level names that differ: {' '.join(tops) or 'none'}")
        for label, names in (("only in the interpreter", unknown), ("only in the table", absent)):
            names = [name for name in names if "." in name]
            if names:
                print(f"  submodules {label}: {len(names)}: {' '.join(names[:8])}")
    return 1 if failed else 0


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--check", action="store_true")
    ask.add_argument("python", nargs="+")
    args = ask.parse_args()
    interpreters = [Interpreter(python) for python in args.python]
    if args.check:
        return check(interpreters)
    lines = list(rows(collect(interpreters)))
    with open(TABLE, "w") as file:
        file.write(SWIFT % (NEWEST, "\n".join("    " + line for line in lines)))
    print(f"{len(lines)} modules")
    return 0


if __name__ == "__main__":
    sys.exit(main())
