"""Compare `pollard heavy` with what CPython really loads, and fit its predictions to measurements.

    heavy.py measure    --python PYTHON OUT [MODULE…]   measure what importing packages costs, each in fresh processes
    heavy.py predict    BIN --python PYTHON OUT [MODULE…]  what Pollard sees of the same packages
    heavy.py calibrate  MEASURED PREDICTED [--write]    fit the weights of CostModel.swift on two thirds, judge on the rest
    heavy.py table      MEASURED [--write]              write KnownPackages.swift
    heavy.py speed      BIN PATH                        time of `heavy` in terms of `graph`

PYTHON is the interpreter of an environment that has the packages.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "Sources" / "Analyses" / "Heavy"

#: Top-level modules of popular packages; the distribution is named where it differs.
PACKAGES = """
numpy pandas sqlalchemy pydantic aiohttp requests flask click attr jinja2 werkzeug rich networkx httpx django.db celery
fastapi starlette boto3 scipy matplotlib.pyplot PIL.Image lxml.etree cryptography.x509 yaml pytest hypothesis sympy sklearn polars
pyarrow tornado.web twisted.internet.reactor scrapy bs4 black mypy.build pylint.lint sphinx.application docutils.core babel redis
psycopg2 pymongo paramiko fabric jsonschema marshmallow typer uvicorn gunicorn.app.base alembic.command openpyxl xlsxwriter
plotly.express bokeh.plotting dash seaborn statsmodels.api numba h5py xarray dask.dataframe distributed nltk grpc
google.protobuf.message azure.core kubernetes docker psutil tqdm loguru structlog pendulum arrow dateparser faker pygments.lexers
IPython prompt_toolkit textual.app trio anyio msgpack orjson tiktoken openai anthropic lark ply.yacc shapely geopandas
imageio skimage.io peewee tortoise mako.template
""".split()

#: The heavier modules of the standard library, for repositories whose Python is not at hand.
STANDARD = """
asyncio argparse ast calendar concurrent.futures configparser csv ctypes dataclasses datetime decimal difflib doctest email.message
enum fractions ftplib getpass gettext hashlib http.client http.server imaplib inspect json logging logging.config logging.handlers
lzma multiprocessing numbers optparse pathlib pdb pickle platform pprint pydoc random re secrets shutil smtplib socket sqlite3
ssl statistics string subprocess tarfile tempfile textwrap threading tomllib traceback typing unittest unittest.mock urllib.request
uuid xml.dom.minidom xml.etree.ElementTree xmlrpc.client zipfile zoneinfo collections functools itertools importlib.metadata
importlib.resources contextlib copy
""".split()

PROBE = r"""
import sys, time, os
def rss():
    with open("/proc/self/statm") as f: return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
name = sys.argv[1]
before, memory, start, wall = len(sys.modules), rss(), time.process_time(), time.perf_counter()
try:
    __import__(name)
except BaseException as error:
    sys.__stdout__.write("RESULT failed %s\n" % type(error).__name__); sys.__stdout__.flush(); os._exit(1)
