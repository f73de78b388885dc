"""Compare what `pollard heavy` says of deferring imports with what CPython does when they are deferred.

    heavy_deferral.py savings  --python PYTHON [--each N] [--write] BIN PACKAGE…
    heavy_deferral.py cuts     --python PYTHON [--write] BIN PROBE PACKAGE=TARGET…

    heavy_deferral.py fixtures [--python PYTHON]

PYTHON is the interpreter of an environment that has the packages; this script itself needs networkx for `cuts`.

`savings` defers single statements in a copy of a package: those with the largest savings, some in between and some that are said to
save nothing. What is no longer in `sys.modules` must be what is said. A statement that is said to be free to wait and without which
the package cannot be imported counts as wrong.

`fixtures` defers the statements of the fixtures that are said to be free to wait, and those of their cuts.

`cuts` compares the value of a minimum cut with that of networkx on the same graph, then defers the statements in a copy of the
package; the target must be gone.
"""

import argparse
import ast
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FIGURES = pathlib.Path(__file__).resolve().parent / "heavy.md"

#: Nothing but the package may be imported by this.
LOADED = "import sys; import {0}; sys.__stdout__.write('LOADED ' + ' '.join(sorted(sys.modules)) + chr(10))"


def loaded(python, folder, module):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", MPLBACKEND="agg")
    done = subprocess.run(
        [python, "-c", LOADED.format(module)], capture_output=True, text=True, cwd=folder, timeout=300,
        env=environment, stdin=subprocess.DEVNULL)
    found = re.search(r"^LOADED (.*)$", done.stdout, re.M)
    return (set(found.group(1).split()), "") if found else (None, "".join(done.stderr.strip().splitlines()[-1:]))


def copied(python, package, folder):
    """A repository that holds nothing but a copy of an installed package, which hides the installed one."""
    code = "import importlib.util, sys; print(importlib.util.find_spec(sys.argv[1]).submodule_search_locations[0])"
    place = subprocess.run([python, "-c", code, package], capture_output=True, text=True, check=True).stdout.strip()
    shutil.copytree(place, folder / package, ignore=shutil.ignore_patterns("__pycache__", "tests"))


def heavy(binary, python, folder, *words):
    done = subprocess.run(
        [binary, "heavy", str(folder), "--python", python, "--format", "json", *words], capture_output=True, text=True)
    if not done.stdout:
        raise SystemExit(f"pollard heavy: {done.stderr}")
    return json.loads(done.stdout)


def defer(path, lines):
    """Takes the statements that begin on some lines out of a file and hands their names out on first use, by a module-level __getattr__.

    False where that cannot be done: a line with several imports, a file that has a __getattr__ of its own. Functions of the module would
    not find the names; nothing calls those that use them while modules are imported, or Pollard says so.
    """
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    nodes = []
    for line in set(lines):
        found = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno == line]
        if len(found) != 1 or any(alias.name == "*" for alias in found[0].names):
            return False
        nodes += found
    if any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body):
        return False
    text = source.splitlines(keepends=True)
    handed = "\n\ndef __getattr__(name):\n"
    # From the last to the first, so that lines stay where they are.
    for node in sorted(nodes, key=lambda node: -node.lineno):
        before = text[node.lineno - 1].encode()[: node.col_offset].decode()
        after = text[node.end_lineno - 1].encode()[node.end_col_offset :].decode()
        text[node.lineno - 1 : node.end_lineno] = [before + "pass" + after]
        names = [alias.asname or alias.name.split(".")[0] for alias in node.names]
        handed += (
            f"    if name in {names!r}:\n        {ast.unparse(node)}\n"
            "        globals().update({key: value for key, value in locals().items() if key != 'name'})\n"
            "        return globals()[name]\n")
    handed += "    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')\n"
    path.write_text("".join(text) + handed, encoding="utf-8")
    return True


