#!/usr/bin/env python3
"""Hold Pollard's cycles to networkx, to exhaustive search and to the clock.

    cycles.py graphs PROBE [--count N] [--seed N]   random graphs, on the algorithms alone
    cycles.py large PROBE [--pollard POLLARD]        a knot of 50,000 nodes and 1,000,000 arrows; also as a repository
    cycles.py repositories POLLARD DIR...            real repositories, on what `pollard graph` exports
    cycles.py entries POLLARD PYTHON DIR...          real repositories, every member of every cycle imported for real

`graphs` checks that the components are those of networkx, that the cycle shown is a shortest one of its component, that the
cuts leave no cycle and that none can be spared, and, for components of up to 12 nodes, that the cuts are never more than
twice as many as an exhaustive search needs and, by price, exactly as cheap. `repositories` checks the same of
`pollard cycles --format json`, for each kind, and that every failure it names stands in a circle. `entries` asks PYTHON, which must have what the repositories
need installed, to import each member of each import-time cycle first, and compares what happens with the `failures` and the
`working` entries that were foretold. Needs networkx.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import networkx

IMPORT_TIME = {"eager", "parent", "star", "call"}
KINDS = [("import-time", IMPORT_TIME), ("deferred", IMPORT_TIME | {"deferred"}),
         ("typing", IMPORT_TIME | {"deferred", "typing"})]


def draw(pick):
    """A random graph in one of several shapes, as (count, arrows); an arrow is (from, to, price)."""
    count = pick.choice([2, 3, 5, 8, 10, 12, 12, 15, 30, 80])
    shape = pick.choice(["sparse", "dense", "ring", "blocks", "layers"])
    pairs = set()
    if shape == "ring":
        pairs |= {(i, (i + 1) % count) for i in range(count)}
        chords = pick.randrange(count + 1)
    else:
        chords = {"sparse": count + count // 2, "dense": count * (count - 1) // 2, "blocks": 2 * count, "layers": 3 * count}[shape]
    for _ in range(chords):
        one, other = pick.randrange(count), pick.randrange(count)
        if shape == "blocks" and pick.random() < 0.8:
            other = one // 4 * 4 + other % 4
        if shape == "layers" and pick.random() < 0.85:
            one, other = min(one, other), max(one, other)
        if one != other and other < count:
            pairs.add((one, other))
    arrows = sorted(pairs)
    pick.shuffle(arrows)
    return count, [(one, other, pick.choice([100, 110, 150, 200])) for one, other in arrows]


def cheapest(graph, price):
    """The least sum of prices of arrows that hit every cycle, by all orders, set by set."""
    nodes = sorted(graph)
    place = {node: index for index, node in enumerate(nodes)}
    out = [[(1 << place[to], price(node, to)) for to in graph[node]] for node in nodes]
    best = [0] * (1 << len(nodes))
    for chosen in range(1, 1 << len(nodes)):
        least = None
        for index in range(len(nodes)):
            if chosen >> index & 1:
                before = chosen & ~(1 << index)
                cost = best[before] + sum(p for mask, p in out[index] if mask & before)
                least = cost if least is None or cost < least else least
        best[chosen] = least
    return best[-1]


def girth(graph):
    best = None
    for node in graph:
        lengths = networkx.single_source_shortest_path_length(graph, node)
        for other in graph.predecessors(node):
            if other in lengths and (best is None or lengths[other] + 1 < best):
                best = lengths[other] + 1
    return best


def is_cycle(graph, nodes):
    return len(set(nodes)) == len(nodes) > 1 and all(graph.has_edge(a, b) for a, b in zip(nodes, nodes[1:] + nodes[:1]))


def graphs(args):
    pick, complaints, text, drawings = random.Random(args.seed), [], [], []
    for _ in range(args.count):
        count, arrows = draw(pick)
        drawings.append((count, arrows))
        text.append(f"graph {count}")
        text += [f"{one} {other} {price}" for one, other, price in arrows]
    done = subprocess.run([args.probe, "cycles"], input="\n".join(text) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    tried, components, ratios, exact, unproved = 0, 0, [], 0, 0
    large = []
    for number, ((count, arrows), line) in enumerate(zip(drawings, done.stdout.splitlines(), strict=True)):
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(count))
        prices = {(one, other): price for one, other, price in arrows}
        graph.add_edges_from(prices)
        found = json.loads(line)["components"]
        wanted = sorted(sorted(part) for part in networkx.strongly_connected_components(graph) if len(part) > 1)
        if sorted(part["nodes"] for part in found) != wanted:
            complaints.append(f"graph {number}: other components than networkx")
            continue
        for part in found:
            components += 1
            knot = graph.subgraph(part["nodes"]).copy()
            if not is_cycle(knot, part["shortest"]) or len(part["shortest"]) != girth(knot):
                complaints.append(f"graph {number}: {part['shortest']} is no shortest cycle")
            unproved += not part["proved"]
            cut = [tuple(arrow) for arrow in part["cut"]]
            rest = knot.copy()
            rest.remove_edges_from(cut)
            if not networkx.is_directed_acyclic_graph(rest):
                complaints.append(f"graph {number}: the cuts leave a cycle")
            for arrow in cut:
                rest.add_edge(*arrow)
                if networkx.is_directed_acyclic_graph(rest):
                    complaints.append(f"graph {number}: {arrow} could be spared")
                rest.remove_edge(*arrow)
            paid = sum(prices[arrow] for arrow in cut)
            if paid != part["price"] or part["leastPrice"] > paid or part["leastCount"] > len(cut):
                complaints.append(f"graph {number}: wrong price or bound")
            if len(part["nodes"]) <= 12:
                tried += 1
                fewest, least = cheapest(knot, lambda a, b: 1), cheapest(knot, lambda a, b: prices[a, b])
                ratios.append(len(cut) / fewest)
                exact += paid == least
                if paid != least or len(cut) > 2 * fewest or part["leastCount"] > fewest:
                    complaints.append(f"graph {number}: {len(cut)} cuts for {paid}; {fewest} and {least} would do")
            else:
                large.append(paid / part["leastPrice"])
    for complaint in complaints[:20]:
        print(f"  {complaint}")
    print(f"{args.count} graphs, {components} components, {unproved} shortest cycles not proved; {tried} of up to 12 nodes, "
          f"{exact} cut as cheaply as can be, at most {max(ratios):.2f} times the fewest cuts; {len(large)} larger, price at "
          f"most {max(large, default=1):.2f} and on average {sum(large) / max(1, len(large)):.2f} times the bound; {len(complaints)} complaints")
    return bool(complaints)


def large(args):
    failed = False
    for name, count, chords in (("ring", 50_000, 0), ("knot", 50_000, 950_000), ("layers", 50_000, 950_000)):
        pick = random.Random(args.seed)
        pairs = {(i, (i + 1) % count) for i in range(count)}
        while len(pairs) < count + chords:
            one, other = pick.randrange(count), pick.randrange(count)
            if name == "layers" and pick.random() < 0.99:
                one, other = min(one, other), max(one, other)
            if one != other:
                pairs.add((one, other))
        text = f"graph {count}\n" + "".join(f"{a} {b} {pick.choice([100, 110, 200])}\n" for a, b in sorted(pairs))
        start = time.monotonic()
        done = subprocess.run([args.probe, "cycles"], input=text, stdout=subprocess.PIPE, text=True, check=True)
        took = time.monotonic() - start
        answer = json.loads(done.stdout)
        part = answer["components"][0]
        rest = networkx.DiGraph(list(pairs - {tuple(arrow) for arrow in part["cut"]}))
        sound = len(part["nodes"]) == count and networkx.is_directed_acyclic_graph(rest) and part["proved"]
        failed = failed or not sound or took > 5
        print(f"{name}: {count} nodes, {len(pairs)} arrows, {took:.1f} s with reading them ({answer['milliseconds']} ms); shortest cycle "
              f"{len(part['shortest'])}, {len(part['cut'])} cuts, at least {part['leastCount']}; {'sound' if sound else 'WRONG'}")
    if args.pollard:
        failed = large_repository(args) or failed
    return failed


def large_repository(args):
    """50,000 modules in 250 packages that import twenty others each, as files; the second of two runs counts."""
    count, packages, imports = 50_000, 250, 20
    pick = random.Random(args.seed)
    with tempfile.TemporaryDirectory(prefix="large-cycle-") as root:
        for number in range(packages):
            os.makedirs(os.path.join(root, "app", f"p{number}"))
            open(os.path.join(root, "app", f"p{number}", "__init__.py"), "w").close()
        open(os.path.join(root, "app", "__init__.py"), "w").close()
        for module in range(count):
            others = {(module + 1) % count} | {pick.randrange(count) for _ in range(imports - 1)} - {module}
            with open(os.path.join(root, "app", f"p{module % packages}", f"m{module}.py"), "w") as file:
                file.write("".join(f"from app.p{other % packages} import m{other}\n" for other in sorted(others)))
        for _ in range(2):
            start = time.monotonic()
            done = subprocess.run([args.pollard, "cycles", root], stdout=subprocess.PIPE, text=True)
            took = time.monotonic() - start
    right = done.returncode == 1 and "50,000 modules" in done.stdout
    print(f"repository: {took:.1f} s; {'found' if right else 'NOT FOUND'}")
    return took > 5 or not right


def run(binary, words):
    start = time.monotonic()
    done = subprocess.run([binary, *words, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd="/")
    if done.returncode not in (0, 1):
        sys.exit(f"pollard {' '.join(words)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout), done.stdout, time.monotonic() - start


def repositories(args):
    failed = False
    for root in args.roots:
        failed = repository(os.path.abspath(args.pollard), os.path.abspath(root)) or failed
    return failed


def repository(binary, root):
    complaints = []
    document, _, _ = run(binary, ["graph", root])
    answer, raw, took = run(binary, ["cycles", root])
    for words in (["--jobs", "1"], ["--jobs", "4"]):
        if run(binary, ["cycles", root, *words])[1] != raw:
            complaints.append(f"other bytes with {words}")
    shared = {name for name, n in collections.Counter(m["name"] for m in document["modules"]).items() if n > 1}
    imports = [edge for edge in document["imports"] if edge["from"] not in shared and edge["to"] not in shared]
    ids, summary, known = set(), [], {}
    for kind, types in KINDS:
        graph = networkx.DiGraph((edge["from"], edge["to"]) for edge in imports if edge["type"] in types and edge["from"] != edge["to"])
        found = [cycle for cycle in answer["cycles"] if cycle["kind"] == kind and not shared & set(cycle["modules"])]
        for part in map(frozenset, networkx.strongly_connected_components(graph)):
            if len(part) > 1 and part not in known:
                known[part] = kind
        wanted = {part for part, its in known.items() if its == kind}
        if not shared and {frozenset(cycle["modules"]) for cycle in found} != wanted:
            complaints.append(f"{kind}: {len(found)} components; networkx: {len(wanted)}")
        for cycle in found:
            complaints += [f"{cycle['id']}: {text}" for text in faults(cycle, graph.subgraph(cycle["modules"]), ids)]
            if kind == "import-time":
                tried = cycle["entries"]
                summary.append((len(cycle["modules"]), len({(c["from"], c["line"]) for c in cycle["break"]}), cycle["breakAtLeast"],
                                len(tried["breaking"]), tried["tried"]))
    for complaint in complaints[:10]:
        print(f"  {complaint}")
    counts = collections.Counter(cycle["kind"] for cycle in answer["cycles"])
    print(f"{os.path.basename(root)}: {len(document['modules'])} modules, {dict(counts)}, {took:.1f} s; {len(complaints)} complaints")
    for size, cuts, least, breaking, tried in sorted(summary, reverse=True)[:5]:
        print(f"    {size} modules: {cuts} imports to cut, at least {least}; {breaking} of {tried} entries break")
    return bool(complaints)


def faults(cycle, graph, ids):
    if cycle["id"] in ids:
        yield "the id is another's too"
    ids.add(cycle["id"])
    shortest = [edge["from"] for edge in cycle["shortest"]]
    if not is_cycle(graph, shortest):
        yield f"{shortest} is no cycle"
    if cycle["kind"] == "import-time" and cycle["shortestIsProved"] and len(graph) <= 400 and len(shortest) != girth(graph):
        yield f"{shortest} is not the shortest"
    for edge in cycle["edges"]:
        circle = edge.get("circle")
        if circle and (circle[0] != edge["from"] or circle[1] != edge["to"] or not is_cycle(graph, circle)):
            yield f"{circle} is no way round by {edge['from']} -> {edge['to']}"
    if {(edge["from"], edge["to"]) for edge in cycle["edges"]} != set(graph.edges):
        yield "its edges are not those of the graph"
    rest = networkx.DiGraph(graph.edges)
    rest.remove_edges_from({(cut["from"], cut["to"]) for cut in cycle["break"]})
    if not networkx.is_directed_acyclic_graph(rest):
        yield "the cuts leave a cycle"
    cut = {(cut["from"], cut["to"], cut["line"]) for cut in cycle["break"]}
    left = networkx.DiGraph((e["from"], e["to"]) for e in cycle["edges"] if (e["from"], e["to"], e["line"]) not in cut)
    if not networkx.is_directed_acyclic_graph(left):
        yield "the cuts leave a cycle, import by import"
    for failure in cycle["failures"]:
        if failure["entry"] not in graph or failure["importing"] not in graph:
            yield f"{failure} lies outside"


IMPORT = """
import importlib, json, sys, traceback
sys.path.insert(0, sys.argv[1])
answer = {}
try:
    importlib.import_module(sys.argv[2])
    answer = {"error": None}