cpu, wall = time.process_time() - start, time.perf_counter() - wall
sys.__stdout__.write("RESULT %d %d %d %d\n" % (cpu * 1e6, wall * 1e6, rss() - memory, len(sys.modules) - before))
sys.__stdout__.flush(); os._exit(0)
"""


def run_probe(python, module):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="", OPENBLAS_NUM_THREADS="1", MPLBACKEND="agg")
    try:
        done = subprocess.run(
            [python, "-I", "-c", PROBE, module], capture_output=True, text=True, timeout=120,
            stdin=subprocess.DEVNULL, env=environment)
    except subprocess.TimeoutExpired:
        return None
    found = re.search(r"^RESULT (\d+) (\d+) (-?\d+) (\d+)$", done.stdout, re.M)
    return tuple(map(int, found.groups())) if found else None


def measure(arguments):
    """The least processor time of several runs: a busy machine adds to it, and nothing takes from it."""
    result = {}
    version = subprocess.run([arguments.python, "-V"], capture_output=True, text=True).stdout.split()[1]
    for module in arguments.modules or PACKAGES + STANDARD:
        runs = [run_probe(arguments.python, module) for _ in range(arguments.repeat + 1)][1:]
        if None in runs:
            print(f"{module}: cannot be imported", file=sys.stderr)
            continue
        result[module] = {
            "microseconds": min(run[0] for run in runs),
            "rssBytes": int(statistics.median(run[2] for run in runs)), "modules": runs[0][3],
        }
        print(module, result[module], flush=True)
    for module, found in versions(arguments.python, list(result)).items():
        result[module]["version"] = found
    document = {"python": version, "date": time.strftime("%Y-%m-%d"), "packages": result}
    pathlib.Path(arguments.out).write_text(json.dumps(document, indent=1, sort_keys=True))


def versions(python, modules):
    code = (
        "import importlib.metadata as m, json, sys\n"
        "known = m.packages_distributions()\n"
        "names = {x: set(known.get(x.split('.')[0], [])) for x in sys.argv[1:]}\n"
        "print(json.dumps({x: m.version(min(n, key=len)) if n else '' for x, n in names.items()}))")
    done = subprocess.run([python, "-c", code, *modules], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def importers(folder, modules):
    """A project with one module for each import that is to be looked at."""
    names = {}
    for module in modules:
        name = "of_" + module.replace(".", "_")
        names[name] = module
        (folder / f"{name}.py").write_text(f"import {module}\n")
    return names


def predict(arguments):
    """What Pollard sees of each module that an import loads: bytes of source, of extensions, and steps."""
    modules = arguments.modules or PACKAGES + STANDARD
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        names = importers(pathlib.Path(folder), modules)
        for name, module in names.items():
            done = subprocess.run(
                [arguments.bin, "heavy", folder, "--python", arguments.python, "--entry", name, "--format", "json"],
                capture_output=True, text=True)
            if done.returncode:
                print(f"{module}: {done.stderr.strip()}", file=sys.stderr)
                continue
            entry = json.loads(done.stdout)["entries"][0]
            result[module] = {key: entry[key] for key in ("modules", "milliseconds", "rssBytes", "features")}
            print(module, result[module], flush=True)
    pathlib.Path(arguments.out).write_text(json.dumps(result, indent=1, sort_keys=True))


FEATURES = ["modules", "sourceBytes", "relocatedBytes", "extensions", "libraries", "steps"]

def held_out(modules):
    """About a third of the packages, by a hash of the name: which ones is nobody's choice, and stays when others are added."""
    return {module for module in modules if hashlib.sha256(module.encode()).digest()[0] % 3 == 0}


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0.0] * len(values)
    index = 0
    while index < len(order):
        end = index
        while end + 1 < len(order) and values[order[end + 1]] == values[order[index]]:
            end += 1
        for place in range(index, end + 1):
            result[order[place]] = (index + end) / 2
        index = end + 1
    return result


def spearman(left, right):
    left, right = ranks(left), ranks(right)
    mean = (len(left) - 1) / 2
    top = sum((a - mean) * (b - mean) for a, b in zip(left, right))
    bottom = (sum((a - mean) ** 2 for a in left) * sum((b - mean) ** 2 for b in right)) ** 0.5
    return top / bottom


def fit(rows, targets):
    """Weights that are not negative and make the sum of squared relative errors least, by coordinate descent."""
    count = len(rows[0])
    weights = [0.0] * count
    scaled = [[value / target for value in row] for row, target in zip(rows, targets)]
    rest = [1.0] * len(rows)
    squares = [sum(row[i] ** 2 for row in scaled) or 1 for i in range(count)]
    for _ in range(20000):
        change = 0
        for i in range(count):
            step = sum(row[i] * r for row, r in zip(scaled, rest)) / squares[i]
            step = max(step, -weights[i])
            weights[i] += step
            change = max(change, abs(step) * squares[i] ** 0.5)
            if step:
                rest = [r - step * row[i] for row, r in zip(scaled, rest)]
        if change < 1e-9:
            break
    return weights


def calibrate(arguments):
    measured = json.loads(pathlib.Path(arguments.measured).read_text())
    predicted = json.loads(pathlib.Path(arguments.predicted).read_text())
    # What is imported in less than a millisecond tells nothing: its packages load when they are used.
    packages = [m for m in PACKAGES if m in predicted and measured["packages"].get(m, {}).get("microseconds", 0) >= 1000]
    out = held_out(packages)
    print(f"{len(packages)} packages, {len(out)} held out, Python {measured['python']}, {measured['date']}")
    weights = {}
    lines = []
    for key in ("microseconds", "rssBytes"):
        known = [m for m in packages if m not in out]
        rows = lambda names: [[predicted[m]["features"][f] for f in FEATURES] for m in names]
        truth = lambda names: [max(1, measured["packages"][m][key]) for m in names]
        weights[key] = fit(rows(known), truth(known))
        guess = lambda names: [sum(a * b for a, b in zip(row, weights[key])) for row in rows(names)]
        print(key, dict(zip(FEATURES, weights[key])))
        for title, names in (("fitted", known), ("held out", sorted(out)), ("all", packages)):
            errors = [abs(g - t) / t for g, t in zip(guess(names), truth(names))]
            line = f"{key} {title}: rank correlation {spearman(guess(names), truth(names)):.3f}, median error {statistics.median(errors):.0%}"
            lines.append(line)
            print(line)
        for m, g in zip(packages, guess(packages)):
            predicted[m].setdefault("guess", {})[key] = g
    if arguments.write:
        write_weights(weights)
        write_table_of_figures(measured, predicted, packages, out, lines)


