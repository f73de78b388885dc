#!/usr/bin/env python3
"""Holds `pollard check` and `pollard baseline` against histories made with git, each with the verdict and the line it must blame.

    python3 Tests/Conformance/gate.py BIN [NAME…] [--keep] [--schema sarif-2.1.0.json]

Each scenario is a repository of its own, made by git commands. NAME runs only the scenarios whose name contains it.
With --schema the SARIF output is validated against that schema, if the package jsonschema is there.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_"))},
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
}
SCENARIOS = []
BIN = None
SCHEMA = None


def scenario(function):
    SCENARIOS.append(function)
    return function


class Wrong(Exception):
    pass


class Repo:
    """A repository in a folder of its own."""

    def __init__(self, folder):
        self.path = Path(folder)
        self.path.mkdir(parents=True, exist_ok=True)

    def git(self, *words, check=True):
        done = subprocess.run(["git", *words], cwd=self.path, env=ENVIRONMENT, capture_output=True)
        if check and done.returncode:
            raise RuntimeError(f"git {words}: {done.stderr.decode()}")
        return done.stdout.decode(errors="surrogateescape")

    def init(self, **files):
        self.git("init", "-q", "-b", "main")
        return self

    def write(self, files):
        for name, text in files.items():
            path = self.path / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def commit(self, files=None, message="change"):
        if files:
            self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self

    def pollard(self, *words, environment=None, cwd=None):
        done = subprocess.run(
            [BIN, *words], cwd=cwd or self.path, env={**ENVIRONMENT, **(environment or {})},
            capture_output=True, timeout=120)
        return done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode(errors="replace")

    def check(self, *words, verdict, blame=(), known=None, fixed=None, stale=None, cwd=None, environment=None):
        """Runs `pollard check` and compares. `blame` is the set of path:line that new findings stand at."""
        words = words or ("--against", "HEAD~1")
        code, out, err = self.pollard("check", *words, "--format", "json", cwd=cwd, environment=environment)
        if code == 2:
            raise Wrong(f"exit 2: {err.strip()}")
        document = json.loads(out)
        got = document["verdict"]
        if got != verdict or code != (0 if verdict == "pass" else 1):
            raise Wrong(f"{got} (exit {code}), not {verdict}: {json.dumps(document['new'])[:600]}")
        places = {f"{item['path']}:{item['line']}" for item in document["new"]}
        if places != set(blame):
            raise Wrong(f"blames {sorted(places)}, not {sorted(blame)}")
        for item in document["new"]:
            self.check_chain(item)
        if known is not None and len(document["known"]) != known:
            raise Wrong(f"{len(document['known'])} known, not {known}")
        if fixed is not None:
            got = sorted((i["from"], i["to"], i["how"]) for i in document["fixed"])
            if got != sorted(fixed):
                raise Wrong(f"fixed {got}, not {sorted(fixed)}")
        if stale is not None and len(document["stale"]) != stale:
            raise Wrong(f"{len(document['stale'])} stale, not {stale}: {document['stale']}")
        return document

    def check_chain(self, item):
        """A cycle's chain leads from its line back to where it began, and every step stands where it says."""
        chain = item["chain"]
        if item["rule"] in ("import-cycle", "file-cycle"):
            if not chain or chain[0]["from"] != chain[-1]["to"]:
                raise Wrong(f"the chain does not close: {chain}")
            if chain[0]["line"] != item["line"]:
                raise Wrong(f"the chain begins elsewhere: {chain}")
        for one, next_ in zip(chain, chain[1:]):
            if one["to"] != next_["from"]:
                raise Wrong(f"the chain is broken: {chain}")
        for step in chain:
            path = self.path / os.fsdecode(step["path"].encode(errors="surrogateescape"))
            if not path.exists():
                continue
            line = path.read_bytes().splitlines()[step["line"] - 1] if path.read_bytes() else b""
            if step["type"] == "reference":
                if step["written"].encode() not in line:
                    raise Wrong(f"{step['path']}:{step['line']} does not mention {step['written']}")
            elif step["written"] and b"import" not in line and b"(" not in line:
                raise Wrong(f"{step['path']}:{step['line']} holds no import")

    def refuses(self, *words, saying, cwd=None, environment=None, command="check"):
        code, out, err = self.pollard(command, *words, cwd=cwd, environment=environment)
        if code != 2:
            raise Wrong(f"exit {code}, not 2: {out[:300]}{err[:300]}")
        if saying not in err:
            raise Wrong(f"does not say {saying!r}: {err.strip()}")


CYCLE = {"app/__init__.py": "", "app/a.py": "import app.b\n", "app/b.py": "import app.a\n"}
CLEAN = {"app/__init__.py": "", "app/a.py": "import app.b\n", "app/b.py": "", "app/c.py": "import app.a\n", "app/d.py": ""}
KNOT = {**CYCLE, "app/a.py": "import app.b\n", "app/b.py": "import app.c\n", "app/c.py": "import app.a\n"}


# ------------------------------------------------------------------ edges

@scenario
def a_new_cycle_fails(r):
    r.init().commit(CLEAN).commit({"app/b.py": "x = 1\nfrom app import c\n"})
    r.check(verdict="fail", blame=["app/b.py:2"])


@scenario
def nothing_changed_passes(r):
    r.init().commit(CYCLE).commit()
    r.check(verdict="pass", known=2)


@scenario
def an_old_cycle_passes(r):
    r.init().commit(CYCLE).commit({"app/x.py": "import app.a\n"})
    r.check(verdict="pass", known=2)


@scenario
def a_new_edge_in_an_old_component_fails(r):
    r.init().commit(KNOT).commit({"app/a.py": "import app.b\nimport app.c\n"})
    r.check(verdict="fail", blame=["app/a.py:2"], known=3)


@scenario
def a_component_that_shrinks_passes(r):
    r.init().commit({**KNOT, "app/a.py": "import app.b\nimport app.c\n"}).commit({"app/a.py": "import app.c\n"})
    r.check(verdict="pass", known=2, fixed=[("app.a", "app.b", "removed"), ("app.b", "app.c", "untangled")])


@scenario
def a_component_that_splits_passes(r):
    files = {"app/__init__.py": "", "app/a.py": "import app.b\n", "app/b.py": "import app.a\nimport app.c\n",
             "app/c.py": "import app.d\nimport app.b\n", "app/d.py": "import app.c\n"}
    r.init().commit(files).commit({"app/b.py": "import app.a\n", "app/c.py": "import app.d\n"})
    r.check(verdict="pass", known=4, fixed=[("app.b", "app.c", "removed"), ("app.c", "app.b", "removed")])


@scenario
def one_fixed_and_one_added_fails(r):
    r.init().commit({**CYCLE, "app/c.py": "import app.d\n", "app/d.py": ""})
    r.commit({"app/b.py": "", "app/d.py": "import app.c\n"})
    r.check(verdict="fail", blame=["app/d.py:1"],
            fixed=[("app.a", "app.b", "untangled"), ("app.b", "app.a", "removed")])


