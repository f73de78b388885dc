"""Compares the minimum cuts of random networks with those of networkx.

    python3 Tests/Conformance/minimum_cuts.py PROBE [--count N] [--seed N]

Needs networkx. The cost must be networkx's, the arcs must cost that much, and without them no way may be left. Exit code 1
where anything differs.
"""

import argparse
import random
import subprocess
import sys

import networkx


def network(chance):
    nodes = chance.randrange(2, 40)
    arcs, seen = [], set()
    for _ in range(chance.randrange(0, nodes * 4)):
        pair = chance.randrange(nodes), chance.randrange(nodes)
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            arcs.append((*pair, chance.choice((1, 1, 1, chance.randrange(1, 10)))))
    source, sink = chance.sample(range(nodes), 2)
    return nodes, source, sink, arcs


def main():
    options = argparse.ArgumentParser()
    options.add_argument("probe")
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    chance = random.Random(options.seed)
    networks = [network(chance) for _ in range(options.count)]
    listing = "".join(
        f"{nodes} {source} {sink} {' '.join('-'.join(map(str, arc)) for arc in arcs)}\n"
        for nodes, source, sink, arcs in networks
    )
    done = subprocess.run([options.probe, "cuts"], input=listing, capture_output=True, text=True, check=True)
    wrong = 0
    for (nodes, source, sink, arcs), line in zip(networks, done.stdout.splitlines(), strict=True):
        cost, *chosen = map(int, line.split())
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(nodes))
        for start, end, capacity in arcs:
            graph.add_edge(start, end, capacity=capacity)
        expected = networkx.minimum_cut_value(graph, source, sink)
        graph.remove_edges_from([arcs[index][:2] for index in chosen])
        isCut = not networkx.has_path(graph, source, sink)
        if cost != expected or sum(arcs[index][2] for index in chosen) != cost or not isCut:
            wrong += 1
            print(f"{line!r}: networkx says {expected}, ways left: {not isCut}")
    print(f"networkx {networkx.__version__}: {options.count} networks, {wrong} different")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
