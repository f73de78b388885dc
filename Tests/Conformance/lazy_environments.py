"""The work folder of `lazy.py`: a package's source as it was shipped, a copy to patch, and an environment for its tests.

Everything comes through pip, whatever index pip is set up with, and nothing that is there is fetched twice.
"""
import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile

from lazy_packages import PYTEST

CONSTRAINTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lazy_constraints.txt")

# What running tests, building and Pollard itself leave behind; no part of the tree.
LEFT_BEHIND = {"__pycache__", ".git", ".pollard", ".pytest_cache", ".hypothesis", ".mypy_cache"}


class Unprepared(Exception):
    """The package could not be fetched or installed; the message is the end of pip's."""


class Home:
    """The folder of one package at one version within the work folder."""

    def __init__(self, work, package, python):
        self.package = package
        self.base_python = python
        self.path = os.path.join(os.path.abspath(work), f"{package.name}-{package.version}")
        self.pristine = os.path.join(self.path, "pristine")
        self.tree = os.path.join(self.path, "tree")
        self.python = os.path.join(self.path, "venv", "bin", "python")

    def prepare(self):
        os.makedirs(self.path, exist_ok=True)
        if not os.path.isdir(self.pristine):
            self.fetch()
        if not os.path.exists(os.path.join(self.path, "venv.complete")):
            self.install()

    def fetch(self):
        package = self.package
        archives, partial = os.path.join(self.path, "archive"), self.pristine + ".partial"
        for folder in (archives, partial):
            shutil.rmtree(folder, ignore_errors=True)
        choice = "--no-binary" if package.kind == "sdist" else "--only-binary"
        pip(self.base_python, "download", "-q", "--no-deps", choice, package.name, "-d", archives,
            f"{package.name}=={package.version}")
        archive = os.path.join(archives, sorted(os.listdir(archives))[0])
        if archive.endswith((".whl", ".zip")):
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(partial)
        else:
            with tarfile.open(archive) as opened:
                opened.extractall(partial, filter="data")
            inner = os.path.join(partial, os.listdir(partial)[0])
            os.rename(inner, inner + ".inner")
            os.rename(inner + ".inner", self.pristine)
            shutil.rmtree(partial)
            return
        os.rename(partial, self.pristine)

    def install(self):
        venv = os.path.join(self.path, "venv")
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([self.base_python, "-m", "venv", venv], check=True)
        pinned = ["-c", CONSTRAINTS] if os.path.exists(CONSTRAINTS) else []
        pip(self.python, "install", "-q", *pinned, f"{self.package.name}=={self.package.version}", PYTEST, *self.package.needs)
        # The tests must run the tree. Its metadata stays, so that versions and entry points are found.
        with open(os.path.join(self.path, "venv.complete"), "w") as done:
            done.write(pip(self.python, "freeze"))

    def restore(self):
        """Makes the tree what was shipped, in a repository of its own, as people's trees are."""
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(self.pristine, self.tree, symlinks=True)
        git = ["git", "-C", self.tree, "-c", "core.autocrlf=false", "-c", "user.name=judge", "-c", "user.email=judge@example.invalid"]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "add", "-Af"], check=True, stderr=subprocess.DEVNULL)
        subprocess.run([*git, "commit", "-q", "-m", "as shipped"], check=True, stdout=subprocess.DEVNULL)

    def environment(self, **more):
        """Variables of a run: the tree first on the path, and nothing of the person who runs it."""
        for name in ("home", "tmp", "plugin"):
            os.makedirs(os.path.join(self.path, name), exist_ok=True)
        path = [os.path.join(self.tree, self.package.root)]
        return {
            "PATH": os.path.dirname(self.python) + ":/usr/bin:/bin", "HOME": os.path.join(self.path, "home"),
            "TMPDIR": os.path.join(self.path, "tmp"), "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0",
            "PYTHONPATH": ":".join(path), **dict(self.package.environment), **more,
        }


def pip(python, *words):
    done = subprocess.run([python, "-m", "pip", "--disable-pip-version-check", *words], capture_output=True, text=True)
    if done.returncode:
        raise Unprepared(f"pip {' '.join(words)}: {(done.stdout + done.stderr).strip()[-1500:]}")
    return done.stdout


def files(tree):
    """Every file of a tree with the digest of its bytes and its mode, leftovers aside."""
    found = {}
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(name for name in folders if name not in LEFT_BEHIND)
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(".pyc"):
                continue
            if os.path.islink(path):
                found[os.path.relpath(path, tree)] = ("link", os.readlink(path))
                continue
            with open(path, "rb") as opened:
                digest = hashlib.sha256(opened.read()).hexdigest()
            found[os.path.relpath(path, tree)] = (digest, os.stat(path).st_mode & 0o7777)
    return found


def changed(before, after):
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
