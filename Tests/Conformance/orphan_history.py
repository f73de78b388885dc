#!/usr/bin/env python3
"""Lets the history of real repositories judge `pollard orphans`.

Two questions, for clones with their whole history (bare ones will do):

  removed   modules that commits removed as unused: are they found dead at the commit before?
  later     modules that were orphans once: do those that came to be imported score higher than those that were deleted?

    python3 orphan_history.py BIN removed CLONE… [--most 40] [--list]
    python3 orphan_history.py BIN later CLONE… [--years 6] [--list]

The figures are kept in orphans.md. Exits with 1 where they are below what --at-least asks for.
"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SAYS_UNUSED = re.compile(
    r"\b(remov|delet|drop|clean|prun|rid of|kill|nuke)\w*\b.*\b(unused|dead|obsolete|orphan\w*|unneeded|not used|"
    r"no longer (used|needed)|unreferenced|never used)\b", re.I)
TEST = re.compile(r"(^|/)(tests?|testing|e2e|unit_?tests?|integration_?tests?)/|(^|/)(test_[^/]*|[^/]*_test|conftest)\.py$")
KEPT = re.compile(
    r"\.(py|pyi|pyx|pxd|toml|cfg|ini|ya?ml|json|txt|sh|bash|service|conf|md|rst|j2|html|xml|in|ipynb|csv)$|"
    r"(^|/)(Dockerfile[^/]*|Makefile|Procfile|justfile|Taskfile[^/]*|Pipfile|crontab|Jenkinsfile|[^./]+)$")
LARGEST = 400_000


def git(clone, *words):
    done = subprocess.run(["git", "-C", clone, *words], capture_output=True, timeout=600)
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""


class Checkout:
    """The text files of a commit in a folder of their own, with the history behind them."""

    def __init__(self, clone, commit):
        self.clone, self.commit = clone, commit
        self.folder = tempfile.mkdtemp(prefix="orphan-history-")
        os.rmdir(self.folder)

    def __enter__(self):
        subprocess.run(
            ["git", "-C", self.clone, "worktree", "add", "-f", "--no-checkout", "--detach", self.folder, self.commit],
            check=True, capture_output=True)
        entries = []
        for row in git(self.clone, "ls-tree", "-r", "-l", "-z", self.commit).split("\0"):
            if "\t" not in row:
                continue
            facts, path = row.split("\t", 1)
            mode, kind, name, size = facts.split()
            if kind == "blob" and mode != "120000" and size.isdigit() and int(size) < LARGEST and KEPT.search(path):
                entries.append((name, path))
        asked = "".join(f"{name}\n" for name, _ in entries).encode()
        answer = subprocess.run(
            ["git", "-C", self.clone, "cat-file", "--batch"], input=asked, capture_output=True).stdout
        at = 0
        for _, path in entries:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            at = end + 1
            if head[-1] == b"missing":
                continue
            size = int(head[2])
            target = os.path.join(self.folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(answer[at:at + size])
            at += size + 1
        return self.folder

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
        git(self.clone, "worktree", "prune")


def orphans(binary, folder, *flags):
    done = subprocess.run(
        [binary, "orphans", folder, "--format", "json", "--quiet", *flags], capture_output=True, timeout=900)
    if done.returncode == 2:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip())
    return json.loads(done.stdout)


# MARK: Modules that were removed as unused

def removals(clone, most):
    """Commits that say they remove what is unused, with the product modules that they delete."""
    log = git(
        clone, "log", "--no-merges", "-M30", "--name-status", "--diff-filter=DAR", "--format=%x01%H%x02%s", "--", "*.py")
    found = []
    for record in log.split("\x01")[1:]:
        head, _, rest = record.partition("\n")
        commit, _, subject = head.partition("\x02")
        if not SAYS_UNUSED.search(subject):
            continue
        rows = [row.split("\t") for row in rest.splitlines() if row]
        added = {os.path.basename(row[-1]) for row in rows if row[0][0] in "AR"}
        gone = [
            row[1] for row in rows
            if row[0] == "D" and not TEST.search(row[1]) and os.path.basename(row[1]) not in added
            and os.path.basename(row[1]) != "__init__.py" and "/migrations/" not in row[1]
        ]
        if 0 < len(gone) <= 12:
            found.append((commit, subject, gone))
        if len(found) == most:
            break
    return found


def taken_away(clone, commit):
    """The lines that a commit takes away from files that stay, but for tests and documentation."""
    diff = git(clone, "diff", "-U0", "-M30", "--diff-filter=MR", f"{commit}^", commit)
    lines, current = [], ""
    for line in diff.splitlines():
        if line.startswith("--- "):
            current = line[6:]
        elif line.startswith("-") and not TEST.search(current) and not current.endswith((".md", ".rst", ".txt")):
            lines.append(line)
    return lines


DOCUMENTATION = re.compile(r"\.(md|rst|txt|po|pot|adoc)$|(^|/)(CHANGE|NEWS|HISTORY|LICENSE|POTFILES)[^/]*$", re.I)
IMPORT = re.compile(r"^\s*(?:from\s+(?P<module>[.\w]+)\s+import\s+(?P<names>.*)|import\s+(?P<whole>.*))$")


def imports(line, user, path):
    """Whether a line of the file `user` is an import of the module at `path`."""
    found = IMPORT.match(line.split("#")[0])
    if not found:
        return False
    folder, stem = os.path.dirname(path), os.path.basename(path)[:-3]
    package = os.path.basename(folder)
    if stem == "__init__":
        stem, package = package, os.path.basename(os.path.dirname(folder))
    beside = os.path.dirname(user) == os.path.dirname(path)
    module = found["module"] or ""
    names = [word.split(" as ")[0].strip(" ()\\") for word in (found["names"] or "").split(",")]
    if module.startswith("."):
        place, rest = os.path.dirname(user), module.lstrip(".")
        for _ in range(len(module) - len(rest) - 1):
            place = os.path.dirname(place)
        place = os.path.normpath(os.path.join(place, *rest.split("."))) if rest else place
        whole_path = path[:-len("/__init__.py")] if path.endswith("/__init__.py") else path[:-3]
        return place == whole_path or any(os.path.join(place, name) == whole_path for name in names)
    whole = [word.split(" as ")[0].strip() for word in (found["whole"] or "").split(",")]
    for name in whole + [module]:
        parts = name.split(".")
        if parts[-1] == stem and (len(parts) > 1 and parts[-2] == package or len(parts) == 1 and beside):
            return True
    return stem in names and module.split(".")[-1] == package


def users(clone, parent, path):
    """The files of a commit, but for tests and documentation, that import a module, run it by its path or load it as template tags."""
    stem = os.path.basename(path)[:-3]
    package = os.path.basename(os.path.dirname(path))
    word = package if stem == "__init__" else stem
    found = set()
    for row in git(clone, "grep", "-nIwF", "-e", word, parent).splitlines():
        parts = row.split(":", 3)
        if len(parts) < 4:
            continue
        user, line = parts[1], parts[3][:1000]
        if user == path or TEST.search(user) or DOCUMENTATION.search(user):
            continue
        if user.endswith((".py", ".pyx")):
            if imports(line, user, path):
                found.add(user)
        elif stem != "__init__" and re.search(rf"\b{re.escape(package)}/{re.escape(stem)}\.py\b", line):
            found.add(user)
        if package == "templatetags" and re.search(rf"{{%-?\s*load\s[^%]*\b{re.escape(stem)}\b", line):
            found.add(user)
    return found


def used(clone, commit, paths):
    """Of modules that a commit removes, those that were in use before: by what stays, or by what goes with them and was in use itself.

    A module that its users left together with was not unused, whatever the subject of the commit says of the whole. It is told
    from the text alone, by other means than the ones that are judged.
    """
    rows = git(clone, "diff", "--name-status", "-M30", f"{commit}^", commit).splitlines()
    gone = {row.split("\t")[1] for row in rows if row[:1] == "D"}
    lines = taken_away(clone, commit)
    by, pending = {}, list(paths)
    while pending and len(by) < 60:
        path = pending.pop()
        by[path] = users(clone, f"{commit}^", path)
        pending += [user for user in by[path] if user in gone and user.endswith(".py") and user not in by and user not in pending]
    in_use = set()
    for path, found in by.items():
        name = re.compile(rf"\b{re.escape(os.path.basename(path)[:-3])}\b")
        if any(name.search(line) for line in lines) or any(user not in gone or not user.endswith(".py") for user in found):
            in_use.add(path)
    while True:
        more = {path for path, found in by.items() if path not in in_use and found & in_use}
        if not more:
            return in_use
        in_use |= more


def removed(options):
    total = collections.Counter()
    for clone in options.clones:
        name = os.path.basename(os.path.normpath(clone))
        for commit, subject, paths in removals(clone, options.most):
            in_use = used(clone, commit, paths)
            wanted = [path for path in paths if path not in in_use]
            total["in use before"] += len(paths) - len(wanted)
            if not wanted:
                continue
            with Checkout(clone, f"{commit}^") as folder:
                try:
                    result = orphans(options.binary, folder, "--no-history")
                except (RuntimeError, subprocess.TimeoutExpired) as problem:
                    print(f"{name} {commit[:10]}: {problem}", file=sys.stderr)
                    continue
                status = {entry["path"]: entry["status"] for entry in result["statuses"]}
                listed = {entry["path"]: entry for entry in result["orphans"]}
                empty = {path for path in wanted if is_empty(os.path.join(folder, path))}
            for path in wanted:
                if path in empty or path not in status:
                    total["empty or no source"] += 1
                    continue
                entry = listed.get(path)
                isFound = entry is not None and entry["class"] in ("dead", "test-only", "tool-only", "example-only")
                total["found" if isFound else "missed"] += 1
                if isFound:
                    total[f"found {entry['class']} {entry['certainty']}"] += 1
                elif "/management/commands/" in path:
                    total["missed: management commands, which people run by their names"] += 1
                if options.list:
                    what = f"{entry['class']} {entry['certainty']}" if entry else status[path]
                    print(f"{'ok  ' if isFound else 'MISS'} {name} {commit[:10]} {path}  {what}  «{subject[:70]}»", flush=True)
    judged = total["found"] + total["missed"]
    share = total["found"] / judged if judged else 0
    print(f"removed as unused: {judged} modules, {total['found']} found ({share:.1%})")
    for key in sorted(total):
        print(f"  {key}: {total[key]}")
    return share >= options.at_least


def is_empty(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return not any(line.strip() and not line.lstrip().startswith("#") for line in file)
    except OSError:
        return True


# MARK: Orphans that came to be imported, and those that were deleted

def samples(clone, years):
    """Commits about a year apart, the oldest first."""
    newest = int(git(clone, "log", "-1", "--format=%ct").strip() or 0)
    found = []
    for back in range(years, -1, -1):
        commit = git(clone, "rev-list", "-1", "--first-parent", f"--before={newest - back * 31_557_600}", "HEAD").strip()
        if commit and (not found or found[-1] != commit):
            found.append(commit)
    return found


def renames(clone, old, new):
    moved = {}
    for row in git(clone, "diff", "-M40", "-l5000", "--diff-filter=R", "--name-status", old, new, "--", "*.py").splitlines():
        parts = row.split("\t")
        if len(parts) == 3:
            moved[parts[1]] = parts[2]
    return moved


def naive(entry, source):
    functions = len(re.findall(rb"^\s*(?:async\s+)?def\s", source, re.M))
    return 1.0 if entry["lines"] > 100 and functions > 3 else 0.0


def area(rows):
    """The probability that a module that was wired in scores higher than one that was deleted."""
    good = [score for score, kept in rows if kept]
    bad = [score for score, kept in rows if not kept]
    if not good or not bad:
        return None
    wins = sum(1.0 if one > other else 0.5 if one == other else 0.0 for one in good for other in bad)
    return wins / (len(good) * len(bad))


def later(options):
    rows = []
    for clone in options.clones:
        name = os.path.basename(os.path.normpath(clone))
        commits = samples(clone, options.years)
        states = []
        for commit in commits:
            with Checkout(clone, commit) as folder:
                try:
                    result = orphans(options.binary, folder)
                except (RuntimeError, subprocess.TimeoutExpired) as problem:
                    print(f"{name} {commit[:10]}: {problem}", file=sys.stderr)
                    states.append(None)
                    continue
                sources = {}
                for entry in result["orphans"]:
                    with open(os.path.join(folder, entry["path"]), "rb") as file:
                        sources[entry["path"]] = file.read()
                states.append((result, sources))
        seen = set()
        for index, state in enumerate(states[:-1]):
            if state is None:
                continue
            for step in (1, 2):
                if index + step >= len(states) or states[index + step] is None:
                    continue
                judge(rows, name, commits, clone, index, step, states, seen)
    report(rows, options)
    value = area([(row["score"], row["kept"]) for row in rows])
    return value is not None and value >= options.at_least


def judge(rows, name, commits, clone, index, step, states, seen):
    result, sources = states[index]
    now = {entry["path"]: entry for entry in states[index + step][0]["statuses"]}
    moved = renames(clone, commits[index], commits[index + step])
    for entry in result["orphans"]:
        path = entry["path"]
        if entry["class"] not in ("dead", "test-only") or TEST.search(path) or path.endswith("__init__.py") or path in seen:
            continue
        new = path if path in now else moved.get(path)
        if new not in now:
            kept = False
        elif now[new]["status"] in ("live", "public") and now[new]["liveImporters"]:
            kept = True
        else:
            continue
        seen.add(path)
        rows.append({
            "repository": name, "commit": commits[index], "path": path, "kept": kept, "score": entry["score"],
            "naive": naive(entry, sources[path]), "class": entry["class"], "certainty": entry["certainty"],
            "lines": entry["lines"], "terms": {term["term"]: [term["points"], term["value"]] for term in entry["reasons"]},
        })


def report(rows, options):
    if options.rows:
        with open(options.rows, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1)
    if options.list:
        for row in sorted(rows, key=lambda row: -row["score"]):
            print(f"{row['score']:3} {'wired in' if row['kept'] else 'deleted '} {row['repository']} {row['commit'][:10]} {row['path']}")
    kept = sum(row["kept"] for row in rows)
    print(f"orphans with a future: {kept} came to be run, {len(rows) - kept} were deleted")
    for title, chosen in [("all", rows), ("dead", [row for row in rows if row["class"] == "dead"]),
                          ("test-only", [row for row in rows if row["class"] == "test-only"])]:
        ours, theirs = (area([(row[key], row["kept"]) for row in chosen]) for key in ("score", "naive"))
        if ours is not None:
            print(f"  {title}: area {ours:.3f}, naive rule {theirs:.3f}, over {len(chosen)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("question", choices=["removed", "later"])
    parser.add_argument("clones", nargs="+")
    parser.add_argument("--most", type=int, default=40, help="commits of one clone")
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--rows", help="write what was judged, as JSON")
    parser.add_argument("--at-least", type=float, default=0.0)
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    isGood = removed(options) if options.question == "removed" else later(options)
    sys.exit(0 if isGood else 1)


if __name__ == "__main__":
    main()
