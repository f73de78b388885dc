#!/usr/bin/env python3
"""Runs a repository's own tests before and after `pollard archive apply`, and compares what each of them says.

    python3 archive_suite.py BIN CLONE --python VENV/bin/python [--modules NAME…] [--pytest "ARGUMENTS"]

Without --modules everything is archived that is an orphan for certain. The clone is copied first and left as it is. Tests
that are archived with the module they test are the only ones that may be missing afterwards; in the end everything is
restored, and git has to find nothing changed. The figures are kept in orphans.md.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree


def outcomes(options, folder, name):
    """What each test says, by its name."""
    report = os.path.join(options.work, f"{name}.xml")
    command = [options.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
    environment = dict(os.environ, PYTHONPATH=folder, PYTHONDONTWRITEBYTECODE="1")
    subprocess.run(
        command + shlex.split(options.pytest), cwd=folder, env=environment, timeout=options.timeout,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = {}
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        kinds = {child.tag for child in case} & {"failure", "error", "skipped"}
        found[f"{case.get('classname')}::{case.get('name')}"] = min(kinds, default="passed")
    return found


def pollard(options, folder, *words):
    done = subprocess.run(
        [options.binary, "archive", *words, "--root", folder], capture_output=True, text=True)
    if done.returncode == 2:
        sys.exit(f"pollard archive {words[0]}: {done.stderr.strip()}")
    return done.stdout


def count(found):
    return ", ".join(f"{sum(one == kind for one in found.values())} {kind}" for kind in sorted(set(found.values())))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("clone")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--modules", nargs="*", default=[])
    parser.add_argument("--pytest", default="", help="further arguments of pytest")
    parser.add_argument("--timeout", type=int, default=3600)
    options = parser.parse_args()
    options.binary, options.python = os.path.abspath(options.binary), os.path.abspath(options.python)
    options.work = tempfile.mkdtemp(prefix="archive-suite-")
    folder = os.path.join(options.work, "tree")
    try:
        shutil.copytree(options.clone, folder, symlinks=True)
        git = ["git", "-C", folder]
        changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True).stdout
        before = outcomes(options, folder, "before")
        plan = os.path.join(options.work, "plan.json")
        with open(plan, "w", encoding="utf-8") as file:
            file.write(pollard(options, folder, "plan", *(options.modules or ["--all-certain"]), "--format", "json"))
        with open(plan, encoding="utf-8") as file:
            moves = json.load(file)["moves"]
        print(f"{len(moves)} files move:")
        for move in moves:
            print(f"  {move['from']}")
        pollard(options, folder, "apply", plan, "--apply", "--allow-dirty")
        after = outcomes(options, folder, "after")
        gone = [name for name in before if name not in after]
        archived = {move["from"].removesuffix(".py").replace("/", ".") for move in moves}
        lost = [name for name in gone if not any(name.split("::")[0].startswith(module) for module in archived)]
        differing = [name for name in after if after[name] != before.get(name)]
        print(f"before: {count(before)}\nafter:  {count(after)}; {len(gone) - len(lost)} went with their modules")
        for name in lost + differing:
            print(f"  {name}: {before.get(name, 'missing')} before, {after.get(name, 'missing')} after")
        pollard(options, folder, "restore", "--all", "--apply")
        restored = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True).stdout
        print("restored: " + ("as it was" if restored == changed else "NOT as it was"))
        sys.exit(1 if lost or differing or restored != changed or not moves else 0)
    finally:
        shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    main()
