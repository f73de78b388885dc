#!/usr/bin/env python3
"""Judges the safe patches of `pollard lazy` by the tests of the packages they are applied to.

    lazy.py BIN --work DIR [--python PYTHON] [--table FILE] [--patience N] [--prepare] [--baseline] [PACKAGE…]     exit 1 where one breaks

For each package of `lazy_packages.py`: its tests twice as it was shipped, `pollard lazy --apply`, its tests again. A test
counts where both first runs agree on it, and a failure where a second patched run repeats it. Beside the tests:

- each patched file compiles, applying again changes nothing, and `pollard undo` gives back every byte and mode;
- each public module, in a process of its own, shows the same names, values, signatures and star import as before;
- no code reads a name that only type checkers see, and type checkers see the same names as before (`lazy_names.py`);
- modules loaded, seconds and peak memory of importing the package, before and after, in fresh processes.

Everything fetched or measured before patching is kept in DIR, so running again takes as long as the patched tests do, and no time
where the patch is the very one that was judged well before.
"""
import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import time

import lazy_names
import lazy_suites
from lazy_environments import Home, Unprepared, changed, files
from lazy_packages import NAMED, PACKAGES

HERE = os.path.dirname(os.path.abspath(__file__))
SURFACE = os.path.join(HERE, "lazy_surface.py")
MODULES_AT_MOST = 60
LOADS = 5
SECONDS = 300
# Of a value that was made when the module ran.
CLOCK = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")


def asked(home, words, stdin=None, **more):
    """What the surface script answers in the package's environment."""
    environment = home.environment(PYTHONPYCACHEPREFIX=os.path.join(home.path, "cache-surface"), DJANGO_SETTINGS_MODULE="", **more)
    done = subprocess.run([home.python, SURFACE, *words], env=environment, input=stdin, text=True,
                          capture_output=True, timeout=1200, cwd=home.path)
    if done.returncode:
        raise Unprepared(f"{' '.join(words)}: {done.stderr.strip()[-800:]}")
    return json.loads(done.stdout.splitlines()[-1])


def surface(home, before=None):
    folder = os.path.join(home.tree, home.package.root)
    if before is None:
        names = asked(home, ["modules", folder, home.package.top])[:MODULES_AT_MOST]
        return asked(home, ["surface"], " ".join(names))
    known = os.path.join(home.path, "surface-before.json")
    with open(known, "w") as out:
        json.dump(before, out)
    return asked(home, ["surface", known], " ".join(before))


def loads(home):
    """Per measured module, as shipped and as patched: the modules it loads, and the medians of seconds and of peak memory.

    The two take turns, so that whatever else the machine does falls on both.
    """
    trees = {"before": os.path.join(home.pristine, home.package.root), "after": os.path.join(home.tree, home.package.root)}
    measured = {"before": {}, "after": {}}
    for name in (home.package.top, *home.package.more):
        runs = {side: [] for side in trees}
        for turn in range(LOADS + 1):
            for side, tree in trees.items():
                try:
                    answer = asked(home, ["load", name], PYTHONPATH=tree)
                except Unprepared as problem:
                    measured[side][name] = {"failure": str(problem)[-300:]}
                    continue
                # The first turn compiles.
                runs[side] += [answer] if turn else []
        for side, answers in runs.items():
            if answers:
                measured[side][name] = {"modules": len(answers[0]["modules"]), "seconds": statistics.median(each["seconds"] for each in answers),
                                        "kilobytes": statistics.median(each["kilobytes"] for each in answers)}
    return measured


def baseline(home):
    """What the package does unpatched; measured once and kept."""
    kept = os.path.join(home.path, "baseline.json")
    selection = [list(home.package.tests), list(home.package.more), home.package.timeout]
    if os.path.exists(kept):
        with open(kept) as opened:
            found = json.load(opened)
        if found["selection"] == selection:
            return found
    home.restore()
    first = lazy_suites.run(home, "before")
    if not first.finished or not first.outcomes:
        raise Unprepared(f"the shipped tests {'found nothing' if first.finished else 'took too long'}: {first.tail[-600:]}")
    home.restore()
    second = lazy_suites.run(home, "before")
    steady = lazy_suites.steady(first.outcomes, second.outcomes)
    home.restore()
    found = {"selection": selection, "steady": steady, "flaky": sorted((first.outcomes.keys() | second.outcomes.keys()) - steady.keys()),
             "seconds": second.seconds, "surface": surface(home)}
    with open(kept + ".partial", "w") as out:
        json.dump(found, out)
    os.rename(kept + ".partial", kept)
    return found


