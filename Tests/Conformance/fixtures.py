#!/usr/bin/env python3
"""Checks that what the fixtures claim is so: `expect.json` against CPython, `trading-system` against its own README.

    fixtures.py              check everything, print a line a problem; exit 1 on any
    fixtures.py --update     rewrite `closures`, `failures` and `runs` of every expect.json from CPython, then check
    fixtures.py NAME...      only these fixtures

Runs on Python 3.11 or newer. The interpreter an expect.json names (`"python": "3.13"`) is looked for as `python3.13` on the
path and among pyenv's versions; where it is missing the fixture fails, because a golden nobody can check is none.
"""
import argparse
import ast
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import warnings

warnings.simplefilter("ignore", SyntaxWarning)
HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.normpath(os.path.join(HERE, "..", "..", "Fixtures"))
EDGE_TYPES = {"eager", "parent", "star", "call", "deferred", "typing", "dynamic", "string"}
STATEMENT_TYPES = {"eager", "parent", "star", "deferred", "typing"}
ERRORS = {"ImportError", "ModuleNotFoundError", "AttributeError"}
KEYS = {"python", "roots", "skip", "elsewhere", "closures", "failures", "runs", "graph", "absent", "cycles", "orphans", "lazy", "heavy", "projects"}

# ---------------------------------------------------------------------------------------------- what CPython does

# Run with -I and -S, so nothing but the standard library and the given roots is on the path. A module that exits, prints or
# raises something odd must not spoil the answer, so the answer goes to a descriptor of its own.
IMPORT = r"""
import sys, json, os, traceback
out = os.fdopen(os.dup(1), "w"); null = os.open(os.devnull, os.O_RDWR); os.dup2(null, 1)
home, roots, tops, module = sys.argv[1], json.loads(sys.argv[2]), set(json.loads(sys.argv[3])), sys.argv[4]
sys.path[0:0] = roots
before = set(sys.modules)
failure = None
try:
    __import__(module)
except BaseException as problem:
    frames = [(f, n) for f, n in traceback.walk_tb(problem.__traceback__) if f.f_code.co_filename.startswith(home + os.sep)]
    frame, line = frames[-1] if frames else (None, None)
    failure = {
        "error": type(problem).__name__,
        "module": frame.f_globals.get("__name__") if frame else None,
        "path": os.path.relpath(frame.f_code.co_filename, home) if frame else None,
        "line": line,
        "name": getattr(problem, "name_from", None) or getattr(problem, "name", None),
    }
names = [n for n in list(sys.modules) if isinstance(n, str) and n not in before and n.split(".")[0] in tops]
json.dump({"executes": names, "failure": failure}, out)
out.flush()
os._exit(0)
"""

# `python path/to/script.py` puts the script's folder on the path, and nothing else of the repository.
RUN = r"""
import sys, json, os, runpy
out = os.fdopen(os.dup(1), "w"); null = os.open(os.devnull, os.O_RDWR); os.dup2(null, 1)
home, script = sys.argv[1], sys.argv[2]
sys.argv[:] = [script]
sys.path[0:0] = [os.path.dirname(script)]
before = set(sys.modules)
runpy.run_path(script, run_name="__main__")
def inside(module):
    file = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", [])), "")
    return os.path.abspath(file or "/").startswith(home + os.sep)
json.dump([n for n, m in list(sys.modules.items()) if n not in before and n != "__main__" and inside(m)], out)
out.flush()
os._exit(0)
"""


