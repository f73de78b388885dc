"""Runs a package's own tests on its tree and answers what became of each."""
import json
import os
import re
import shutil
import signal
import subprocess
import time

# Loaded by pytest with `-p`; it only listens. A test that is reported twice keeps its worst report.
PLUGIN = '''
import json, os

PATH = os.environ["JUDGE_RESULTS"]


def tell(name, outcome):
    with open(PATH, "a") as out:
        out.write(json.dumps([name, outcome]) + "\\n")


def pytest_runtest_logreport(report):
    outcome = "xfailed" if hasattr(report, "wasxfail") and report.outcome == "skipped" else report.outcome
    if report.when == "call" or outcome != "passed":
        tell(report.nodeid, outcome if report.when == "call" or outcome != "failed" else "error")


def pytest_collectreport(report):
    if report.outcome == "failed":
        tell("collecting " + report.nodeid, "error")
'''

# How many times its limit a suite may take.
PATIENCE = 1

WORSE = ["passed", "xfailed", "skipped", "failed", "error"]
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
DJANGO_LINE = re.compile(r"^(test\w*) \(([\w.]+)\).*\.\.\. (ok|FAIL|ERROR|skipped.*|expected failure|unexpected success)$")
DJANGO_TAIL = re.compile(r"^(?:.*\.\.\. )?(ok|FAIL|ERROR|skipped .*|expected failure)$")


class Suite:
    """One run: the outcome of each test by its name, how long it took, and whether it ran to its end."""

    def __init__(self, outcomes, seconds, finished, tail):
        self.outcomes, self.seconds, self.finished, self.tail = outcomes, seconds, finished, tail


def run(home, label):
    package = home.package
    results = os.path.join(home.path, f"results-{label}.jsonl")
    plugin = os.path.join(home.path, "plugin", "judge_results.py")
    cache = os.path.join(home.path, f"cache-{label}")
    for left in (cache, os.path.join(home.path, "tmp"), os.path.join(home.path, "home")):
        shutil.rmtree(left, ignore_errors=True)
    open(results, "w").close()
    environment = home.environment(JUDGE_RESULTS=results, PYTHONPYCACHEPREFIX=cache)
    with open(plugin, "w") as out:
        out.write(PLUGIN)
    folder = os.path.join(home.tree, package.folder)
    if package.runner == "django":
        command = [home.python, "runtests.py", "--parallel", "1", "-v", "2", *package.tests]
    else:
        environment["PYTHONPATH"] += ":" + os.path.dirname(plugin)
        command = [home.python, "-m", "pytest", "-p", "judge_results", "-p", "no:cacheprovider", "-q", "--no-header", "--tb=short",
                   "--continue-on-collection-errors", *package.tests]
    log = os.path.join(home.path, f"log-{label}.txt")
    start = time.monotonic()
    with open(log, "w") as out:
        running = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT, start_new_session=True)
        try:
            running.wait(package.timeout * PATIENCE)
            finished = True
        except subprocess.TimeoutExpired:
            finished = False
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    seconds = time.monotonic() - start
    with open(log, errors="replace") as opened:
        text = opened.read()
    outcomes = of_django(text) if package.runner == "django" else of_plugin(results)
    return Suite(outcomes, seconds, finished, text[-3000:])


def of_plugin(path):
    outcomes = {}
    with open(path) as opened:
        for line in opened:
            name, outcome = json.loads(line)
            # Names that carry an address are another's in every run, before and after alike.
            name = ADDRESS.sub("0x…", name)
            if WORSE.index(outcome) >= WORSE.index(outcomes.get(name, "passed")):
                outcomes[name] = outcome
    return outcomes


def of_django(text):
    outcomes, waiting = {}, None
    for line in text.splitlines():
        match = DJANGO_LINE.match(line)
        if match:
            outcomes[f"{match[2]}.{match[1]}"] = spelled(match[3])
            waiting = None
            continue
        start = re.match(r"^(test\w*) \(([\w.]+)\)", line)
        if start:
            waiting = f"{start[2]}.{start[1]}"
            continue
        tail = DJANGO_TAIL.match(line)
        if tail and waiting:
            outcomes[waiting] = spelled(tail[1])
            waiting = None
    return outcomes


def spelled(word):
    return {"ok": "passed", "FAIL": "failed", "ERROR": "error"}.get(word, "xfailed" if word.startswith("expected") else "skipped")


def steady(first, second):
    """Tests with the same outcome in both runs of the unpatched tree; the others prove nothing."""
    return {name: outcome for name, outcome in first.items() if second.get(name) == outcome}


def broken(steady_before, after):
    """Tests that passed and do not pass now, and errors of collection that are new."""
    lost = {name: f"{outcome} → {after.get(name, 'not run')}" for name, outcome in steady_before.items()
            if outcome in ("passed", "xfailed") and after.get(name) != outcome}
    skipped = {name: f"skipped → {after.get(name, 'not run')}" for name, outcome in steady_before.items()
               if outcome == "skipped" and after.get(name) not in ("skipped", "passed")}
    new = {name: "new error" for name in after if name.startswith("collecting ") and name not in steady_before}
    return {**lost, **skipped, **new}