@scenario
def a_fixed_cycle_passes(r):
    r.init().commit(CYCLE).commit({"app/b.py": ""})
    r.check(verdict="pass", known=0, fixed=[("app.a", "app.b", "untangled"), ("app.b", "app.a", "removed")])


@scenario
def an_import_that_closes_an_old_path_is_blamed(r):
    files = {"app/__init__.py": "", "app/a.py": "import app.b\n", "app/b.py": "import app.c\n",
             "app/c.py": "import app.d\n", "app/d.py": "import os\n"}
    r.init().commit(files).commit({"app/d.py": "import os\nimport sys\nfrom app import a\n"})
    document = r.check(verdict="fail", blame=["app/d.py:3"])
    item = document["new"][0]
    if [s["to"] for s in item["chain"]] != ["app.a", "app.b", "app.c", "app.d"]:
        raise Wrong(f"not the path that was there: {item['chain']}")
    if len(item["newlyCyclic"]) != 3:
        raise Wrong(f"newly cyclic: {item['newlyCyclic']}")


@scenario
def two_new_edges_together_are_both_blamed(r):
    r.init().commit({"app/__init__.py": "", "app/a.py": "", "app/b.py": ""})
    r.commit({"app/a.py": "import app.b\n", "app/b.py": "import os\nimport app.a\n"})
    r.check(verdict="fail", blame=["app/a.py:1", "app/b.py:2"])


@scenario
def a_new_module_inside_an_old_cycle_fails(r):
    r.init().commit(CYCLE).commit({"app/a.py": "import app.n\n", "app/n.py": "import app.b\n"})
    r.check(verdict="fail", blame=["app/a.py:1", "app/n.py:1"])


@scenario
def a_turned_import_passes_without_a_cycle(r):
    r.init().commit(CLEAN).commit({"app/a.py": "", "app/b.py": "import app.a\n"})
    r.check(verdict="pass")


@scenario
def a_second_statement_of_the_same_import_is_nothing_new(r):
    r.init().commit(CYCLE).commit({"app/a.py": "import app.b\nfrom app import b\nfrom app.b import __doc__\n"})
    r.check(verdict="pass")


@scenario
def moved_lines_are_nothing_new(r):
    r.init().commit(CYCLE).commit({"app/a.py": "# one\n# two\n\nimport os\nimport app.b\n"})
    r.check(verdict="pass", known=2)


@scenario
def reformatting_is_nothing_new(r):
    r.init().commit({**CYCLE, "app/a.py": "from app.b import (x, y)\n"})
    r.commit({"app/a.py": "from app.b import (\n    x,\n    y,\n)\n"})
    r.check(verdict="pass", known=2)


@scenario
def a_line_with_several_imports_is_blamed_once(r):
    files = {"app/__init__.py": "", "app/a.py": "import app.m\n", "app/b.py": "import app.m\n", "app/m.py": ""}
    r.init().commit(files).commit({"app/m.py": "import app.a, app.b\n"})
    r.check(verdict="fail", blame=["app/m.py:1"])


@scenario
def a_cycle_through_a_package_is_seen(r):
    files = {"app/__init__.py": "from app.core import x\n", "app/core.py": "x = 1\n", "app/util/__init__.py": "",
             "app/util/text.py": ""}
    r.init().commit(files).commit({"app/core.py": "import app.util.text\nx = 1\n",
                                   "app/util/__init__.py": "import app.core\n"})
    document = r.check(verdict="fail", blame=["app/core.py:1", "app/util/__init__.py:1"])
    if not any(step["type"] == "parent" for item in document["new"] for step in item["chain"]):
        raise Wrong("no step through the parent")


@scenario
def a_deleted_module_ends_its_cycle(r):
    r.init().commit(CYCLE).commit({"app/b.py": None, "app/a.py": ""})
    r.check(verdict="pass", fixed=[("app.a", "app.b", "module gone"), ("app.b", "app.a", "module gone")])


@scenario
def a_self_contained_new_package_with_a_cycle_fails(r):
    r.init().commit(CLEAN).commit({"lib/__init__.py": "", "lib/x.py": "from lib import y\n", "lib/y.py": "from lib import x\n"})
    r.check(verdict="fail", blame=["lib/x.py:1", "lib/y.py:1"])


@scenario
def relative_imports_are_the_same_as_absolute_ones(r):
    r.init().commit(CYCLE).commit({"app/a.py": "from . import b\n", "app/b.py": "from .a import *\n"})
    r.check(verdict="pass")


@scenario
def a_cycle_of_swift_targets_fails(r):
    package = """// swift-tools-version: 6.0
import PackageDescription
let package = Package(name: "p", targets: [.target(name: "A"), .target(name: "B")])
"""
    r.init().commit({"Package.swift": package, "Sources/A/a.swift": "import B\n", "Sources/B/b.swift": ""})
    r.commit({"Sources/B/b.swift": "struct B {}\n"})
    r.check(verdict="pass")


# ------------------------------------------------------------------ types

@scenario
def a_typing_cycle_passes_unless_asked(r):
    r.init().commit(CLEAN)
    r.commit({"app/b.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.a\n"})
    r.check(verdict="pass")
    r.check("--against", "HEAD~1", "--cycle-kind", "typing", verdict="fail", blame=["app/b.py:3"])


@scenario
def a_deferred_cycle_passes_unless_asked(r):
    r.init().commit(CLEAN).commit({"app/b.py": "def f():\n    import app.a\n"})
    r.check(verdict="pass")
    r.check("--against", "HEAD~1", "--cycle-kind", "deferred", verdict="fail", blame=["app/b.py:2"])


@scenario
def a_downgrade_to_deferred_passes_and_is_listed(r):
    r.init().commit(CYCLE).commit({"app/b.py": "def f():\n    import app.a\n"})
    r.check(verdict="pass", fixed=[("app.a", "app.b", "untangled"), ("app.b", "app.a", "deferred")])


@scenario
def a_downgrade_to_typing_passes_and_is_listed(r):
    r.init().commit(CYCLE)
    r.commit({"app/b.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app import a\n"})
    r.check(verdict="pass", fixed=[("app.a", "app.b", "untangled"), ("app.b", "app.a", "typing")])


@scenario
def an_upgrade_from_deferred_to_import_time_fails(r):
    r.init().commit({**CYCLE, "app/b.py": "def f():\n    import app.a\n"}).commit(CYCLE)
    r.check(verdict="fail", blame=["app/b.py:1"])
    document = r.check("--against", "HEAD~1", "--cycle-kind", "deferred", verdict="fail", blame=["app/b.py:1"])
    if "deferred" not in document["new"][0]["message"]:
        raise Wrong(document["new"][0]["message"])


