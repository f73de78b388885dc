#!/usr/bin/env python3
"""Patches small programs with `pollard lazy --apply` and has CPython run them before and after: they must print the same.

    lazy_traps.py BIN [--python PYTHON] [--only TEXT] [--random N] [--seed S] [--report FILE] [--keep DIR]

The shapes are in `lazy_shapes.py` and `lazy_shapes_of_packages.py`; `--random` adds packages made up by `lazy_random.py`. A
program that failed before may do as it likes after. Beside what is printed: comments, endings, encoding and modes are kept,
applying twice changes nothing, `pollard undo` gives back every byte, and shapes that are plainly right to patch are patched.
"""
import argparse
import collections
import concurrent.futures
import difflib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tokenize

import lazy_names
from lazy_environments import changed, files
from lazy_shapes import everything

SECONDS = 20
ADDRESS = re.compile(r"0x[0-9a-f]{6,}|id='\d+'")


class Judged:
    """What became of one shape: the strategies that patched it, the blockers that did not, and what is wrong now."""

    def __init__(self, shape):
        self.shape, self.strategies, self.blockers, self.wrong, self.diff = shape, [], [], [], ""


# Runs each program in a fork of an interpreter that has imported nothing, which ends as an interpreter of its own would.
WORKER = r'''
import os, sys
jobs, seconds = eval(sys.stdin.read())


def start(path):
    """Runs the program as `__main__`, without a name of this worker's in it."""
    with open(path, "rb") as opened:
        code = compile(opened.read(), path, "exec")
    space = globals()
    for name in [name for name in space if not name.startswith("__")]:
        del space[name]
    space["__file__"] = path
    exec(code, space)


for path, first, folder, out, err in jobs:
    child = os.fork()
    if not child:
        import signal
        signal.alarm(seconds)
        for number, target in ((0, os.devnull), (1, out), (2, err)):
            os.dup2(os.open(target, os.O_RDWR | os.O_CREAT, 0o666), number)
        os.chdir(folder)
        sys.path[0:1], sys.argv[:] = first, [path]
        start(path)
        break
    print(os.waitpid(child, 0)[1])
    sys.stdout.flush()
'''


