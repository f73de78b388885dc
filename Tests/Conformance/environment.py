"""Compares what `pollard closure --python` says is loaded, installed packages included, with what CPython loads.

    python3.13 Tests/Conformance/environment.py BIN --python VENV/bin/python [--cap N] [--seed N] [--timeout N] PACKAGE...

Each PACKAGE is installed in the virtual environment. Its modules are copied, alone, into a folder of their own, which becomes
the repository; everything else is read in place. Every module is imported by the environment's interpreter in a process of
its own. Compared are all modules that come from the copy or from the environment's site-packages; those of the standard
library are left out, as Pollard does not read it. Modules that do not import are counted and left out.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

WORKER = r"""
import json, os, signal, sys
root, limit = sys.argv[1], int(sys.argv[2])
sys.path.insert(0, root)
site = [p for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
inside = tuple(p + os.sep for p in [root, *site])
before = set(sys.modules)
for line in sys.stdin:
    module = line.strip()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        signal.alarm(limit)
        error = None
        try:
            __import__(module)
        except BaseException as problem:
            error = type(problem).__name__
        def inside_of(value):
            file = getattr(value, "__file__", None)
            if isinstance(file, str):
                return file.startswith(inside)
            try:
                return any(str(p).startswith(inside) for p in value.__path__)
            except Exception:
                return False
        new = [n for n in list(sys.modules) if isinstance(n, str) and n not in before]
        # Modules that are made without a file count by the package they belong to.
        tops = {n.split(".")[0] for n in new if inside_of(sys.modules[n])}
        loaded = [n for n in new if n.split(".")[0] in tops]
        with os.fdopen(write, "w") as out:
            out.write(json.dumps({"module": module, "error": error, "loads": loaded}))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    print(text or json.dumps({"module": module, "error": "killed", "loads": []}), flush=True)
"""


def modules(folder, package):
    for here, folders, names in os.walk(os.path.join(folder, package)):
        folders[:] = sorted(f for f in folders if f.isidentifier() and f not in ("__pycache__", "tests", "test"))
        dotted = os.path.relpath(here, folder).replace(os.sep, ".")
        for name in sorted(names):
            stem, ending = os.path.splitext(name)
            if name == "__init__.py":
                yield dotted
            elif ending == ".py" and stem.isidentifier() and stem not in ("__main__", "conftest"):
                yield f"{dotted}.{stem}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--python", required=True)
    options.add_argument("--cap", type=int, default=60)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--timeout", type=int, default=30)
    options.add_argument("--show", type=int, default=3)
    options.add_argument("packages", nargs="+")
    options = options.parse_args()
    site = subprocess.run(
        [options.python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    for package in options.packages:
        with tempfile.TemporaryDirectory() as root:
            root = os.path.realpath(root)
            shutil.copytree(os.path.join(site, package), os.path.join(root, package))
            names = sorted(modules(root, package))
            if len(names) > options.cap:
                names = sorted(random.Random(options.seed).sample(names, options.cap))
            done = subprocess.run(
                [options.python, "-I", "-B", "-c", WORKER, root, str(options.timeout)],
                input="\n".join(names) + "\n", stdout=subprocess.PIPE, text=True,
            )
            rows = [json.loads(line) for line in done.stdout.splitlines()]
            ran = [row for row in rows if not row["error"]]
            command = [options.binary, "closure", "--root", root, "--python", options.python, "--format", "jsonl"]
            said = subprocess.run(
                [*command, *[row["module"] for row in ran]], stdout=subprocess.PIPE, text=True
            ).stdout
            answers = {}
            for line in said.splitlines():
                answer = json.loads(line)
                answers[answer["module"]] = set(answer.get("loads", answer["executes"]))
            exact, shown = 0, 0
            for row in ran:
                theirs, ours = set(row["loads"]), answers.get(row["module"], set())
                ours.discard("__mp_main__")  # another name of whatever program is running
                exact += theirs == ours
                if theirs != ours and shown < options.show:
                    shown += 1
                    print(
                        f"  {row['module']}: {len(theirs)} loaded; extra {sorted(ours - theirs)[:5]} ({len(ours - theirs)}),"
                        f" missing {sorted(theirs - ours)[:5]} ({len(theirs - ours)})"
                    )
            share = 100 * exact / max(1, len(ran))
            print(f"{package}: {len(ran)} modules import ({len(rows) - len(ran)} do not); exact set with installed modules {share:.1f} %", flush=True)


if __name__ == "__main__":
    sys.exit(main())