def interpreter(version):
    """The path of a CPython of this version, or None."""
    if "%d.%d" % sys.version_info[:2] == version:
        return sys.executable
    pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    candidates = [shutil.which("python" + version), *sorted(glob.glob(f"{pyenv}/versions/{version}.*/bin/python"))]
    for candidate in candidates:
        if not candidate:
            continue
        said = subprocess.run([candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                              capture_output=True, text=True)
        if said.stdout.strip() == version:
            return candidate
    return None


PLACE = r"""
import sys, json, importlib
sys.path[0:0] = json.loads(sys.argv[1])
print(json.dumps(importlib.import_module(sys.argv[2]).__file__))
"""


def ask(python, program, *words):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run([python, "-I", "-S", "-B", "-c", program, *words], capture_output=True, text=True, env=environment,
                          cwd="/", timeout=60)
    if not done.stdout:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no answer")
    return json.loads(done.stdout)


# ---------------------------------------------------------------------------------------------- one fixture

class Fixture:
    """A folder with an expect.json: its modules by name, and what is claimed of them."""

    def __init__(self, home):
        self.home = home
        self.name = os.path.relpath(home, FIXTURES).replace(os.sep, "/")
        with open(os.path.join(home, "expect.json"), encoding="utf-8") as file:
            self.expect = json.load(file)
        self.roots = [os.path.normpath(os.path.join(home, root)) for root in self.expect.get("roots", ["."])]
        self.modules, self.namespaces = {}, set()
        for root in self.roots:
            self.collect(root)

    def collect(self, root):
        for folder, folders, names in os.walk(root):
            # A root inside a root is a root of its own, not a package of the outer one.
            folders[:] = sorted(f for f in folders if f != "__pycache__" and not f.startswith(".")
                                and os.path.join(folder, f) not in self.roots)
            inside = [] if folder == root else os.path.relpath(folder, root).split(os.sep)
            for name in sorted(names):
                if name.endswith((".py", ".pyi", ".pyx", ".so", ".ipynb")):
                    stem = name.split(".")[0]
                    dotted = ".".join(inside if stem == "__init__" else [*inside, stem])
                    if dotted and (dotted not in self.modules or name.endswith(".py")):
                        self.modules.setdefault(dotted, os.path.join(folder, name))
                        if name.endswith(".py") and not self.modules[dotted].endswith(".py"):
                            self.modules[dotted] = os.path.join(folder, name)
        for dotted in list(self.modules):
            while "." in dotted:
                dotted = dotted.rpartition(".")[0]
                if dotted not in self.modules:
                    self.namespaces.add(dotted)

    @property
    def importable(self):
        """The modules CPython is asked about: sources, in path order, but those the fixture sets apart with a reason."""
        skip = self.expect.get("skip", {})
        return [m for m, path in sorted(self.modules.items())
                if path.endswith(".py") and m not in skip and not m.endswith("__main__")]

    def measure(self, python):
        tops = json.dumps(sorted({m.split(".")[0] for m in self.modules}))
        closures, failures, runs = {}, {}, {}
        for module in self.importable:
            said = ask(python, IMPORT, self.home, json.dumps(self.roots), tops, module)
            if said["failure"]:
                failures[module] = said["failure"]
                if said["failure"]["error"] not in ERRORS:
                    raise SystemExit(f"{self.name}: {module} fails with {said['failure']['error']}; mend it, or skip it with a reason")
            else:
                closures[module] = said["executes"]
        for script in self.expect.get("runs", {}):
            runs[script] = ask(python, RUN, self.home, os.path.join(self.home, script))
        return {"closures": closures, "failures": failures, "runs": runs}

    def write(self):
        def rows(value):
            if value and value is self.expect.get("heavy"):
                return json.dumps(value, indent=2).replace("\n", "\n  ")
            if isinstance(value, dict) and value:
                return "{\n" + ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items()) + "\n  }"
            if isinstance(value, list) and value and isinstance(value[0], dict):
                return "[\n" + ",\n".join("    " + json.dumps(v) for v in value) + "\n  ]"
            return json.dumps(value)

        body = ",\n".join(f"  {json.dumps(k)}: {rows(v)}" for k, v in self.expect.items())
        with open(os.path.join(self.home, "expect.json"), "w", encoding="utf-8", newline="\n") as file:
            file.write("{\n" + body + "\n}\n")


# ---------------------------------------------------------------------------------------------- a second reading of the sources