except BaseException as error:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(sys.argv[1])]
    answer = {"error": type(error).__name__, "path": frames[-1].filename[len(sys.argv[1]) + 1:] if frames else "",
              "line": frames[-1].lineno if frames else 0, "partial": "partially initialized" in str(error)}
print(json.dumps(answer), file=sys.__stdout__)
"""


def entries(args):
    wrong = asked = broken = 0
    for root in map(os.path.abspath, args.roots):
        answer, _, _ = run(os.path.abspath(args.pollard), ["cycles", root, "--kind", "import-time"])
        for cycle in answer["cycles"]:
            foretold = {failure["entry"]: failure for failure in cycle["failures"]}
            foretold |= {module: None for module in cycle["entries"]["working"]}
            for module, failure in sorted(foretold.items()):
                done = subprocess.run([args.python, "-B", "-c", IMPORT, root, module], stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL, cwd="/", timeout=120)
                lines = done.stdout.decode().splitlines()
                if not lines:
                    continue
                said = json.loads(lines[-1])
                # What fails for want of a package or a setting says nothing of the circle.
                if said["error"] and not said["partial"]:
                    continue
                asked += 1
                broken += bool(said["error"])
                told = failure and (failure["error"], failure["path"], failure["line"])
                real = (said["error"], said["path"], said["line"]) if said["error"] else None
                if told != real:
                    wrong += 1
                    print(f"  import {module}: {told} was foretold, {real} happened")
    print(f"{asked} first imports asked of CPython, {broken} of them break in a circle; {wrong} foretold wrongly")
    return bool(wrong)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks = ask.add_subparsers(required=True)
    plain = asks.add_parser("graphs")
    plain.add_argument("probe")
    plain.add_argument("--count", type=int, default=1000)
    plain.add_argument("--seed", type=int, default=1)
    plain.set_defaults(run=graphs)
    big = asks.add_parser("large")
    big.add_argument("probe")
    big.add_argument("--seed", type=int, default=1)
    big.add_argument("--pollard", help="the binary, to be timed on files too")
    big.set_defaults(run=large)
    real = asks.add_parser("repositories")
    real.add_argument("pollard")
    real.add_argument("roots", nargs="+")
    real.set_defaults(run=repositories)
    first = asks.add_parser("entries")
    first.add_argument("pollard")
    first.add_argument("python")
    first.add_argument("roots", nargs="+")
    first.set_defaults(run=entries)
    args = ask.parse_args()
    return 1 if args.run(args) else 0


if __name__ == "__main__":
    sys.exit(main())
