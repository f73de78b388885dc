#!/usr/bin/env python3
"""What `pollard orphans` says of real repositories, as rows of the table in `orphans.md`.

    orphan_repositories.py BIN DIR                 the repositories of `REPOSITORIES`, clones of which lie in DIR
    orphan_repositories.py BIN DIR NAME...         only these
    orphan_repositories.py --list BIN DIR NAME     every dead module of one, to be judged by hand

Each is looked at as it was at its commit, in a folder of its own; the clone is not touched.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

REPOSITORIES = {
    # applications
    "beets": "07f39c5204", "borg": "fc74d5f643", "ckan": "2dbe2c18f6", "CTFd": "91ced62d44", "electrum": "923578010e",
    "Flexget": "05b661f561", "glances": "92156d0694", "indico": "b8f1fde8b8", "jupyterhub": "2841153db6",
    "kolibri": "9966f00def", "maubot": "0a20df5a8a", "mopidy": "b08755670f", "paperless-ngx": "b0e0e8a353",
    "pootle": "5a35cc958e", "pulpcore": "107800ebf3", "redash": "ca79fe988d", "sabnzbd": "5f933ddc21",
    "searxng": "9fea41204f", "sopel": "3ea8c28923", "streamlink": "5376d2e885", "synapse": "a58ad44eb0",
    "taiga-back": "3bea711400", "warehouse": "6b62157124",
    # libraries
    "celery": "5dc781f0bd", "django-allauth": "20f4bded2f", "django-cms": "22f01b69b9", "django-oscar": "cdbfc4412c",
    "django-rest-framework": "751a19fe1b", "flask-admin": "e386a191e4", "jira": "4dfccbeab2", "kombu": "9ee8595b83",
    "networkx": "cfc6b79fc5", "rich": "42899d8a0a", "scrapy": "11079cb1c8", "sphinx": "e44a40eb2f",
    "sqlalchemy": "f35da7e2b9", "textual": "1d99508b92", "tornado": "e530031405", "wagtail": "c2ae43b926",
}


def orphans(binary, clone, commit):
    """The document on a commit, read from a copy of its files."""
    with tempfile.TemporaryDirectory() as folder:
        with subprocess.Popen(["git", "-C", clone, "archive", commit], stdout=subprocess.PIPE) as archive:
            subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=True)
        run = subprocess.run([binary, "orphans", folder, "--no-history", "--format", "json"], stdout=subprocess.PIPE)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{clone}: exit code {run.returncode}")
        return json.loads(run.stdout)


def row(name, commit, document):
    found = collections.Counter((o["class"], o["certainty"]) for o in document["orphans"])
    dead = [found["dead", certainty] for certainty in ("certain", "likely", "possible")]
    tests = sum(number for (status, _), number in found.items() if status == "test-only")
    return f"| {name} | {commit} | {document['coverage']['modules']} | {' | '.join(map(str, dead))} | {tests} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("binary")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    for name in options.names or REPOSITORIES:
        clone = os.path.join(options.folder, name)
        if name not in REPOSITORIES or not os.path.isdir(clone):
            raise SystemExit(f"{clone}: clone it there first, and pin its commit here")
        document = orphans(options.binary, clone, REPOSITORIES[name])
        if not options.list:
            print(row(name, REPOSITORIES[name], document), flush=True)
            continue
        for orphan in document["orphans"]:
            if orphan["class"] == "dead":
                first = orphan["evidence"][0] if orphan["evidence"] else None
                why = f"{first['kind']}, {first['path']}:{first['line']}" if first else "nothing keeps it from being certain"
                print(f"{orphan['certainty']:8}  {orphan['path']}  {why}")


if __name__ == "__main__":
    sys.exit(main())