def chosen(rows, each):
    """The largest savings, some in between, and some that are said to save nothing."""
    saving = [row for row in rows if row["unloads"]]
    nothing = [row for row in rows if not row["unloads"] and "alone" in row and row["alone"]["modules"] > 1]
    half = each // 2
    yield from saving[:half]
    rest = saving[half:]
    yield from rest[:: max(1, len(rest) // max(1, each - half))]
    yield from nothing[:: max(1, len(nothing) // max(1, each // 3))]


def savings(arguments):
    lines, total = [], {"tried": 0, "exact": 0}
    wrong = []
    for package in arguments.packages:
        count = {"tried": 0, "exact": 0, "nothing": 0, "most": 0}
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            copied(arguments.python, package, folder)
            document = heavy(arguments.bin, arguments.python, folder, "--entry", package)
            whole, error = loaded(arguments.python, folder, package)
            if whole is None:
                print(f"{package}: cannot be imported: {error}")
                continue
            saving = nothing = 0
            for row in chosen([row for row in document["imports"] if row["patchable"]], arguments.each):
                if row["unloads"]:
                    if saving == arguments.each:
                        continue
                elif nothing == arguments.each // 3:
                    break
                path = folder / row["path"]
                source = path.read_bytes()
                try:
                    if not defer(path, [row["line"]]):
                        continue
                    now, error = loaded(arguments.python, folder, package)
                finally:
                    path.write_bytes(source)
                saving += bool(row["unloads"])
                nothing += not row["unloads"]
                count["tried"] += 1
                count["nothing"] += not row["unloads"]
                said, gone = set(row["unloads"]), whole - now if now is not None else None
                if said == gone:
                    count["exact"] += 1
                    count["most"] = max(count["most"], len(said))
                    continue
                what = f"{package}: `{row['written']}` (`{row['path']}:{row['line']}`): "
                if gone is None:
                    what += f"cannot be taken out: {error}"
                else:
                    what += f"too much {sorted(said - gone)[:4]}, too little {sorted(gone - said)[:4]}; {len(gone)} are gone"
                wrong.append(what)
                print(what, flush=True)
        total["tried"] += count["tried"]
        total["exact"] += count["exact"]
        lines.append(f"| {package} | {count['tried']} | {count['nothing']} | {count['exact']} | {count['most']} |")
        print(lines[-1], flush=True)
    share = total["exact"] / max(total["tried"], 1)
    summary = f"{total['exact']} of {total['tried']} statements save exactly what is said ({share:.1%})."
    print(summary)
    if arguments.write:
        head = "| package | statements deferred | of them said to save nothing | exact | most modules saved |\n|---|---:|---:|---:|---:|"
        found = "\n".join(f"- {item}" for item in wrong)
        write("savings", f"{summary}\n\n{head}\n" + "\n".join(lines) + (f"\n\nWrong are\n\n{found}" if wrong else ""))
    return 0 if total["tried"] >= 30 and share >= 0.95 else 1


def expected(probe, python, folder, package, target):
    """The value of the minimum cut by networkx; None where nothing that can be changed parts the two."""
    import networkx

    done = subprocess.run([probe, "load-graph", str(folder), python, package], capture_output=True, text=True, check=True)
    graph, statements, goals = networkx.DiGraph(), {}, []
    rows = [line.split(" ", 3) for line in done.stdout.splitlines()]
    for kind, *words in rows:
        if kind == "statement":
            statements[words[0]] = words[1]
            if words[1] == "-":
                graph.add_edge("in" + words[0], "out" + words[0])
            else:
                graph.add_edge("in" + words[0], "out" + words[0], capacity=int(words[1]))
        elif kind == "module" and (words[1] == target or words[1].startswith(target + ".")):
            goals.append(words[0])
    for kind, *words in rows:
        if kind == "arrow":
            start = ("out" if words[0] in statements else "in") + words[0]
            graph.add_edge(start, "in" + words[1])
    for goal in goals:
        graph.add_edge("in" + goal, "goal")
    if not goals or "in0" not in graph:
        return 0, graph.number_of_nodes()
    try:
        return networkx.minimum_cut_value(graph, "in0", "goal"), graph.number_of_nodes()
    except networkx.NetworkXUnbounded:
        return None, graph.number_of_nodes()


def cuts(arguments):
    lines, bad, parted = [], 0, set()
    for pair in arguments.pairs:
        package, target = pair.split("=")
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            copied(arguments.python, package, folder)
            cut = heavy(arguments.bin, arguments.python, folder, "--entry", package, "--defer", target)["cuts"][0]
            value, nodes = expected(arguments.probe, arguments.python, folder, package, target)
            same = cut["cost"] == value
            outcome = deferred(arguments.python, folder, package, target, cut)
        bad += not same or outcome.startswith("still")
        if outcome == "gone":
            parted.add(package)
        statements = "–" if cut["imports"] is None else len(cut["imports"])
        lines.append(f"| {package} | {target} | {nodes} | {cut['cost']} | {value} | {statements} | {outcome} |")
        print(lines[-1], flush=True)
    print(f"{len(parted)} packages parted from what they load; {bad} cuts wrong")
    if arguments.write:
        head = "| package | parted from | nodes | cost | networkx | statements | when deferred |\n|---|---|---:|---:|---:|---:|---|"
        write("cuts", f"{head}\n" + "\n".join(lines))
    return 1 if bad or len(parted) < 5 else 0


def deferred(python, folder, package, target, cut):
    if cut["imports"] is None:
        return "not possible"
    hard = sum(not row["patchable"] for row in cut["imports"])
    if hard:
        return f"{hard} would have to be rewritten"
    by_file = {}
    for row in cut["imports"]:
        by_file.setdefault(row["path"], []).append(row["line"])
    if not all(defer(folder / path, lines) for path, lines in by_file.items()):
        return "not tried: a file has a `__getattr__` of its own"
    now, error = loaded(python, folder, package)
    if now is None:
        return f"still broken: {error}"
    left = sorted(name for name in now if name == target or name.startswith(target + "."))
    return f"still loads {', '.join(left[:3])}" if left else "gone"


def fixtures(arguments):
    """What `expect.json` says of imports that could wait must be what CPython does when they do."""
    bad = tried = 0
    for path in sorted((FIGURES.parent.parent.parent / "Fixtures").glob("*/expect.json")):
        for entry, expected in json.loads(path.read_text()).get("heavy", {}).items():
            whole, error = loaded(arguments.python, path.parent, entry)
            sets = [([row["at"]], set(row["unloads"])) for row in expected["imports"] if "blocker" not in row]
            for target, places in expected.get("cuts", {}).items():
                sets.append((places, None if whole is None else {n for n in whole if n == target or n.startswith(target + ".")}))
            for places, said in sets:
                tried += 1
                with tempfile.TemporaryDirectory() as place:
                    folder = pathlib.Path(place) / "copy"
                    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
                    by_file = {}
                    for name, line in (at.rsplit(":", 1) for at in places):
                        by_file.setdefault(name, []).append(int(line))
                    done = all(defer(folder / name, lines) for name, lines in by_file.items())
                    now, error = loaded(arguments.python, folder, entry)
                gone = None if now is None or not done else whole - now
                same = gone == said if len(places) == 1 else gone is not None and said <= gone
                if not same:
                    bad += 1
                    print(f"{path.parent.name}: {', '.join(places)}: {said} is said to go, and {gone} goes {error}")
    print(f"{tried} deferrals tried, {bad} different")
    return 1 if bad or not tried else 0


def write(name, text):
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, rest = FIGURES.read_text().split(begin)
    FIGURES.write_text(head + begin + "\n" + text + "\n" + end + rest.split(end)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    sub = commands.add_parser("savings")
    sub.add_argument("--python", required=True)
    sub.add_argument("--each", type=int, default=6, help="statements of each package that save something")
    sub.add_argument("--write", action="store_true")
    sub.add_argument("bin")
    sub.add_argument("packages", nargs="+")
    sub.set_defaults(run=savings)
    sub = commands.add_parser("cuts")
    sub.add_argument("--python", required=True)
    sub.add_argument("--write", action="store_true")
    sub.add_argument("bin")
    sub.add_argument("probe")
    sub.add_argument("pairs", nargs="+", metavar="PACKAGE=TARGET")
    sub.set_defaults(run=cuts)
    sub = commands.add_parser("fixtures")
    sub.add_argument("--python", default=sys.executable)
    sub.set_defaults(run=fixtures)
    arguments = parser.parse_args()
    return arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