def is_typing(test):
    """True where a test is false at run time and true for type checkers, False for the negation, None for any other."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = is_typing(test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.Name):
        return True if test.id == "TYPE_CHECKING" or test.id == "CHECKING" else None
    if isinstance(test, ast.Attribute):
        return True if test.attr == "TYPE_CHECKING" else None
    if isinstance(test, ast.Constant) and test.value in (False, 0) and test.value is not None:
        return True
    return None


def statements(tree):
    """Every import statement of a tree with its context."""
    stack = [(node, "eager") for node in reversed(tree.body)]
    while stack:
        node, context = stack.pop()
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, context
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            stack += [(n, "typing" if context == "typing" else "deferred") for n in reversed(node.body)]
        elif isinstance(node, ast.If):
            verdict = is_typing(node.test)
            stack += [(n, "typing" if verdict is False else context) for n in reversed(node.orelse)]
            stack += [(n, "typing" if verdict is True else context) for n in reversed(node.body)]
        else:
            children = [n for n in ast.iter_child_nodes(node) if isinstance(n, (ast.stmt, ast.ExceptHandler, ast.match_case))]
            stack += [(n, context) for n in reversed(children)]


def bound_names(tree):
    """The names a package's `__init__` binds itself, at any depth outside functions."""
    names, stack = set(), list(tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {a.asname or a.name.split(".")[0] for a in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
        else:
            stack += [n for n in ast.iter_child_nodes(node) if isinstance(n, (ast.stmt, ast.ExceptHandler))]
    return names


def parse(path):
    with open(path, "rb") as file:
        return ast.parse(file.read(), path)


def reference_edges(fixture):
    """The edges that import statements alone make, or those of the sources this interpreter can parse."""
    trees = {}
    for module, path in fixture.modules.items():
        if path.endswith((".py", ".pyi")):
            try:
                trees[module] = parse(path)
            except SyntaxError:
                continue
    known = set(fixture.modules) | fixture.namespaces
    elsewhere = fixture.expect.get("elsewhere", {})
    edges = set()
    for module, tree in trees.items():
        is_package = os.path.basename(fixture.modules[module]).startswith("__init__.")
        package = module if is_package else module.rpartition(".")[0]

        def reach(target, kind):
            # A package's file, run once more under another name.
            target = target.removesuffix(".__init__")
            if (own := elsewhere.get(target, target)) in known:
                edges.add((module, own, kind))
            parts = target.split(".")
            for count in range(1, len(parts)):
                parent = ".".join(parts[:count])
                if kind in ("eager", "star") and parent in known and not (module + ".").startswith(parent + "."):
                    edges.add((module, parent, "parent"))

        for node, context in statements(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    reach(alias.name, context)
                continue
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*up, *([node.module] if node.module else [])])
            for alias in node.names:
                reach(base, "star" if alias.name == "*" and context == "eager" else context)
                target = f"{base}.{alias.name}"
                if elsewhere.get(target, target) in known and not (base in trees and base != module and alias.name in bound_names(trees[base])):
                    reach(target, context)
    return edges, set(trees)


# ---------------------------------------------------------------------------------------------- checks of any fixture

def check(fixture, python_of, update):
    problems = []
    say = lambda text: problems.append(f"{fixture.name}: {text}")
    for key in fixture.expect.keys() - KEYS:
        say(f"expect.json has an unknown key {key!r}")
    # Whether CPython breaks in a cycle is what it says of the imports of its members.
    for cycle in fixture.expect.get("cycles", ()):
        if cycle["kind"] == "import-time":
            broken = {module for module in cycle["modules"] if module in fixture.expect.get("failures", ())}
            asked = broken | (set(cycle["modules"]) & fixture.expect.get("closures", {}).keys())
            if broken != set(cycle.get("breaking", ())) or asked != set(cycle["modules"]):
                say(f"the cycle of {', '.join(cycle['modules'])} does not break as its members do")
    version = fixture.expect.get("python")
    python = python_of(version) if version else None
    if version and not python:
        say(f"needs CPython {version}, which is not installed; nothing was compared")
    elif version:
        said = fixture.measure(python)
        if update:
            for key, value in said.items():
                if value or key in fixture.expect:
                    fixture.expect[key] = value
            if not fixture.expect.get("failures"):
                fixture.expect.pop("failures", None)
            fixture.write()
        for key, value in said.items():
            claimed = fixture.expect.get(key, {})
            for name in sorted(set(value) | set(claimed)):
                if value.get(name) != claimed.get(name):
                    say(f"{key} of {name}: CPython {version} says {json.dumps(value.get(name))}, "
                        f"expect.json {json.dumps(claimed.get(name))}")
    known = set(fixture.modules) | fixture.namespaces
    for module in fixture.expect.get("skip", {}):
        if module not in fixture.modules:
            say(f"skips {module}, which it does not have")
    for name, module in fixture.expect.get("elsewhere", {}).items():
        found = python and ask(python, PLACE, json.dumps(fixture.roots), name)
        if found != fixture.modules.get(module):
            say(f"{name} is said to be {module}, and CPython finds {found}")
    edges, parsed = reference_edges(fixture)
    for edge in fixture.expect.get("graph", []) + fixture.expect.get("absent", []):
        for end in ("from", "to"):
            if edge[end] not in known:
                say(f"an edge names {edge[end]}, which is no module here")
    def told(edge):
        """Whether no statement but a star import's `__all__`, or a lazy package's table, makes this edge."""
        source, target, kind = edge
        package, _, last = target.rpartition(".")
        if kind == "star":
            return (source, package, "star") in edges
        texts = [open(p, encoding="utf-8").read() for end in ("", "i") if os.path.exists(p := fixture.modules[source] + end)]
        return kind == "deferred" and package == source and any(re.search(rf"\b{last}\b", text) for text in texts)

    for edge in fixture.expect.get("graph", []):
        if edge["type"] not in EDGE_TYPES:
            say(f"an edge has the unknown type {edge['type']}")
        written = (edge["from"], edge["to"], edge["type"])
        if edge["type"] in STATEMENT_TYPES and edge["from"] in parsed and written not in edges and not told(written):
            say(f"graph claims {' -> '.join(written[:2])} ({edge['type']}), and no statement says so")
    claimed = {(e["from"], e["to"]) for e in fixture.expect.get("graph", [])}
    for edge in fixture.expect.get("absent", []):
        pair = (edge["from"], edge["to"])
        if pair in claimed or any(pair == e[:2] for e in edges):
            say(f"absent claims no edge {' -> '.join(pair)}, and there is one")
    if not os.path.exists(os.path.join(FIXTURES, fixture.name.split("/")[0], "README.md")):
        say("has no README.md")
    return problems


# ---------------------------------------------------------------------------------------------- trading-system

STATUSES = ("live", "dead", "test-only", "example-only", "tool-only")


def naive_orphans(home, modules):
    """The modules whose dotted name stands in no import statement of another file. The rule is stated in the fixture's README."""
    named = collections.defaultdict(set)
    for folder, folders, names in os.walk(home):
        folders[:] = [f for f in folders if f != "__pycache__"]
        for name in names:
            if not name.endswith(".py"):
                continue
            path = os.path.join(folder, name)
            source = os.path.join(home, "src") + os.sep
            package = os.path.dirname(path[len(source):]).replace(os.sep, ".") if path.startswith(source) else ""
            for node in ast.walk(parse(path)):
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        named[alias.name].add(path)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                    named[".".join([*up, node.module])].add(path)
    return sorted(m for m, path in modules.items() if not named[m] - {path})


def said_roots(home):
    """The modules that the fixture's own manifests start: scripts, entry points, `-m` and `uvicorn` in lines that are no comments."""
    with open(os.path.join(home, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    tables = [project["scripts"], *project["entry-points"].values()]
    found = {value.partition(":")[0] for table in tables for value in table.values()}
    for name in ("Dockerfile", "docker-compose.yml", "Makefile", "deploy/crontab", ".github/workflows/calendars.yml"):
        with open(os.path.join(home, name), encoding="utf-8") as file:
            for line in file:
                if not line.lstrip().startswith("#"):
                    found |= set(re.findall(r"python -m ([\w.]+)", line))
                    found |= set(re.findall(r"uvicorn[\s\",]+([\w.]+):", line))
    return found - {"pytest"}


def reached(home, fixture, start):
    """What is reached from these modules by statements, dotted strings, the strategies' configuration and the feeds' folder."""
    edges, _ = reference_edges(fixture)
    targets = collections.defaultdict(set)
    for source, target, _ in edges:
        targets[source].add(target)
    with open(os.path.join(home, "config", "strategies.yaml"), encoding="utf-8") as file:
        targets["strategies.loader"] |= {"strategies." + name for name in re.findall(r"^  - name: (\w+)", file.read(), re.M)}
    targets["market_data.feed_registry"] |= {m for m in fixture.modules if m.startswith("market_data.feeds.")}
    for module, path in fixture.modules.items():
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"\w+(\.\w+)+(:\w+)?", node.value):
                name = node.value.partition(":")[0]
                targets[module] |= {m for m in (name, name.rpartition(".")[0]) if m in fixture.modules and "." in m}
    seen, waiting = set(), list(start)
    while waiting:
        module = waiting.pop()
        if module in seen or module not in fixture.modules | dict.fromkeys(fixture.namespaces):
            continue
        seen.add(module)
        waiting += targets[module]
        if "." in module:
            waiting.append(module.rpartition(".")[0])
    return seen & set(fixture.modules)


def imported_by(home, folder, fixture):
    """The modules that the files of one folder beside `src` import."""
    found = set()
    for name in os.listdir(os.path.join(home, folder)):
        if name.endswith(".py"):
            for node, _ in statements(parse(os.path.join(home, folder, name))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                else:
                    found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & set(fixture.modules)


def check_trading_system(home):
    problems = []
    say = lambda text: problems.append(f"trading-system: {text}")
    fixture = Fixture(home)
    modules = {m: p for m, p in fixture.modules.items() if p.startswith(os.path.join(home, "src") + os.sep)}
    with open(os.path.join(home, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    if len(modules) != 110:
        say(f"has {len(modules)} modules, not 110")
    for folder, folders, names in os.walk(home):
        for name in names:
            if name.endswith(".py"):
                try:
                    parse(os.path.join(folder, name))
                except SyntaxError as problem:
                    say(f"{os.path.relpath(os.path.join(folder, name), home)} does not compile: {problem}")
    status = {}
    for module, path in modules.items():
        with open(path, encoding="utf-8") as file:
            head = [file.readline(), file.readline()]
        found = [m.group(1) for line in head if (m := re.search(r"# expect: ([a-z-]+)", line))]
        if len(found) != 1 or found[0] not in STATUSES:
            say(f"{module} has no marker, or a wrong one, in its first two lines")
        else:
            status[module] = found[0]
    counts = collections.Counter(status.values())
    table = dict(re.findall(r"^\| `# expect: ([a-z-]+)` \| (\d+) \|", readme, re.M))
    for name in STATUSES:
        if str(counts[name]) != table.get(name):
            say(f"{counts[name]} modules are marked {name}, and the README says {table.get(name)}")
    # The markers are compared with what is reached from the manifests, and from each of the folders beside src.
    truth = dict.fromkeys(modules, "dead")
    for folder in ("scripts", "examples", "tests"):
        for module in reached(home, fixture, imported_by(home, folder, fixture)):
            truth[module] = {"scripts": "tool", "examples": "example", "tests": "test"}[folder] + "-only"
    truth |= dict.fromkeys(reached(home, fixture, said_roots(home)), "live")
    for module in sorted(status):
        if status[module] != truth[module]:
            say(f"{module} is marked {status[module]}, and is {truth[module]} by what reaches it")
    orphans = naive_orphans(home, modules)
    if len(orphans) != 91:
        say(f"the naive rule calls {len(orphans)} modules orphaned, not 91; it spares {sorted(set(modules) - set(orphans))}")
    wrong = [m for m in orphans if status.get(m) == "live"]
    claimed = re.search(r"wrong about (\d+) of them", readme)
    if not claimed or int(claimed.group(1)) != len(wrong):
        say(f"{len(wrong)} of the naive orphans are live, and the README does not say so")
    spared = re.findall(r"spares (\d+) modules", readme)
    if spared != [str(len(modules) - len(orphans))]:
        say(f"the naive rule spares {len(modules) - len(orphans)} modules, and the README does not say so")
    breakers = parse(modules["circuit_breakers"])
    exported = [a.asname or a.name for n in breakers.body if isinstance(n, ast.ImportFrom) for a in n.names]
    if len(exported) != 19 or len(set(exported)) != 19:
        say(f"circuit_breakers re-exports {len(exported)} names, not 19")
    # Every live module must import by itself, but for those the README lists with the reason.
    excused = set(re.findall(r"^- `([a-z_.]+)` fails", readme, re.M))
    closures, failures = fixture.expect.get("closures", {}), fixture.expect.get("failures", {})
    for module, kind in sorted(status.items()):
        if kind == "live" and module not in closures and module not in excused:
            say(f"{module} is marked live and does not import: {failures.get(module)}")
    for module in sorted(excused):
        if module not in failures:
            say(f"the README says that {module} fails, and it does not")
    # No live module may import a dead one when it is itself imported: that would make the dead one live.
    for module, executed in closures.items():
        if status.get(module) == "live":
            for other in executed:
                if status.get(other, "live") != "live":
                    say(f"{module} is live and executes {other}, which is marked {status[other]}")
    edges, _ = reference_edges(fixture)
    for source, target, kind in sorted(edges):
        if status.get(source) == "live" and status.get(target, "live") != "live":
            say(f"{source} is live and imports {target} ({kind}), which is marked {status[target]}")
    return problems


# ---------------------------------------------------------------------------------------------- main

def main():
    ask_for = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask_for.add_argument("--update", action="store_true")
    ask_for.add_argument("names", nargs="*")
    words = ask_for.parse_args()
    found, cache, problems = [], {}, []

    def python_of(version):
        if version not in cache:
            cache[version] = interpreter(version)
        return cache[version]

    folders = sorted(f for f in os.listdir(FIXTURES) if os.path.isdir(os.path.join(FIXTURES, f)))
    for folder in folders:
        if words.names and folder not in words.names:
            continue
        home = os.path.join(FIXTURES, folder)
        if not os.path.exists(os.path.join(home, "expect.json")):
            problems.append(f"{folder}: has no expect.json")
            continue
        outer = Fixture(home)
        found += [Fixture(os.path.join(home, p)) for p in outer.expect["projects"]] if "projects" in outer.expect else [outer]
    compared = 0
    for fixture in found:
        problems += check(fixture, python_of, words.update)
        compared += sum(len(fixture.expect.get(k, {})) for k in ("closures", "failures", "runs"))
    if "trading-system" in folders and (not words.names or "trading-system" in words.names):
        problems += check_trading_system(os.path.join(FIXTURES, "trading-system"))
    if not words.names:
        with open(os.path.join(FIXTURES, "README.md"), encoding="utf-8") as file:
            indexed = re.findall(r"^\| \[`([^`]+)`\]", file.read(), re.M)
        for name in sorted(set(folders) ^ set(indexed)):
            problems.append(f"README.md: {name} is {'not listed' if name in folders else 'listed and not there'}")
    for problem in problems:
        print(problem)
    print(f"{len(found)} fixtures, {compared} imports compared with CPython, "
          f"{sum(len(f.expect.get('graph', [])) + len(f.expect.get('absent', [])) for f in found)} edges read, "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
