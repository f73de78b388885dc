#!/usr/bin/env python3
"""The packages that Pollard is measured on, each at one version, and where to get them.

    corpora.py DIR                   everything: the sources and both environments
    corpora.py DIR sources [NAME…]   wheels, unpacked into DIR/sources/NAME
    corpora.py DIR site              an environment with packages that import one another: DIR/site
    corpora.py DIR peers             an environment with the tools Pollard is compared with: DIR/peers

Wheels come through pip, so whatever index and options pip is set up with apply. Nothing that is there is fetched twice.
"""
import os
import shutil
import subprocess
import sys
import zipfile

SOURCES = {"django": "5.2", "homeassistant": "2025.4.4", "sympy": "1.13.3", "transformers": "4.51.3",
           "ansible": "11.5.0"}
SITE = {"requests": "2.32.3", "flask": "3.1.0", "click": "8.1.8", "attrs": "25.3.0", "jinja2": "3.1.6",
        "werkzeug": "3.1.3", "rich": "14.0.0", "networkx": "3.4.2", "httpx": "0.28.1", "aiohttp": "3.11.18",
        "sqlalchemy": "2.0.40", "django": "5.2", "celery": "5.5.1"}
PEERS = {"ruff": "0.17.5", "grimp": "3.19", "networkx": "3.4.2"}

# What an import statement calls a package whose distribution is named otherwise.
IMPORTED_AS = {"attrs": "attr"}


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stdout}")


def source(folder, name):
    """The folder that the package's wheel is unpacked in."""
    home = os.path.join(folder, "sources", name)
    if os.path.isdir(home):
        return home
    wheels = os.path.join(folder, "wheels", name)
    shutil.rmtree(wheels, ignore_errors=True)
    # Sources are only read, so the interpreter at hand need not be one that the package supports.
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q", "--no-deps", "--only-binary",
        ":all:", "--python-version", "3.13", "--platform", "any", "--platform", "manylinux2014_x86_64",
        "-d", wheels, f"{name}=={SOURCES[name]}")
    partial = home + ".partial"
    shutil.rmtree(partial, ignore_errors=True)
    for wheel in os.listdir(wheels):
        with zipfile.ZipFile(os.path.join(wheels, wheel)) as archive:
            archive.extractall(partial)
    os.rename(partial, home)
    return home


def environment(folder, name, wanted):
    """The Python of a virtual environment with these packages."""
    home = os.path.join(folder, name)
    python = os.path.join(home, "bin", "python")
    complete = os.path.join(home, "complete")
    if not os.path.exists(complete):
        shutil.rmtree(home, ignore_errors=True)
        run(sys.executable, "-m", "venv", home)
        run(python, "-m", "pip", "--disable-pip-version-check", "install", "-q",
            *(f"{package}=={version}" for package, version in wanted.items()))
        open(complete, "w").close()
    return python


def site(folder):
    return environment(folder, "site", SITE)


def peers(folder):
    return environment(folder, "peers", PEERS)


def main(words):
    if not words or words[0].startswith("-"):
        print(__doc__.strip())
        return 2
    folder, what, names = os.path.abspath(words[0]), words[1:2], words[2:]
    unknown = set(names) - set(SOURCES)
    if unknown or what not in ([], ["sources"], ["site"], ["peers"]):
        sys.exit(f"unknown: {' '.join(sorted(unknown) or what)}")
    if what in ([], ["sources"]):
        for name in names or SOURCES:
            print(source(folder, name))
    if what in ([], ["site"]):
        print(site(folder))
    if what in ([], ["peers"]):
        print(peers(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
