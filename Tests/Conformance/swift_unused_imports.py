#!/usr/bin/env python3
"""Takes out of Swift packages what `pollard deps --apply` takes out, and lets the compiler judge.

    swift_unused_imports.py BIN [--seeds N] [--no-build] PACKAGE...

Each package is copied. First the imports that Pollard calls unused go, and the copy is built from nothing with its
tests: whatever does not compile that compiled before is a wrong verdict. Then, in a fresh copy, N files get an import
of a module that their target imports elsewhere and that nothing in them was written for: how many of these are found
is a figure and no verdict, since members may be mentioned by names that the module declares too.

Exits with 1 where a build fails after the change and not before. Needs Python 3.8 and, to build, the toolchain and
what the packages depend on.
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

KINDS = {"unused-import", "repeated-import"}


def pollard(binary, command, root, *flags):
    done = subprocess.run([binary, command, "--root", root, *flags], capture_output=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return done.stdout


def findings(binary, root):
    document = json.loads(pollard(binary, "deps", root, "--format", "json"))
    return {(f["where"][0]["path"], f["package"]) for f in document["findings"] if f["kind"] in KINDS}


def copied(package, folder):
    target = pathlib.Path(folder) / "copy"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(package, target, symlinks=True, ignore=shutil.ignore_patterns(".build", ".pollard"))
    return str(target)


def builds(root):
    shutil.rmtree(pathlib.Path(root) / ".build", ignore_errors=True)
    done = subprocess.run(["swift", "build", "--build-tests"], cwd=root, capture_output=True, text=True, check=False)
    return done.returncode == 0, [line for line in (done.stdout + done.stderr).splitlines() if "error:" in line][:5]


def imports(text, module):
    return re.search(r"^\s*(?:@\w+\s+|\w+\s+)*import\s+(?:\w+\s+)?" + re.escape(module) + r"\b", text, re.M)


def seeded(binary, root, count):
    """Adds imports; returns how many were added and how many of them are found."""
    targets = json.loads(pollard(binary, "targets", root, "--format", "json"))["targets"]
    own = {target["name"] for target in targets if target["files"]}
    places = []
    for target in targets:
        texts = {path: (pathlib.Path(root) / path).read_text(errors="replace") for path in target["files"]}
        for module in sorted({d["name"] for d in target.get("dependencies", [])} & own):
            users = [path for path, text in texts.items() if imports(text, module)]
            if users:
                places += [(path, module) for path in texts if path not in users]
    before = findings(binary, root)
    random.Random(1).shuffle(places)
    chosen = {}
    for path, module in places:
        if len(chosen) < count and path not in chosen and not path.endswith("Package.swift"):
            chosen[path] = module
    for path, module in chosen.items():
        file = pathlib.Path(root) / path
        file.write_text(f"import {module}\n" + file.read_text(errors="replace"))
    found = findings(binary, root)
    return len(chosen), len(found & set(chosen.items())), sorted(found - before - set(chosen.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--no-build", action="store_true", help="only the seeds")
    options = parser.parse_args()
    wrong = 0
    for package in options.packages:
        name = pathlib.Path(package).name
        with tempfile.TemporaryDirectory() as folder:
            root = copied(package, folder)
            unused = findings(options.binary, root)
            verdict = "nothing to build"
            if unused and not options.no_build:
                pollard(options.binary, "deps", root, "--apply")
                good, errors = builds(root)
                verdict = "builds from nothing without them"
                if not good:
                    root = copied(package, folder)
                    good = not builds(root)[0]
                    verdict = "does not build before either" if good else "DOES NOT BUILD: " + "; ".join(errors)
                    wrong += not good
            root = copied(package, folder)
            added, found, others = seeded(options.binary, root, options.seeds)
            print(f"{name}: {len(unused)} unused imports, {verdict}; {found} of {added} added ones found"
                  + (f"; others: {others}" if others else ""), flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
