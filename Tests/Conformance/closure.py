#!/usr/bin/env python3
"""Compares `pollard closure` with what a real interpreter has in `sys.modules` after the same import.

    closure.py BIN --python PYTHON PACKAGE...     exit 1 where too few modules agree

PYTHON is an interpreter that has the packages and what they depend on (`corpora.py DIR site` makes one). Every module is
imported in a process of its own. Modules whose import fails there are left out and counted: what they run depends on what
is installed.
"""
import argparse
import json
import os
import random
import subprocess
import sys

# Reads `package module` lines; each is imported in a fork of a process that has imported nothing else, silent and with a
# time limit, and answered by one line of JSON.
WORKER = r"""
import json, os, signal, sys

before = set(sys.modules)


def answer(package, module):
    error = None
    try:
        __import__(module)
    except BaseException as problem:
        error = type(problem).__name__
    new = [name for name in list(sys.modules) if isinstance(name, str) and name not in before]
    inside = [name for name in new if name == package or name.startswith(package + ".")]
    return {"module": module, "error": error, "executes": inside}


for line in sys.stdin:
    package, module = line.split()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(null, descriptor)
        signal.alarm(30)
        with os.fdopen(writer, "w") as out:
            json.dump(answer(package, module), out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    print(text or json.dumps({"module": module, "error": "killed", "executes": []}), flush=True)
"""

PLACE = "import sysconfig, sys; print(sysconfig.get_paths()['purelib']); print('%d.%d' % sys.version_info[:2])"


def modules(root, package):
    """Every module of the package but its tests and scripts."""
    top = os.path.join(root, *package.split("."))
    if os.path.isfile(top + ".py"):
        return [package]
    found = []
    for folder, folders, files in os.walk(top):
        folders[:] = [f for f in folders if f.isidentifier() and f not in ("__pycache__", "test", "tests")]
        dotted = os.path.relpath(folder, root).replace(os.sep, ".")
        for file in files:
            stem, _, ending = file.partition(".")
            if file == "__init__.py":
                found.append(dotted)
            elif ending == "py" and stem.isidentifier() and stem not in ("__main__", "conftest"):
                found.append(f"{dotted}.{stem}")
    return sorted(found)


def really(python, package, names):
    done = subprocess.run([python, "-I", "-B", "-c", WORKER], input="".join(f"{package} {name}\n" for name in names),
                          stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def said(binary, root, version, names):
    done = subprocess.run([binary, "closure", "--root", root, "--python-version", version, "--format", "jsonl", *names],
                          stdout=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"pollard closure ended with {done.returncode}")
    return {row["module"]: row for row in map(json.loads, done.stdout.splitlines())}


def compare(args, root, version, package):
    """The share of the package's modules whose set agrees, in percent."""
    names = modules(root, package)
    if len(names) > args.cap:
        names = sorted(random.Random(args.seed).sample(names, args.cap))
    truth = really(args.python, package, names)
    fine = [row for row in truth if not row["error"]]
    if not fine:
        sys.exit(f"{package}: no module of it can be imported by {args.python}")
    answers = said(args.binary, root, version, [row["module"] for row in fine])
    sets = orders = extra = missing = failures = 0
    for row in fine:
        answer = answers.get(row["module"], {})
        mine = [n for n in answer.get("executes", []) if n == package or n.startswith(package + ".")]
        more, less = set(mine) - set(row["executes"]), set(row["executes"]) - set(mine)
        failures += answer.get("failure") is not None
        extra, missing = extra + len(more), missing + len(less)
        sets += not more and not less
        orders += mine == row["executes"]
        if more or less:
            args.show -= 1
            if args.show >= 0:
                print(f"  {row['module']}: extra {sorted(more)[:4]}, missing {sorted(less)[:4]}")
    share = 100 * sets / len(fine)
    print(f"{package}: {len(fine)} modules import here, {len(truth) - len(fine)} do not; exact set {share:.1f} %, exact "
          f"order {100 * orders / len(fine):.1f} %; extra {extra}, missing {missing}; wrongly said to fail {failures}")
    return share


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("packages", nargs="+", help="as import statements name them")
    ask.add_argument("--python", required=True)
    ask.add_argument("--cap", type=int, default=300, help="modules of a package to try at most, picked by --seed")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--show", type=int, default=8, help="differing modules to print")
    ask.add_argument("--at-least", type=float, default=95.0, help="percent of exact sets that pass")
    args = ask.parse_args()
    root, version = subprocess.run([args.python, "-I", "-c", PLACE], stdout=subprocess.PIPE, text=True,
                                   check=True).stdout.split("\n")[:2]
    shares = [compare(args, root, version, package) for package in args.packages]
    return 1 if min(shares) < args.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