@scenario
def an_upgrade_from_typing_fails(r):
    r.init().commit({**CYCLE, "app/b.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.a\n"})
    r.commit(CYCLE)
    r.check(verdict="fail", blame=["app/b.py:1"])


@scenario
def a_call_at_module_level_makes_a_deferred_import_count(r):
    r.init().commit({**CYCLE, "app/b.py": "def f():\n    import app.a\n"})
    r.commit({"app/b.py": "def f():\n    import app.a\nf()\n"})
    r.check(verdict="fail", blame=["app/b.py:3"])


@scenario
def an_import_in_a_class_body_counts(r):
    r.init().commit(CLEAN).commit({"app/b.py": "class B:\n    import app.c\n"})
    r.check(verdict="fail", blame=["app/b.py:2"])


@scenario
def an_optional_import_counts(r):
    r.init().commit(CLEAN).commit({"app/b.py": "try:\n    import app.c\nexcept ImportError:\n    pass\n"})
    r.check(verdict="fail", blame=["app/b.py:2"])


@scenario
def words_in_a_string_do_not_count(r):
    r.init().commit(CLEAN).commit({"app/b.py": '"""\nimport app.c\n"""\n# import app.c\n'})
    r.check(verdict="pass")


# ------------------------------------------------------------------ moves

BODY = "".join(f"def f{i}():\n    return {i}\n" for i in range(20))


@scenario
def a_renamed_module_passes(r):
    r.init().commit({**CYCLE, "app/a.py": "import app.b\n" + BODY})
    r.git("mv", "app/a.py", "app/z.py")
    r.commit({"app/b.py": "import app.z\n"})
    r.check(verdict="pass", known=2)


@scenario
def a_renamed_module_with_a_new_cycle_fails(r):
    r.init().commit({**CYCLE, "app/a.py": "import app.b\n" + BODY, "app/c.py": "import app.a\n"})
    r.git("mv", "app/a.py", "app/z.py")
    r.commit({"app/b.py": "import app.z\n", "app/c.py": "import app.z\n", "app/z.py": "import app.b\nimport app.c\n" + BODY})
    r.check(verdict="fail", blame=["app/z.py:2"], known=2)


@scenario
def a_renamed_package_passes(r):
    r.init().commit(CYCLE)
    r.git("mv", "app", "shop")
    r.commit({"shop/a.py": "import shop.b\n", "shop/b.py": "import shop.a\n"})
    r.check(verdict="pass", known=2)


@scenario
def a_move_into_src_passes(r):
    r.init().commit(CYCLE)
    (r.path / "src").mkdir()
    r.git("mv", "app", "src/app")
    r.commit()
    r.check(verdict="pass", known=2)


@scenario
def a_move_that_git_was_not_told_of_passes(r):
    r.init().commit(CYCLE).commit()
    shutil.move(r.path / "app", r.path / "shop")
    r.write({"shop/a.py": "import shop.b\n", "shop/b.py": "import shop.a\n"})
    r.check("--against", "HEAD", verdict="pass", known=2)


@scenario
def a_module_that_becomes_a_package_passes(r):
    r.init().commit({**CYCLE, "app/a.py": "import app.b\n" + BODY})
    r.git("rm", "-q", "app/a.py")
    r.commit({"app/a/__init__.py": "from app.a.x import f1\n", "app/a/x.py": "import app.b\n" + BODY})
    r.check(verdict="pass")


@scenario
def a_new_cycle_inside_a_module_that_became_a_package_fails(r):
    r.init().commit({**CYCLE, "app/a.py": "import app.b\n" + BODY})
    r.git("rm", "-q", "app/a.py")
    r.commit({"app/a/__init__.py": "from app.a.x import f1\n", "app/a/x.py": "import app.b\nfrom app.a import y\n",
              "app/a/y.py": "from app.a.x import f1\n" + BODY})
    document = r.pollard("check", "--against", "HEAD~1", "--format", "json")
    if json.loads(document[1])["verdict"] != "fail":
        raise Wrong("passes")


@scenario
def a_package_that_becomes_a_module_passes(r):
    r.init().commit({"app/__init__.py": "", "app/b.py": "import app.a\n", "app/a/__init__.py": "from app.a.x import f1\n",
                     "app/a/x.py": "import app.b\n" + BODY})
    r.git("rm", "-q", "-r", "app/a")
    r.commit({"app/a.py": "import app.b\n" + BODY})
    r.check(verdict="pass")


@scenario
def a_module_replaced_by_another_is_no_rename(r):
    r.init().commit({**CYCLE, "app/a.py": "import app.b\n" + BODY})
    r.commit({"app/a.py": None, "app/c.py": "class Quite: different = 1\nimport app.b\n", "app/b.py": "import app.c\n"})
    r.check(verdict="fail", blame=["app/c.py:2", "app/b.py:1"])


@scenario
def a_copy_of_a_cycle_is_new(r):
    r.init().commit(CYCLE)
    r.commit({"two/__init__.py": "", "two/a.py": "import two.b\n", "two/b.py": "import two.a\n"})
    r.check(verdict="fail", blame=["two/a.py:1", "two/b.py:1"], known=2)


@scenario
def the_same_names_under_another_root_are_other_modules(r):
    one = {"one/pyproject.toml": "[project]\nname='one'\n", "one/lib/__init__.py": "", "one/lib/a.py": "import lib.b\n", "one/lib/b.py": "import lib.a\n"}
    two = {"two/pyproject.toml": "[project]\nname='two'\n", "two/lib/__init__.py": "", "two/lib/a.py": "import lib.b\n", "two/lib/b.py": ""}
    r.init().commit({**one, **two}).commit({"two/lib/b.py": "import lib.a\n"})
    r.check(verdict="fail", blame=["two/lib/b.py:1"], known=2)


# ------------------------------------------------------------------ git

@scenario
def the_merge_base_counts_and_not_the_tip(r):
    r.init().commit(CLEAN)
    r.git("checkout", "-q", "-b", "topic")
    r.commit({"app/d.py": "x = 1\n"})
    r.git("checkout", "-q", "main")
    r.commit({"app/b.py": "import app.c\n"}, "main gets a cycle")
    r.git("checkout", "-q", "topic")
    r.check("--against", "main", verdict="pass", known=0)
    r.git("merge", "-q", "main")
    r.check("--against", "main", verdict="pass", known=3)


@scenario
def uncommitted_changes_are_judged(r):
    r.init().commit(CLEAN).write({"app/b.py": "import app.c\n"})
    document = r.check("--against", "HEAD", verdict="fail", blame=["app/b.py:1"])
    if document["baseline"]["dirty"] is not True:
        raise Wrong("does not say that the tree is dirty")


@scenario
def untracked_files_are_judged(r):
    r.init().commit(CLEAN).write({"app/n.py": "import app.a\n", "app/b.py": "import app.n\n"})
    r.check("--against", "HEAD", verdict="fail", blame=["app/b.py:1", "app/n.py:1"])


