#!/usr/bin/env python3
"""Checks what must hold of `pollard graph` on any repository.

    graph.py BIN PATH...     exit 1 where anything does not hold

- The bytes are the same for 1, 2 and 8 jobs, and from whatever folder Pollard is started.
- Modules stand in the order of their paths, imports in the order of their modules and lines, keys in that of their names.
- Every import joins modules that are listed, and its line holds an import statement, as CPython parses the file.
- Whether `pollard why` finds a path, and how long the shortest is, agrees with networkx on the exported imports; so do the
  components of `pollard cycles`, where the binary has that command. Needs networkx (`corpora.py DIR peers` has it).
"""
import argparse
import ast
import collections
import json
import os
import random
import subprocess
import sys
import warnings

try:
    import networkx
except ImportError:
    networkx = None

warnings.simplefilter("ignore")
STATEMENTS = {"eager", "star", "deferred", "typing"}
IMPORT_TIME = {"eager", "parent", "star", "call"}


class Check:
    """One repository's document, and the complaints about it."""

    def __init__(self, binary, root):
        self.binary, self.root, self.complaints = binary, os.path.abspath(root), []
        self.bytes = self._graph(["--root", self.root], "/")
        self.document = json.loads(self.bytes)
        self.modules, self.imports = self.document["modules"], self.document["imports"]
        named = collections.Counter(module["name"] for module in self.modules)
        # A name that several projects of one repository share says not which module is meant.
        self.index = {m["name"]: i for i, m in enumerate(self.modules) if named[m["name"]] == 1}
        self.ambiguous = {name for name in named if named[name] > 1}

    def complain(self, text):
        self.complaints.append(text)

    def _run(self, words, folder="/"):
        return subprocess.run([self.binary, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def _graph(self, words, folder):
        done = self._run(["graph", *words, "--format", "json"], folder)
        if done.returncode not in (0, 1):
            sys.exit(f"pollard graph {self.root} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return done.stdout

    def same_bytes(self):
        above, name = os.path.split(self.root)
        for words, folder in ((["--root", self.root, "--jobs", "1"], "/"), (["--root", self.root, "--jobs", "2"], "/"),
                              (["--root", self.root, "--jobs", "8"], "/"), ([], self.root), (["."], self.root),
                              ([name], above), (["--root", os.path.join("..", name)], self.root)):
            if self._graph(words, folder) != self.bytes:
                self.complain(f"other bytes with {words} from {folder}")

    def order(self):
        json.loads(self.bytes, object_pairs_hook=self._sorted_keys)
        if not self.bytes.endswith(b"\n"):
            self.complain("no newline at the end")
        paths = [os.fsencode(module["path"]) for module in self.modules]
        if paths != sorted(paths):
            self.complain("modules are not in the order of their paths")
        places = [(self.index[edge["from"]], edge["line"] or 0, edge["column"] or 0) for edge in self.imports
                  if edge["from"] in self.index]
        if places != sorted(places):
            self.complain("imports are not in the order of their modules and lines")

    def _sorted_keys(self, pairs):
        keys = [key for key, _ in pairs]
        if keys != sorted(keys):
            self.complain(f"keys are not sorted: {keys}")
        return dict(pairs)

    def lines(self):
        statements, seen = {}, 0
        for edge in self.imports:
            for end in ("from", "to"):
                if edge[end] not in self.index and edge[end] not in self.ambiguous:
                    self.complain(f"an import names {edge[end]}, which is no listed module")
            if edge["type"] not in STATEMENTS or edge["from"] not in self.index:
                continue
            # What lazy_loader's attach hands out is imported by its call, not by a statement.
            if edge["written"].startswith("attach("):
                continue
            path = self.modules[self.index[edge["from"]]]["path"]
            if not path.endswith((".py", ".pyi", ".pyw")):
                continue
            if path not in statements:
                statements[path] = self._statements(path)
            if statements[path] is None:
                continue
            seen += 1
            if edge["line"] not in statements[path]:
                self.complain(f"{path}:{edge['line']} holds no import, as {edge['from']} -> {edge['to']} says")
        return seen

    def _statements(self, path):
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                tree = ast.parse(file.read())
        except (SyntaxError, ValueError, RecursionError, OSError):
            return None
        return {node.lineno for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))}

    def paths(self, count, seed):
        eager = networkx.DiGraph()
        eager.add_nodes_from(self.index)
        eager.add_edges_from((edge["from"], edge["to"]) for edge in self.imports if edge["type"] in IMPORT_TIME
                             and edge["from"] in self.index and edge["to"] in self.index)
        pick = random.Random(seed)
        names = sorted(self.index)
        for _ in range(count if len(names) > 1 else 0):
            start = pick.choice(names)
            # Half of the ends are taken from what can be reached, or most pairs of a large graph would be unconnected.
            reached = sorted(networkx.descendants(eager, start))
            end = pick.choice(reached) if reached and pick.random() < 0.5 else pick.choice(names)
            if start != end:
                self._path(eager, start, end)
        self._components(eager)

    def _path(self, eager, start, end):
        done = self._run(["why", start, end, "--eager", "--max", "1", "--root", self.root, "--format", "json"])
        found = json.loads(done.stdout)["paths"] if done.returncode in (0, 1) else None
        # Names that two files share are left out of the judge's graph, so a way through one of them cannot be judged.
        if any(step[side] in self.ambiguous for path in found or [] for step in path for side in ("from", "to")):
            return
        wanted = networkx.shortest_path_length(eager, start, end) if networkx.has_path(eager, start, end) else None
        if found is None:
            self.complain(f"why {start} {end} ended with {done.returncode}")
        elif (done.returncode == 0) != (wanted is not None) or bool(found) != (wanted is not None):
            self.complain(f"why {start} {end}: exit code {done.returncode}, {len(found)} paths; networkx: {wanted}")
        elif found and len(found[0]) != wanted:
            self.complain(f"why {start} {end}: {len(found[0])} imports; networkx: {wanted}")

    def _components(self, eager):
        done = self._run(["cycles", "--root", self.root, "--format", "json"])
        if done.returncode not in (0, 1):
            return
        found = sorted(sorted(cycle["modules"]) for cycle in json.loads(done.stdout)["cycles"]
                       if cycle["kind"] == "import-time")
        wanted = sorted(sorted(part) for part in networkx.strongly_connected_components(eager) if len(part) > 1)
        if found != wanted:
            self.complain(f"cycles: {len(found)} components at import time; networkx: {len(wanted)}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("paths", nargs="+")
    ask.add_argument("--pairs", type=int, default=40, help="pairs of modules to ask `why` about")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    failed = False
    for root in args.paths:
        check = Check(os.path.abspath(args.binary), root)
        check.same_bytes()
        check.order()
        seen = check.lines()
        if networkx:
            check.paths(args.pairs, args.seed)
        for complaint in check.complaints[:10]:
            print(f"  {complaint}")
        print(f"{os.path.basename(check.root)}: {len(check.modules)} modules, {len(check.imports)} imports, {seen} lines "
              f"looked up; {len(check.complaints)} complaints" + ("" if networkx else "; no networkx, paths not compared"))
        failed = failed or bool(check.complaints)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