def pollard(binary, home, *words):
    done = subprocess.run([binary, *words], cwd=home.tree, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode not in (0, 1):
        raise Broken(f"pollard {' '.join(words)} exits with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


class Broken(Exception):
    """Pollard itself failed."""


def proposed(binary, home):
    """What Pollard would patch. Looking must change nothing."""
    home.restore()
    shipped = files(home.tree)
    report = json.loads(pollard(binary, home, "lazy", "--format", "json"))
    if changed(shipped, files(home.tree)):
        raise Broken("pollard lazy changed a file by looking")
    return report


def unpatched(package, report):
    """The row of a package that has no safe patch: its tests would be run on the same bytes."""
    return {"name": package.name, "version": package.version, "patches": {}, "files": 0, "tests": None, "brokenTests": {}, "wrong": [], "soft": {},
            "refused": dict(collections.Counter(each["blocker"] for each in report["refused"]))}


def judge(binary, home, before, report):
    """The row of one package: what was patched, and every way in which it is not what it was."""
    home.restore()
    shipped = files(home.tree)
    wrong = []
    start = time.monotonic()
    pollard(binary, home, "lazy", "--apply")
    row = {"name": home.package.name, "version": home.package.version, "patching": time.monotonic() - start}
    patched = files(home.tree)
    touched = changed(shipped, patched)
    row["patches"] = dict(collections.Counter(each["strategy"] for each in report["patches"] if each["safety"] == "safe"))
    row["unsafe"] = sum(each["safety"] == "unsafe" for each in report["patches"])
    row["refused"] = dict(collections.Counter(each["blocker"] for each in report["refused"]))
    row["files"] = len(touched)
    if sum(row["patches"].values()) and not touched:
        wrong.append("there are safe patches, and nothing was written")
    patch = subprocess.run(["git", "-C", home.tree, "diff"], capture_output=True).stdout
    known = judged_already(home, patch)
    if known:
        return {**known, **row}
    with open(os.path.join(home.path, "applied.patch"), "wb") as out:
        out.write(patch)
    wrong += written(home, touched, shipped, patched)
    pollard(binary, home, "lazy", "--apply")
    wrong += [f"{path} is changed by applying again" for path in changed(patched, files(home.tree))]
    wrong += undone(binary, home, shipped, touched) if touched else []
    after = surface(home, before["surface"])
    hard, soft = compared(before["surface"], after, lambda module: borrowed(home, module))
    wrong += hard
    row["soft"] = dict(collections.Counter(kind for kind, _ in soft))
    row["softly"] = [f"{kind}: {text}" for kind, text in soft]
    row["loads"] = loads(home)
    for name, now in row["loads"]["after"].items():
        if "failure" in now and "failure" not in row["loads"]["before"][name]:
            wrong.append(f"import {name} fails: {now['failure']}")
    row["tests"], row["flaky"] = len(before["steady"]), len(before["flaky"])
    row["passed"] = sum(outcome == "passed" for outcome in before["steady"].values())
    row["brokenTests"] = tested(home, before) if touched else {}
    row["wrong"] = wrong
    return row


def judged_already(home, patch):
    """The row of an earlier run that found nothing wrong with the very same bytes."""
    row, applied = (os.path.join(home.path, name) for name in ("row.json", "applied.patch"))
    if not patch or not os.path.exists(row) or not os.path.exists(applied) or os.path.getmtime(row) < os.path.getmtime(applied):
        return None
    with open(row) as opened, open(applied, "rb") as kept:
        known = json.load(opened)
        return known if kept.read() == patch and known["tests"] and not known["wrong"] and not known["brokenTests"] else None


def undone(binary, home, shipped, touched):
    """What `pollard undo` does not give back. The patched bytes are put back for the tests, which may write into the tree."""
    kept = {}
    for path in touched:
        with open(os.path.join(home.tree, path), "rb") as opened:
            kept[path] = opened.read()
    pollard(binary, home, "undo")
    wrong = [f"{path} is not given back by undo" for path in changed(shipped, files(home.tree))]
    for path, data in kept.items():
        with open(os.path.join(home.tree, path), "wb") as out:
            out.write(data)
    return wrong


def written(home, touched, shipped, patched):
    """What is wrong with the files as they were written."""
    wrong = []
    for path in touched:
        if path not in shipped or path not in patched:
            wrong.append(f"{path} was {'made' if path not in shipped else 'removed'}")
            continue
        if shipped[path][1] != patched[path][1]:
            wrong.append(f"{path} has mode {patched[path][1]:o} and had {shipped[path][1]:o}")
        with open(os.path.join(home.pristine, path), "rb") as opened:
            before = opened.read()
        with open(os.path.join(home.tree, path), "rb") as opened:
            after = opened.read()
        if before.count(b"\r\n") == before.count(b"\n") != 0 and after.count(b"\r\n") != after.count(b"\n"):
            wrong.append(f"{path} has lost its line endings")
        # An empty file has no ending that could be kept.
        if before and before.endswith(b"\n") != after.endswith(b"\n"):
            wrong.append(f"{path} ends otherwise")
        try:
            compile(after, path, "exec", dont_inherit=True)
        except SyntaxError as problem:
            wrong.append(f"{path}:{problem.lineno} does not compile: {problem.msg}")
            continue
        wrong += [f"{path}: {sentence}" for sentence in lazy_names.differences(before, after)]
    return wrong


def borrowed(home, module):
    """The names that a module has from its imports alone, as it was shipped."""
    place = os.path.join(home.pristine, home.package.root, *module.split("."))
    for path in (place + ".py", os.path.join(place, "__init__.py")):
        if os.path.isfile(path):
            with open(path, "rb") as opened:
                return lazy_names.Module(opened.read()).borrowed
    return set()


def compared(before, after, borrowed):
    """What a user would notice: hard differences, and those that only reach into what the module had imported for itself."""
    hard, soft = [], []
    for name, was in before.items():
        now = after.get(name, {"failure": "not looked at"})
        if "failure" in was:
            continue
        if "failure" in now:
            hard.append(f"import {name}: {now['failure']}")
            continue
        public = set(was["all"] or [])
        is_package = was["values"].get("__path__") is not None or any(other.startswith(name + ".") for other in before)
        for each, value in was["values"].items():
            found = now["values"].get(each)
            if found == value or value.startswith("!") or found and CLOCK.sub("", found) == CLOCK.sub("", value) != value:
                continue
            # Where a class or a function is from its description says, and where data is from the imports of the file.
            tells = value.split(" ")[0] in ("class", "function", "module", "instance")
            own = value.startswith((f"class {name}.", f"function {name}.")) if tells else each not in borrowed(name)
            lost = found is None or found.startswith("! AttributeError")
            text = f"{name}.{each} was {value} and is {found}"
            outsider = tells and not within(value, name.split(".")[0])
            if lost and each not in public and not own and (outsider or not is_package) and each != "__version__":
                soft.append(("leftover", text))
            else:
                hard.append(text)
        # A name that is found and not listed is missing from completion, and no more.
        for each in sorted(set(was["listed"]) - set(now["listed"])):
            if not each.startswith("_") and not now["values"].get(each, "!").startswith("!"):
                hard.append(f"dir({name}) no longer lists {each}")
        # A star import without `__all__` needs one once names are made on demand.
        if was["all"] != now["all"] and was["all"] is not None:
            hard.append(f"{name}.__all__ is another")
        if was["star"] != now["star"]:
            starred(name, was, now, public, hard, soft)
        if was["unknown"] != now["unknown"]:
            hard.append(f"{name}.no_such_name_here: {was['unknown']} → {now['unknown']}")
        if isinstance(was["hints"], dict) and isinstance(now["hints"], dict):
            for each, said in was["hints"].items():
                if said == "resolved" and now["hints"].get(each, "") != "resolved":
                    soft.append(("hints", f"get_type_hints({name}: {each}) {now['hints'].get(each)}"))
    return hard, soft


def within(described, top):
    place = re.split(r"[ (]", described)[1] if " " in described else ""
    return place == top or place.startswith(top + ".")


def starred(name, was, now, public, hard, soft):
    if isinstance(now["star"], str) or isinstance(was["star"], str):
        hard.append(f"from {name} import *: {str(was['star'])[:80]} → {str(now['star'])[:120]}")
        return
    lost, new = sorted(set(was["star"]) - set(now["star"])), sorted(set(now["star"]) - set(was["star"]))
    outsiders = [each for each in lost if each not in public and now["values"].get(each, "!").startswith("!")]
    for each in lost:
        (soft.append(("leftover", f"from {name} import * no longer brings {each}")) if each in outsiders
         else hard.append(f"from {name} import * no longer brings {each}"))
    if new:
        soft.append(("leftover", f"from {name} import * brings {' '.join(new)} now"))


def tested(home, before):
    """Tests that fail in two patched runs and passed in both unpatched ones."""
    run = lazy_suites.run(home, "after")
    if not run.finished:
        raise Unprepared("the patched tests took too long")
    lost = lazy_suites.broken(before["steady"], run.outcomes)
    if not lost:
        return {}
    again = lazy_suites.run(home, "after")
    twice = lazy_suites.broken(before["steady"], again.outcomes)
    return {name: said for name, said in lost.items() if name in twice}


def table(rows):
    """The rows as Markdown."""
    lines = ["| package | tests compared (unsteady) | broken | safe patches | refused | modules | time, ms | memory, MB | names |",
             "|---|---|---|---|---|---|---|---|---|"]
    for row in sorted(rows, key=lambda row: row["name"]):
        refused = sorted(row["refused"].items(), key=lambda pair: (-pair[1], pair[0]))
        shown = ", ".join(f"{count} {kind}" for kind, count in refused[:4]) + (f", {sum(c for _, c in refused[4:])} other" if refused[4:] else "")
        patches = ", ".join(f"{count} {kind}" for kind, count in sorted(row["patches"].items())) or "none"
        cells = [f"{row['name']} {row['version']}"]
        if row["tests"] is None:
            cells += ["same bytes", "0", patches, shown or "none", "", "", "", ""]
        else:
            before, after = row["loads"]["before"], row["loads"]["after"]
            name = next(iter(before))
            soft = ", ".join(f"{count} {kind}" for kind, count in sorted(row["soft"].items()))
            cells += [f"{row['tests']} ({row['flaky']})", str(len(row["brokenTests"])), patches, shown or "none", pair(before, after, name, "modules", 1),
                      pair(before, after, name, "seconds", 1000), pair(before, after, name, "kilobytes", 1 / 1024),
                      f"{len(row['wrong'])} wrong{'; ' + soft if soft else ''}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def pair(before, after, name, key, factor):
    was, now = before[name].get(key), after[name].get(key)
    return f"{was * factor:.0f} → {now * factor:.0f}" if was is not None and now is not None else "fails"


def keep(home, row):
    with open(os.path.join(home.path, "row.json"), "w") as out:
        json.dump(row, out, indent=1)


def kept_rows(chosen):
    """The newest row of every package that this work folder has judged, in this run or an earlier one."""
    for package in PACKAGES:
        path = os.path.join(Home(chosen.work, package, chosen.python).path, "row.json")
        if os.path.exists(path):
            with open(path) as opened:
                yield json.load(opened)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("packages", nargs="*", metavar="PACKAGE")
    parser.add_argument("--work", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--table")
    parser.add_argument("--patience", type=float, default=1, metavar="N", help="give the tests N times their time, on a busy machine")
    parser.add_argument("--prepare", action="store_true", help="fetch and install, and run nothing")
    parser.add_argument("--baseline", action="store_true", help="run the shipped tests, and patch nothing")
    chosen = parser.parse_intermixed_args()
    lazy_suites.PATIENCE = chosen.patience
    binary = os.path.abspath(chosen.binary)
    unknown = set(chosen.packages) - set(NAMED)
    if unknown:
        parser.error(f"unknown packages: {' '.join(sorted(unknown))}; known are {' '.join(NAMED)}")
    rows, failed = [], 0
    for package in [NAMED[name] for name in chosen.packages] or PACKAGES:
        home = Home(chosen.work, package, chosen.python)
        try:
            home.prepare()
            if chosen.prepare:
                continue
            report = None if chosen.baseline else proposed(binary, home)
            if report is not None and not any(each["safety"] == "safe" for each in report["patches"]):
                rows.append(unpatched(package, report))
                keep(home, rows[-1])
                print(f"{package.name}: nothing is patched; refused: {rows[-1]['refused']}", flush=True)
                continue
            before = baseline(home)
            if chosen.baseline:
                print(f"{package.name}: {len(before['steady'])} tests, {len(before['flaky'])} unsteady, {before['seconds']:.0f} s", flush=True)
                continue
            row = judge(binary, home, before, report)
        except Unprepared as problem:
            print(f"{package.name}: left out: {problem}", flush=True)
            continue
        except (Broken, subprocess.TimeoutExpired) as problem:
            print(f"{package.name}: {problem}", flush=True)
            failed += 1
            continue
        rows.append(row)
        keep(home, row)
        bad = len(row["wrong"]) + len(row["brokenTests"])
        failed += bad > 0
        print(f"{package.name}: {sum(row['patches'].values())} patches in {row['files']} files; {row['tests']} tests, "
              f"{len(row['brokenTests'])} broken; {len(row['wrong'])} wrong; {row['soft']}", flush=True)
        for sentence in row["wrong"][:20]:
            print(f"  {sentence}", flush=True)
        for name, said in sorted(row["brokenTests"].items())[:20]:
            print(f"  {name}: {said}", flush=True)
    if chosen.table:
        with open(chosen.table, "w") as out:
            out.write(table(kept_rows(chosen)))
    if not chosen.prepare and not chosen.baseline:
        print(f"{len(rows)} packages judged, {failed} of them broken")
    judged = rows or chosen.prepare or chosen.baseline
    return 1 if failed or not judged else 0


if __name__ == "__main__":
    sys.exit(main())