@scenario
def staged_changes_are_judged(r):
    r.init().commit(CLEAN).write({"app/b.py": "import app.c\n"})
    r.git("add", "-A")
    r.check("--against", "HEAD", verdict="fail", blame=["app/b.py:1"])


@scenario
def ignored_files_are_on_neither_side(r):
    r.init().commit({**CLEAN, ".gitignore": "gen/\n"})
    r.write({"gen/__init__.py": "", "gen/x.py": "import gen.y\n", "gen/y.py": "import gen.x\n"})
    r.check("--against", "HEAD", verdict="pass", known=0)


@scenario
def a_deleted_file_that_rules_leave_out_is_on_neither_side(r):
    r.init().commit({**CYCLE, ".gitignore": "gen/\n"})
    r.write({"gen/x.py": "import app.a\n"})
    r.git("add", "-f", "gen/x.py")
    r.commit().commit({"gen/x.py": None})
    r.check(verdict="pass", known=2)


@scenario
def a_subdirectory_can_be_the_root(r):
    r.init().commit({f"sub/{k}": v for k, v in CLEAN.items()}).commit({"sub/app/b.py": "import app.c\n"})
    code, out, _ = r.pollard("check", "sub", "--against", "HEAD~1", "--format", "json")
    document = json.loads(out)
    if code != 1 or [i["path"] for i in document["new"]] != ["app/b.py"]:
        raise Wrong(out[:300])
    code, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "json", cwd=r.path / "sub")
    if code != 1:
        raise Wrong(out[:300])


@scenario
def changes_outside_of_the_root_do_not_matter(r):
    r.init().commit({**{f"sub/{k}": v for k, v in CYCLE.items()}, "other/x.py": ""}).commit({"other/x.py": "import os\n"})
    code, out, err = r.pollard("check", "sub", "--against", "HEAD~1", "--format", "json")
    if code != 0:
        raise Wrong(err + out[:300])


@scenario
def a_linked_worktree_is_a_repository_like_any_other(r):
    r.init().commit(CLEAN).commit({"app/d.py": "x = 1\n"})
    r.git("worktree", "add", "-q", "-b", "topic", str(r.path) + "-tree")
    tree = Repo(str(r.path) + "-tree")
    tree.commit({"app/b.py": "import app.c\n"})
    tree.check("--against", "main", verdict="fail", blame=["app/b.py:1"])


@scenario
def a_detached_head_is_fine(r):
    r.init().commit(CLEAN).commit({"app/b.py": "import app.c\n"})
    r.git("checkout", "-q", "--detach")
    r.check("--against", "main~1", verdict="fail", blame=["app/b.py:1"])


@scenario
def a_tag_and_an_abbreviated_commit_are_fine(r):
    r.init().commit(CYCLE)
    r.git("tag", "-a", "v1", "-m", "one")
    r.commit({"app/x.py": ""})
    r.check("--against", "v1", verdict="pass")
    r.check("--against", r.git("rev-parse", "--short", "HEAD~1").strip(), verdict="pass")


@scenario
def paths_with_blanks_and_odd_bytes_are_fine(r):
    odd = {"app/__init__.py": "", "app/a.py": "import app.b\n", "app/b.py": "", "my files/x y.py": "import app.a\n",
           "my files/new\nline.py": "import os\n", "my files/tab\there.py": "", 'my files/quo"te.py': "", "my files/ümlaut.py": ""}
    r.init().write(odd)
    with open(os.fsencode(r.path) + b"/my files/caf\xe9.py", "wb") as file:
        file.write(b"import app.b\n")
    r.commit().commit({"app/b.py": "import app.a\n"})
    with open(os.fsencode(r.path) + b"/my files/caf\xe9.py", "wb") as file:
        file.write(b"import app.b\nimport os\n")
    r.commit({"my files/new\nline.py": "import os, sys\n"})
    r.check("--against", "HEAD~2", verdict="fail", blame=["app/b.py:1"])


@scenario
def a_blamed_path_with_blanks_is_written_as_it_is(r):
    r.init().commit({"my app/a.py": "import b\n", "my app/b.py": ""}).commit({"my app/b.py": "import a\n"})
    r.check(verdict="fail", blame=["my app/b.py:1"])


@scenario
def a_sparse_checkout_is_judged_whole(r):
    r.init().commit({**CYCLE, "lib/__init__.py": "", "lib/x.py": "import lib.y\n", "lib/y.py": "import app.a\n"})
    r.commit({"app/b.py": "import app.a\nimport lib.x\n"})
    r.git("sparse-checkout", "init", "--cone")
    r.git("sparse-checkout", "set", "app")
    if (r.path / "lib").exists():
        raise RuntimeError("git left lib in place")
    r.check("--against", "HEAD~1", verdict="fail", blame=["app/b.py:2"], known=2)


@scenario
def files_git_was_told_to_take_for_unchanged_are_looked_at(r):
    r.init().commit(CLEAN)
    r.git("update-index", "--assume-unchanged", "app/b.py")
    r.write({"app/b.py": "import app.c\n"})
    r.check("--against", "HEAD", verdict="fail", blame=["app/b.py:1"])


@scenario
def a_submodule_that_stays_is_on_both_sides(r):
    lib = Repo(str(r.path) + "-lib").init().commit({"x.py": "import y\n", "y.py": "import x\n"})
    r.init().commit(CLEAN)
    r.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(lib.path), "vendor/lib")
    r.commit().commit({"app/d.py": "x = 1\n"})
    r.check(verdict="pass", known=2)


@scenario
def a_submodule_that_moves_is_compared(r):
    lib = Repo(str(r.path) + "-lib").init().commit({"x.py": "import y\n", "y.py": ""})
    r.init().commit(CLEAN)
    r.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(lib.path), "vendor/lib")
    r.commit()
    Repo(r.path / "vendor/lib").commit({"y.py": "import x\n"})
    r.commit()
    r.check(verdict="fail", blame=["vendor/lib/y.py:1"])


@scenario
def an_untracked_clone_is_on_both_sides(r):
    r.init().commit(CLEAN)
    Repo(r.path / "clone").init().commit({"x.py": "import y\n", "y.py": "import x\n"})
    r.check("--against", "HEAD", verdict="pass")


@scenario
def a_link_is_no_module(r):
    r.init().commit(CLEAN)
    os.symlink("a.py", r.path / "app/link.py")
    r.commit({"app/b.py": "import os\n"})
    r.check(verdict="pass")