def ran(python, root, programs, scratch):
    """What each program prints, how it ends, and what it complains of."""
    place = tempfile.mkdtemp(dir=scratch)
    jobs = []
    for number, program in enumerate(programs):
        outside = "\n" in program
        path = os.path.join(place, f"program{number}.py") if outside else os.path.join(root, program)
        if outside:
            with open(path, "w") as out:
                out.write(program)
        # A script's own folder comes first, as Python has it; a program outside has the repository on its path instead.
        jobs.append((path, [root] if outside else [os.path.dirname(path)], place, f"{place}/out{number}", f"{place}/err{number}"))
    environment = {"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0", "TMPDIR": place, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([python, "-S", "-B", "-c", WORKER], input=repr((jobs, SECONDS)), env=environment, cwd=scratch,
                          capture_output=True, text=True, timeout=SECONDS * (len(jobs) + 1))
    statuses = done.stdout.split()
    if len(statuses) != len(jobs):
        raise RuntimeError(f"the worker ended early: {done.stderr[-300:]}")
    return [told(f"{place}/out{number}", f"{place}/err{number}", os.waitstatus_to_exitcode(int(status)), place)
            for number, status in enumerate(statuses)]


def told(out, err, code, place):
    with open(out, errors="replace") as opened:
        text = ADDRESS.sub("…", opened.read()).replace(place, "PLACE")
    with open(err, errors="replace") as opened:
        complaint = opened.read().strip().splitlines()
    # A warning's text stays and its place goes: lines move when a file is edited.
    warned = sorted(line.split(": ", 1)[-1] for line in complaint if "Warning: " in line and not line.startswith(" "))
    return text, f"exit {code}", "\n".join([complaint[-1] if code and complaint else "", *warned])


def told_apart(one, other):
    """The lines of the first that are not in the second, with the exit and the complaint where these differ."""
    lines = [line for line in one[0].splitlines() if line not in other[0].splitlines()]
    return (lines, *(mine for mine, theirs in zip(one[1:], other[1:]) if mine != theirs))


def comments(data):
    try:
        return collections.Counter(token.string.rstrip() for token in tokenize.tokenize(io.BytesIO(data).readline)
                                   if token.type == tokenize.COMMENT)
    except (SyntaxError, tokenize.TokenError):
        return None


def kept(path, before, after):
    """What a careful editor would have kept."""
    wrong = []
    try:
        compile(after, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as problem:
        return [f"{path} does not compile: {problem}"]
    missing = (comments(before) or collections.Counter()) - (comments(after) or collections.Counter())
    wrong += [f"{path} has lost the comment {text}" for text in missing]
    if before.startswith(b"\xef\xbb\xbf") != after.startswith(b"\xef\xbb\xbf"):
        wrong.append(f"{path}: the byte order mark is another")
    # An empty file has no ending that could be kept.
    if before and before.endswith((b"\n", b"\r")) != after.endswith((b"\n", b"\r")):
        wrong.append(f"{path} ends otherwise")
    for name, ending in (("CRLF", b"\r\n"), ("LF", b"\n")):
        was, now = before.count(ending), after.count(ending)
        if name == "CRLF" and was and was == before.count(b"\n") and now != after.count(b"\n"):
            wrong.append(f"{path} is no longer all {name}")
        if name == "LF" and was and not before.count(b"\r") and after.count(b"\r"):
            wrong.append(f"{path} has got carriage returns")
    if b"\r" in before and b"\n" not in before and b"\n" in after:
        wrong.append(f"{path} is no longer all CR")
    for line in set(after.splitlines()) - set(before.splitlines()):
        if line != line.rstrip() and line.strip():
            wrong.append(f"{path} has got blanks at the end of a line: {line!r}")
    if b"import *" not in before:
        wrong += [f"{path}: {sentence}" for sentence in lazy_names.differences(before, after)]
    return wrong


def call(binary, root, *words):
    done = subprocess.run([binary, *words], cwd=root, capture_output=True, text=True, timeout=60)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"pollard {' '.join(words)} exits with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout


def judge(binary, python, shape, scratch):
    judged, root = Judged(shape), os.path.join(scratch, "root")
    for path, data in shape.files.items():
        place = os.path.join(root, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as out:
            out.write(data)
    try:
        shipped = files(root)
        report = json.loads(call(binary, root, "lazy", "--format", "json"))
        judged.strategies = [each["strategy"] for each in report["patches"] if each["safety"] == "safe"]
        judged.blockers = [each["blocker"] for each in report["refused"]]
        if not judged.strategies:
            if changed(shipped, files(root)):
                judged.wrong.append("looking changed a file")
            return judged
        before = ran(python, root, shape.programs, scratch)
        call(binary, root, "lazy", "--apply")
        patched = files(root)
        touched = changed(shipped, patched)
        if not touched:
            judged.wrong.append("there are safe patches, and nothing was written")
        for path in touched:
            if path not in shape.files or path not in patched:
                judged.wrong.append(f"{path} was {'made' if path in patched else 'removed'}")
                continue
            with open(os.path.join(root, path), "rb") as opened:
                after = opened.read()
            judged.wrong += kept(path, shape.files[path], after)
            judged.diff += "".join(difflib.unified_diff(shape.files[path].decode("latin-1").splitlines(True),
                                                        after.decode("latin-1").splitlines(True), path, path))
        for program, was, now in zip(shape.programs, before, ran(python, root, shape.programs, scratch)):
            if now != was and was[1] == "exit 0":
                judged.wrong.append(f"{program.strip()!r} gave {told_apart(was, now)} and gives {told_apart(now, was)}")
        call(binary, root, "lazy", "--apply")
        judged.wrong += [f"applying again changes {path}" for path in changed(patched, files(root))]
        for path in {**files(root)}:
            if path not in patched:
                os.remove(os.path.join(root, path))
        call(binary, root, "undo")
        judged.wrong += [f"undo does not give back {path}" for path in changed(shipped, files(root))]
    except (RuntimeError, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
        judged.wrong.append(f"{type(problem).__name__}: {problem}")
    return judged


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--only", default="", help="only shapes whose name contains this")
    parser.add_argument("--random", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", help="append every break to this file")
    parser.add_argument("--keep", help="leave the broken shapes here")
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    binary, shapes = os.path.abspath(chosen.binary), everything()
    if chosen.random:
        from lazy_random import made_up
        shapes += made_up(chosen.random, chosen.seed)
    shapes = [shape for shape in shapes if chosen.only in shape.name]
    strategies, blockers, broken, missed, patched = collections.Counter(), collections.Counter(), [], [], 0

    def one(shape):
        with tempfile.TemporaryDirectory(prefix="lazy-traps-") as scratch:
            judged = judge(binary, chosen.python, shape, scratch)
            if judged.wrong and chosen.keep:
                shutil.copytree(os.path.join(scratch, "root"), os.path.join(chosen.keep, shape.name.replace("/", "-")), dirs_exist_ok=True)
            return judged

    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        for judged in pool.map(one, shapes):
            strategies.update(judged.strategies)
            blockers.update(judged.blockers)
            patched += bool(judged.strategies)
            if judged.wrong:
                broken.append(judged)
                tell(judged, chosen.report)
            elif judged.shape.wanted and not judged.strategies:
                missed.append(judged.shape.name)
                print(f"{judged.shape.name}: nothing is patched: {', '.join(sorted(set(judged.blockers))) or 'and nothing refused'}", flush=True)
    print(f"{len(shapes)} shapes, {patched} patched ({', '.join(f'{n} {s}' for s, n in sorted(strategies.items()))}), "
          f"{len(broken)} broken, {len(missed)} missed")
    print(f"refused: {', '.join(f'{n} {b}' for b, n in blockers.most_common())}")
    return 1 if broken or missed or not shapes else 0


def tell(judged, report):
    text = f"## {judged.shape.name} ({', '.join(sorted(set(judged.strategies)))})\n" + "".join(f"- {w[-600:]}\n" for w in judged.wrong[:6])
    if len(judged.wrong) > 6:
        text += f"- and {len(judged.wrong) - 6} more\n"
    print(text.rstrip(), flush=True)
    if report:
        with open(report, "a") as out:
            out.write(f"{text}\n```diff\n{judged.diff[:3000]}```\n\n")


if __name__ == "__main__":
    sys.exit(main())