def write_weights(weights):
    path = SOURCES / "CostModel.swift"
    text = path.read_text()
    for key, name in (("microseconds", "time"), ("rssBytes", "memory")):
        values = ", ".join(f"{f}: {w:.6g}" for f, w in zip(FEATURES, weights[key]))
        text = re.sub(rf"static let {name} = Weights\(.*?\)", f"static let {name} = Weights(\n    {values})", text, flags=re.S)
    path.write_text(text)


def write_table_of_figures(measured, predicted, packages, out, lines):
    path = HERE / "heavy.md"
    begin, end = "<!-- figures -->", "<!-- /figures -->"
    text = path.read_text()
    rows = [f"Python {measured['python']}, {measured['date']}: {len(packages)} packages, {len(out)} of them held out (marked *).", ""]
    rows += [f"- {line}" for line in lines]
    rows += ["", "| import | version | ms measured | ms predicted | MB measured | MB predicted |", "|---|---|---:|---:|---:|---:|"]
    for m in sorted(packages, key=str.lower):
        fact, guess = measured["packages"][m], predicted[m]["guess"]
        rows.append(
            f"| {m}{'*' if m in out else ''} | {fact['version']} | {fact['microseconds'] / 1000:.0f} | {guess['microseconds'] / 1000:.0f} "
            f"| {fact['rssBytes'] / 1e6:.1f} | {guess['rssBytes'] / 1e6:.1f} |")
    head, rest = text.split(begin)
    path.write_text(head + begin + "\n" + "\n".join(rows) + "\n" + end + rest.split(end)[1])


def table(arguments):
    measured = json.loads(pathlib.Path(arguments.measured).read_text())
    rows = []
    for module, fact in sorted(measured["packages"].items()):
        if fact["microseconds"] < 1000 and module not in STANDARD:
            continue
        rows.append(
            f'    Row("{module}", "{fact["version"]}", {fact["modules"]}, {fact["microseconds"]}, {max(0, fact["rssBytes"])}),')
    body = "\n".join(rows)
    text = f"""/// What importing well-known packages costs, for where their files are not at hand.
///
/// `Tests/Conformance/heavy.py table` writes this file from measurements.
package enum KnownPackages {{
  /// When they were measured.
  package static let date = "{measured['date']}"
  /// By what.
  package static let python = "{measured['python']}"

  package struct Row: Sendable {{
    /// The module that was imported.
    package let name: String
    /// Of its distribution; empty for the standard library.
    package let version: String
    let modules: Int
    let microseconds: Int
    let rssBytes: Int

    init(_ name: String, _ version: String, _ modules: Int, _ microseconds: Int, _ rssBytes: Int) {{
      self.name = name
      self.version = version
      self.modules = modules
      self.microseconds = microseconds
      self.rssBytes = rssBytes
    }}

    package var cost: LoadCost {{
      var cost = LoadCost()
      cost.modules = modules
      cost.microseconds = microseconds
      cost.rssBytes = rssBytes
      return cost
    }}
  }}

  /// Sorted by name.
  package static let rows: [Row] = [
{body}
  ]
}}
"""
    if arguments.write:
        (SOURCES / "KnownPackages.swift").write_text(text)
    else:
        print(text)


def speed(arguments):
    """The medians of five runs in turns."""
    times = {"graph": [], "heavy": []}
    for _ in range(5):
        for command in times:
            start = time.perf_counter()
            subprocess.run([arguments.bin, command, arguments.path, "--format", "json"], stdout=subprocess.DEVNULL, check=False)
            times[command].append(time.perf_counter() - start)
    graph, other = statistics.median(times["graph"]), statistics.median(times["heavy"])
    print(f"graph {graph:.3f} s, heavy {other:.3f} s, ratio {other / graph:.2f}")
    return 0 if other < 3 * graph else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    sub = commands.add_parser("measure")
    sub.add_argument("--python", required=True)
    sub.add_argument("--repeat", type=int, default=5)
    sub.add_argument("out")
    sub.add_argument("modules", nargs="*")
    sub.set_defaults(run=measure)
    sub = commands.add_parser("predict")
    sub.add_argument("bin")
    sub.add_argument("--python", required=True)
    sub.add_argument("out")
    sub.add_argument("modules", nargs="*")
    sub.set_defaults(run=predict)
    sub = commands.add_parser("calibrate")
    sub.add_argument("measured")
    sub.add_argument("predicted")
    sub.add_argument("--write", action="store_true")
    sub.set_defaults(run=calibrate)
    sub = commands.add_parser("table")
    sub.add_argument("measured")
    sub.add_argument("--write", action="store_true")
    sub.set_defaults(run=table)
    sub = commands.add_parser("speed")
    sub.add_argument("bin")
    sub.add_argument("path")
    sub.set_defaults(run=speed)
    arguments = parser.parse_args()
    return arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