@scenario
def a_shallow_clone_without_the_merge_base_is_refused(r):
    r.init().commit(CLEAN)
    r.git("checkout", "-q", "-b", "topic")
    for number in range(3):
        r.commit({"app/d.py": f"x = {number}\n"})
    r.git("checkout", "-q", "main")
    r.commit({"app/c.py": "import app.a\nx = 2\n"})
    clone = Repo(str(r.path) + "-clone")
    clone.git("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "topic", f"file://{r.path}", ".")
    clone.refuses("--against", "origin/main", saying="git fetch --unshallow")
    clone.git("fetch", "-q", "--unshallow")
    clone.check("--against", "origin/main", verdict="pass")


@scenario
def an_unknown_commit_in_a_shallow_clone_names_the_mend(r):
    r.init().commit(CLEAN).commit()
    clone = Repo(str(r.path) + "-clone")
    clone.git("clone", "-q", "--depth", "1", f"file://{r.path}", ".")
    clone.refuses("--against", "HEAD~1", saying="git fetch --unshallow")


@scenario
def unknown_names_are_refused(r):
    r.init().commit(CLEAN)
    r.refuses("--against", "origin/man", saying="origin/man")
    r.refuses("--against=-q", saying="-q")
    r.refuses("--against", "HEAD:app", saying="HEAD:app")


@scenario
def a_repository_without_commits_is_refused(r):
    r.init().write(CLEAN)
    r.refuses("--against", "main", saying="no commit yet")


@scenario
def no_repository_is_refused_with_advice(r):
    r.write(CLEAN)
    r.refuses("--against", "main", saying="--baseline", environment={"GIT_CEILING_DIRECTORIES": str(r.path.parent)})


@scenario
def a_bare_repository_is_refused(r):
    r.git("init", "-q", "--bare", ".")
    r.refuses("--against", "main", saying="bare")


@scenario
def unrelated_histories_are_refused(r):
    r.init().commit(CLEAN)
    r.git("checkout", "-q", "--orphan", "other")
    r.commit({"app/x.py": ""})
    r.refuses("--against", "main", saying="no commit in common")


@scenario
def git_that_is_not_there_is_said(r):
    r.init().commit(CLEAN)
    r.refuses("--against", "HEAD", saying="git is not on the PATH", environment={"PATH": "/nonexistent"})


@scenario
def a_repository_of_somebody_else_is_said(r):
    r.init().commit(CLEAN)
    r.refuses("--against", "HEAD", saying="safe.directory",
              environment={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})


@scenario
def the_variables_of_a_hook_do_not_mislead(r):
    other = Repo(str(r.path) + "-other").init().commit({"x.py": ""})
    r.init().commit(CLEAN).commit({"app/b.py": "import app.c\n"})
    environment = {"GIT_DIR": str(other.path / ".git"), "GIT_INDEX_FILE": str(other.path / ".git/index"), "GIT_PREFIX": ""}
    r.check("--against", "HEAD~1", verdict="fail", blame=["app/b.py:1"], environment=environment)


@scenario
def a_working_tree_away_from_its_repository_is_found_by_the_variables(r):
    away = str(r.path) + "-git"
    r.init().commit(CLEAN).commit({"app/b.py": "import app.c\n"})
    shutil.move(r.path / ".git", away)
    r.check("--against", "HEAD~1", verdict="fail", blame=["app/b.py:1"],
            environment={"GIT_DIR": away, "GIT_WORK_TREE": str(r.path)})


@scenario
def a_missing_object_is_refused(r):
    r.init().commit(CYCLE).commit({"app/b.py": "import os\n"})
    blob = r.git("rev-parse", "HEAD~1:app/b.py").strip()
    (r.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    r.refuses("--against", "HEAD~1", saying="app/b.py")


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12\n"


@scenario
def a_pointer_in_place_of_a_source_is_refused(r):
    r.init().commit({**CLEAN, "app/b.py": POINTER}).commit({"app/b.py": "import os\n"})
    r.refuses("--against", "HEAD~1", saying="LFS")
    r.commit({"app/b.py": POINTER})
    r.refuses("--against", "HEAD~1", saying="LFS")


@scenario
def a_broken_configuration_is_refused(r):
    r.init().commit({**CLEAN, "pollard.toml": "[check]\ncycles = \"never\"\n"})
    r.refuses("--against", "HEAD", saying="pollard.toml:2")
    r.write({"pollard.toml": "[check]\ncycle = \"new\"\n"})
    r.refuses("--against", "HEAD", saying="did you mean")


@scenario
def against_and_baseline_together_are_refused(r):
    r.init().commit(CLEAN)
    r.refuses("--against", "HEAD", "--baseline", "x", saying="one of them")


@scenario
def a_merge_in_progress_is_judged_as_it_stands(r):
    r.init().commit(CLEAN)
    r.git("checkout", "-q", "-b", "topic")
    r.commit({"app/d.py": "x = 1\n"})
    r.git("checkout", "-q", "main")
    r.commit({"app/d.py": "x = 2\n"})
    r.git("merge", "-q", "topic", check=False)
    r.write({"app/b.py": "import app.c\n"})
    r.check("--against", "HEAD", verdict="fail", blame=["app/b.py:1"])


@scenario
def the_configuration_can_name_the_commit(r):
    r.init().commit({**CLEAN, "pollard.toml": "[check]\nagainst = \"HEAD~1\"\n"}).commit({"app/b.py": "import app.c\n"})
    r.check("--jobs", "1", verdict="fail", blame=["app/b.py:1"])


@scenario
def the_number_of_jobs_changes_nothing(r):
    r.init().commit(KNOT).commit({"app/a.py": "import app.b\nimport app.c\n", "app/b.py": "import app.c\nimport app.a\n"})
    one = r.pollard("check", "--against", "HEAD~1", "--format", "json", "--jobs", "1")
    four = r.pollard("check", "--against", "HEAD~1", "--format", "json", "--jobs", "4")
    if one != four:
        raise Wrong("jobs change the output")


# ------------------------------------------------------------------ baselines

@scenario
def a_baseline_lets_pass_what_it_lists(r):
    r.write(CYCLE)
    code, out, err = r.pollard("baseline")
    if code:
        raise Wrong(err)
    text = (r.path / "pollard-baseline.txt").read_text()
    if "cycle import-time app.a -> app.b\ncycle import-time app.b -> app.a\n" not in text:
        raise Wrong(text)
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", known=2, stale=0)
    r.check("--jobs", "1", verdict="pass", known=2)
    r.write({"app/c.py": "import app.d\n", "app/d.py": "import app.c\n"})
    document = r.check("--baseline", "pollard-baseline.txt", verdict="fail", blame=["app/c.py:1"])


@scenario
def a_baseline_blames_a_new_edge_in_an_old_component(r):
    r.write(KNOT)
    r.pollard("baseline")
    r.write({"app/a.py": "import app.b\nimport app.c\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="fail", blame=["app/a.py:2"], known=3)


@scenario
def one_fixed_and_one_added_fails_by_a_baseline(r):
    r.write({**CYCLE, "app/c.py": "import app.d\n", "app/d.py": ""})
    r.pollard("baseline")
    r.write({"app/b.py": "", "app/d.py": "import app.c\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="fail", blame=["app/c.py:1"], stale=2)


@scenario
def stale_lines_fail_only_when_strict(r):
    r.write(CYCLE)
    r.pollard("baseline")
    r.write({"app/b.py": ""})
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", stale=2)
    r.check("--baseline", "pollard-baseline.txt", "--strict", verdict="fail", stale=2)


@scenario
def a_renamed_module_passes_by_a_baseline(r):
    r.write(KNOT)
    r.pollard("baseline")
    r.write({"app/a.py": None, "app/z.py": "import app.b\n", "app/c.py": "import app.z\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", known=3)


@scenario
def a_renamed_package_passes_by_a_baseline(r):
    r.write(KNOT)
    r.pollard("baseline")
    shutil.rmtree(r.path / "app")
    r.write({k.replace("app", "shop"): v.replace("app", "shop") for k, v in KNOT.items()})
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", known=3)


@scenario
def a_baseline_is_never_overwritten(r):
    r.write(CYCLE)
    r.pollard("baseline")
    r.refuses(command="baseline", saying="exists already")


@scenario
def an_update_only_shrinks(r):
    files = {**CYCLE, "app/c.py": "import app.d\n", "app/d.py": ""}
    r.write(files)
    r.pollard("baseline")
    r.write({"app/b.py": "", "app/d.py": "import app.c\n"})
    code, out, err = r.pollard("baseline", "--update")
    text = (r.path / "pollard-baseline.txt").read_text()
    if code != 1 or "app.c" in text or "app.a" in text:
        raise Wrong(f"{code} {out} {text}")
    if "- cycle import-time app.a -> app.b" not in out or "app.c -> app.d" not in out:
        raise Wrong(f"the delta is not printed: {out}")
    code, out, err = r.pollard("baseline", "--update", "--allow-additions")
    if code or "+ cycle import-time app.c -> app.d" not in out:
        raise Wrong(f"{code} {out} {err}")
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", known=2, stale=0)


@scenario
def broken_baselines_are_refused(r):
    r.write(CYCLE)
    r.pollard("baseline")
    good = (r.path / "pollard-baseline.txt").read_text()
    name = "pollard-baseline.txt"
    for text, saying in [
        ("", "cut short"), ("{}\n", "is no baseline"), (b"\xff\xfe\x00", "UTF-8"),
        (good.replace("baseline/1", "baseline/2"), "newer"),
        (good + "nonsense here\n", "is no line of a baseline"),
        (good + "cycle import-time app.a ->\n", "is no line of a baseline"),
        ("<<<<<<< HEAD\n" + good + "=======\n>>>>>>> x\n", "merge conflict"),
        (good.replace("root .", "root services/api"), "another root"),
    ]:
        r.write({name: text})
        r.refuses("--baseline", name, saying=saying)
        r.refuses("--update", command="baseline", saying=saying)
    r.refuses("--baseline", "missing.txt", saying="no such baseline")


@scenario
def a_baseline_of_another_root_is_refused(r):
    one = {f"one/{k}": v for k, v in CYCLE.items()}
    two = {f"two/{k}": v for k, v in CYCLE.items()}
    r.write({**one, **two})
    r.pollard("baseline", "one")
    r.pollard("baseline", "--root", "one", "--baseline", "one.txt")
    r.refuses("two", "--baseline", "one.txt", saying="another root")
    r.refuses("two", "--baseline", "one/pollard-baseline.txt", saying="another")


@scenario
def a_baseline_merges_cleanly(r):
    r.init().write(CYCLE)
    r.pollard("baseline")
    r.commit()
    r.git("checkout", "-q", "-b", "left")
    r.write({"app/c.py": "import app.d\n", "app/d.py": "import app.c\n"})
    r.pollard("baseline", "--update", "--allow-additions")
    r.commit()
    r.git("checkout", "-q", "main")
    r.write({"aa/__init__.py": "", "aa/x.py": "import aa.y\n", "aa/y.py": "import aa.x\n"})
    r.pollard("baseline", "--update", "--allow-additions")
    r.commit()
    r.git("merge", "-q", "left")
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", known=6, stale=0)


@scenario
def without_anything_to_compare_with_everything_counts(r):
    r.write(CYCLE)
    document = r.check("--jobs", "1", verdict="fail", blame=["app/a.py:1"])
    if document["baseline"] is not None:
        raise Wrong("baseline")
    r.write({"app/b.py": ""})
    r.check("--jobs", "1", verdict="pass")


@scenario
def a_baseline_does_not_judge_a_gate_it_does_not_list(r):
    r.write(CYCLE)
    r.pollard("baseline")
    r.refuses("--baseline", "pollard-baseline.txt", "--cycle-kind", "deferred", saying="import-time cycles only")
    r.write({"pollard.toml": "[check]\nunresolved-imports = \"new\"\n"})
    r.refuses("--baseline", "pollard-baseline.txt", saying="unresolved-import")


# ------------------------------------------------------------------ comments

@scenario
def a_comment_silences_an_import(r):
    r.init().commit(CLEAN).commit({"app/b.py": "import app.c  # pollard: ignore[import-cycle] for now\n"})
    r.check(verdict="pass")
    r.commit({"app/b.py": "# pollard: ignore[import-cycle] for now\nimport app.c\n"})
    r.check("--against", "HEAD~2", verdict="pass")


@scenario
def a_comment_that_is_taken_away_lets_the_cycle_out(r):
    r.init().commit({**CLEAN, "app/b.py": "import app.c  # pollard: ignore[import-cycle]\n"}).commit({"app/b.py": "import app.c\n"})
    r.check(verdict="fail", blame=["app/b.py:1"])


@scenario
def a_comment_silences_only_its_own_import(r):
    r.init().commit(CLEAN)
    r.commit({"app/b.py": "import app.c  # pollard: ignore[import-cycle]\nimport app.a\n"})
    r.check(verdict="fail", blame=["app/b.py:2"])


@scenario
def a_comment_that_suppresses_nothing_is_reported(r):
    r.init().commit({**CLEAN, "app/d.py": "import os  # pollard: ignore[import-cycle] once\n"})
    document = r.check("--against", "HEAD", verdict="pass")
    if "suppresses nothing" not in (document["ignores"][0]["complaint"] or ""):
        raise Wrong(document["ignores"])
    r.check("--against", "HEAD", "--strict", verdict="fail")


@scenario
def a_misspelt_rule_is_reported(r):
    r.init().commit(CLEAN).commit({"app/b.py": "import app.c  # pollard: ignore[import-cycel]\n"})
    document = r.check(verdict="fail", blame=["app/b.py:1"])
    if "did you mean \"import-cycle\"" not in document["ignores"][0]["complaint"]:
        raise Wrong(document["ignores"])


@scenario
def a_comment_inside_a_string_is_none(r):
    r.init().commit(CLEAN).commit({"app/b.py": 'import app.c; x = "# pollard: ignore[import-cycle]"\n'})
    document = r.check(verdict="fail", blame=["app/b.py:1"])
    if document["ignores"]:
        raise Wrong(document["ignores"])


# ------------------------------------------------------------------ other gates

LAYERED = {
    "app/__init__.py": "", "app/web.py": "import app.core\n", "app/core.py": "import app.db\n", "app/db.py": "",
    "app/util.py": "", "app/cli.py": "",
}
LAYERS = '[[check.contracts]]\nname = "order"\nkind = "layers"\nmodules = ["app.web", "app.core", "app.db"]\n'


@scenario
def layers_hold(r):
    r.init().commit({**LAYERED, "pollard.toml": LAYERS}).commit({"app/web.py": "import app.core\nimport app.db\n"})
    r.check(verdict="pass")


@scenario
def an_import_of_a_higher_layer_fails(r):
    r.init().commit({**LAYERED, "pollard.toml": LAYERS + 'reason = "db knows nothing"\n'})
    r.commit({"app/db.py": "def f():\n    import app.web\n"})
    document = r.check(verdict="fail", blame=["app/db.py:2"])
    if "db knows nothing" not in document["new"][0]["message"]:
        raise Wrong("no reason")


@scenario
def a_way_round_over_other_modules_fails(r):
    r.init().commit({**LAYERED, "pollard.toml": LAYERS}).commit({"app/db.py": "import os\nimport app.util\n", "app/util.py": "def f():\n    import app.web\n"})
    document = r.check(verdict="fail", blame=["app/db.py:2"])
    if len(document["new"][0]["chain"]) != 2:
        raise Wrong(document["new"][0]["chain"])


@scenario
def an_old_break_of_a_contract_passes_unless_all_count(r):
    broken = {**LAYERED, "app/db.py": "def f():\n    import app.web\n"}
    r.init().commit({**broken, "pollard.toml": LAYERS}).commit({"app/cli.py": "x = 1\n"})
    r.check(verdict="pass", known=1)
    r.commit({"pollard.toml": LAYERS + 'report = "all"\n'})
    r.check(verdict="fail", blame=["app/db.py:2"])


@scenario
def a_forbidden_package_from_outside_fails(r):
    contract = '[[check.contracts]]\nname = "fast"\nkind = "forbidden"\ncounts = "import-time"\nmodules = ["app.cli"]\ntargets = ["pandas"]\n'
    r.init().commit({**LAYERED, "pollard.toml": contract}).commit({"app/util.py": "import pandas\n", "app/cli.py": "\nimport app.util\n"})
    document = r.check(verdict="fail", blame=["app/cli.py:2"])
    if [s["to"] for s in document["new"][0]["chain"]] != ["app.util", "pandas"]:
        raise Wrong(document["new"][0]["chain"])
    r.commit({"app/cli.py": "def f():\n    import app.util\n"})
    r.check("--against", "HEAD~2", verdict="pass")


@scenario
def a_forbidden_import_through_the_package_around_fails(r):
    contract = '[[check.contracts]]\nname = "fast"\nkind = "forbidden"\ncounts = "import-time"\nmodules = ["app.cli"]\ntargets = ["pandas"]\n'
    r.init().commit({**LAYERED, "pollard.toml": contract}).commit({"app/__init__.py": "import pandas\n"})
    r.check(verdict="fail", blame=["app/cli.py:1"])


@scenario
def independent_modules_stay_so(r):
    contract = '[[check.contracts]]\nname = "apart"\nkind = "independent"\nmodules = ["app.web", "app.cli"]\n'
    r.init().commit({**LAYERED, "pollard.toml": contract}).commit({"app/cli.py": "import app.web\n"})
    r.check(verdict="fail", blame=["app/cli.py:1"])


@scenario
def exceptions_and_comments_let_an_import_pass(r):
    r.init().commit({**LAYERED, "pollard.toml": LAYERS + 'except = ["app.db -> app.web"]\n'})
    r.commit({"app/db.py": "def f():\n    import app.web\n"})
    r.check(verdict="pass")
    r.commit({"app/db.py": "def f():\n    import app.core  # pollard: ignore[forbidden-import] soon gone\n"})
    r.check("--against", "HEAD~2", verdict="pass")


@scenario
def a_contract_about_nothing_is_refused(r):
    r.init().commit({**LAYERED, "pollard.toml": LAYERS.replace("app.core", "app.cor")})
    r.refuses("--against", "HEAD", saying="did you mean \"app.core\"")


@scenario
def a_budget_fails_when_exceeded(r):
    contract = '[[check.contracts]]\nname = "small"\nkind = "budget"\nmodules = ["app.cli"]\nat-most = 2\n'
    r.init().commit({**LAYERED, "pollard.toml": contract})
    r.check("--against", "HEAD", verdict="pass")
    r.commit({"app/cli.py": "import app.web\n"})
    r.check(verdict="fail", blame=["app/cli.py:1"])
    r.commit({"app/d.py": ""})
    r.check(verdict="pass", known=1)
    r.commit({"app/web.py": "import app.core\nimport app.util\n"})
    r.check(verdict="fail", blame=["app/cli.py:1"])


@scenario
def a_new_import_that_leads_nowhere_fails(r):
    r.init().commit({**LAYERED, "pollard.toml": "[check]\nunresolved-imports = \"new\"\n", "app/cli.py": "import app.gone\n"})
    r.commit({"app/db.py": "import app.lost\n"})
    r.check(verdict="fail", blame=["app/db.py:1"], known=1)


FILES = {"Package.swift": "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"P\", targets: [.target(name: \"App\")])\n",
         "pollard.toml": "[check]\nfile-cycles = \"new\"\n",
         "Sources/App/Order.swift": "struct Order { var account: [Account] }\n",
         "Sources/App/Account.swift": "struct Account { var orders: [Order] }\n",
         "Sources/App/Price.swift": "struct Price {}\n"}


@scenario
def files_that_need_each_other_pass_until_more_of_them_do(r):
    r.init().commit(FILES)
    r.commit({"Sources/App/Order.swift": "// Orders.\nstruct Order { var account: [Account], other: [Account] }\n"})
    r.check(verdict="pass")
    r.commit({"Sources/App/Order.swift": "struct Order { var account: [Account], price: Price }\n",
              "Sources/App/Price.swift": "struct Price {\n  var of: [Order]\n}\n"})
    r.check(verdict="fail", blame=["Sources/App/Price.swift:2"])
    r.commit({"Sources/App/Account.swift": "struct Account {}\n"})
    r.check(verdict="pass")


@scenario
def a_circle_of_files_is_known_under_the_new_name_of_one(r):
    r.init().commit(FILES)
    r.git("mv", "Sources/App/Account.swift", "Sources/App/Customer.swift")
    r.commit()
    r.check(verdict="pass")


@scenario
def a_baseline_of_file_circles_shrinks_and_does_not_grow(r):
    r.write(FILES)
    r.pollard("baseline")
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", stale=0)
    r.write({"Sources/App/Price.swift": "struct Price { var of: [Order], by: [Account] }\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", stale=0)
    r.write({"Sources/App/Account.swift": "struct Account { var orders: [Order], price: [Price] }\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="fail", blame=["Sources/App/Price.swift:1"])
    r.write({"Sources/App/Account.swift": "struct Account {}\n"})
    r.check("--baseline", "pollard-baseline.txt", verdict="pass", stale=2)


STARTED = {"pyproject.toml": "[project]\nname = 'app'\n[project.scripts]\napp = 'app.cli:main'\n", "pollard.toml": "[check]\norphans = \"new\"\n",
           "app/__init__.py": "", "app/cli.py": "import app.core\ndef main(): pass\n", "app/core.py": "def price(): return 1\n",
           "app/job.py": "def work(): return 2\nwork()\n",
           "Dockerfile": "FROM python\nCMD python -m app.job\n"}


@scenario
def a_module_that_loses_its_last_importer_is_a_new_orphan(r):
    r.init().commit({**STARTED, "app/old.py": "x = 1\n"}).commit({"app/cli.py": "def main(): pass\n"})
    r.check(verdict="fail", blame=["app/core.py:1"], known=1)


@scenario
def a_module_whose_start_is_taken_out_of_another_file_is_a_new_orphan(r):
    r.init().commit(STARTED).commit({"Dockerfile": "FROM python\nCMD python -m app.cli\n"})
    r.check(verdict="fail", blame=["app/job.py:1"])
    r.commit({"Dockerfile": None})
    r.check("--against", "HEAD~2", verdict="fail", blame=["app/job.py:1"])


@scenario
def an_orphan_can_be_kept_by_a_comment(r):
    r.init().commit(STARTED).commit({"app/spare.py": "# pollard: ignore[orphan-module] for the demo\nx = 1\n"})
    r.check(verdict="pass")


@scenario
def cycles_can_be_off_or_absolute(r):
    r.init().commit({**CYCLE, "pollard.toml": "[check]\ncycles = \"all\"\n"})
    r.check("--against", "HEAD", verdict="fail", blame=["app/a.py:1"])
    r.commit({"pollard.toml": "[check]\ncycles = \"off\"\n"})
    r.check("--against", "HEAD", verdict="pass")


# ------------------------------------------------------------------ formats

def new_cycle(r):
    return r.init().commit({"my app/a.py": "import b\n", "my app/b.py": ""}).commit({"my app/b.py": "import a\n"})


@scenario
def sarif_is_valid(r):
    new_cycle(r)
    code, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "sarif")
    document = json.loads(out)
    result = document["runs"][0]["results"][0]
    location = result["locations"][0]["physicalLocation"]
    if code != 1 or location["artifactLocation"]["uri"] != "my%20app/b.py" or location["region"]["startLine"] != 1:
        raise Wrong(out[:500])
    if not result["partialFingerprints"] or len(result["relatedLocations"]) != 2:
        raise Wrong(out[:500])
    if SCHEMA:
        import jsonschema
        jsonschema.validate(document, json.loads(Path(SCHEMA).read_text()))


@scenario
def junit_is_xml_with_a_failure(r):
    import xml.etree.ElementTree as xml
    new_cycle(r)
    code, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "junit")
    suite = xml.fromstring(out).find("testsuite")
    if suite.get("failures") != "1" or len(suite.findall("testcase/failure")) != 1:
        raise Wrong(out)
    if int(suite.get("tests")) != len(suite.findall("testcase")):
        raise Wrong(out)


@scenario
def annotations_are_chosen_under_actions(r):
    new_cycle(r)
    summary = str(r.path) + "-summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary}
    code, out, _ = r.pollard("check", "--against", "HEAD~1", environment=environment)
    lines = [line for line in out.splitlines() if line.startswith("::error ")]
    if code != 1 or len(lines) != 1 or "file=my app/b.py,line=1,col=1,title=pollard%3A import-cycle::" not in lines[0]:
        raise Wrong(out)
    if "%0A" not in lines[0] or "## Pollard: fail" not in Path(summary).read_text():
        raise Wrong(out)
    r.pollard("check", "--against", "HEAD", environment=environment)
    if Path(summary).read_text().count("## Pollard") != 2:
        raise Wrong("the summary is not appended to")
    code, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "json", environment=environment)
    json.loads(out)


@scenario
def gitlab_gets_what_it_needs(r):
    new_cycle(r)
    code, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "gitlab")
    items = json.loads(out)
    if len({i["fingerprint"] for i in items}) != len(items) or len(items) != 1:
        raise Wrong(out)
    item = items[0]
    if item["severity"] != "major" or item["location"] != {"path": "my app/b.py", "lines": {"begin": 1}}:
        raise Wrong(out)


@scenario
def markdown_and_csv_name_the_line(r):
    import csv
    new_cycle(r)
    _, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "markdown")
    if "`my app/b.py:1`" not in out or not out.endswith("\n"):
        raise Wrong(out)
    _, out, _ = r.pollard("check", "--against", "HEAD~1", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    if [(row["path"], row["line"]) for row in rows] != [("my app/b.py", "1")]:
        raise Wrong(out)


@scenario
def a_passing_check_is_valid_in_every_format(r):
    import xml.etree.ElementTree as xml
    r.init().commit(CLEAN)
    for format in ["json", "sarif", "gitlab"]:
        code, out, _ = r.pollard("check", "--against", "HEAD", "--format", format)
        json.loads(out)
        if code:
            raise Wrong(format)
    xml.fromstring(r.pollard("check", "--against", "HEAD", "--format", "junit")[1])


def main():
    global BIN, SCHEMA
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--schema")
    arguments = parser.parse_args()
    BIN = os.path.abspath(arguments.bin)
    if arguments.schema:
        try:
            import jsonschema  # noqa: F401
            SCHEMA = arguments.schema
        except ImportError:
            print("jsonschema is not installed: SARIF is not validated")
    folder = Path(tempfile.mkdtemp(prefix="pollard-gate-"))
    chosen = [s for s in SCENARIOS if not arguments.names or any(n in s.__name__ for n in arguments.names)]
    failed = 0
    for one in chosen:
        try:
            one(Repo(folder / one.__name__))
        except Wrong as error:
            failed += 1
            print(f"FAIL {one.__name__}: {error}")
        except Exception as error:
            failed += 1
            print(f"BROKEN {one.__name__}: {type(error).__name__}: {error}")
    if not arguments.keep:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(chosen) - failed} of {len(chosen)} scenarios as expected")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
