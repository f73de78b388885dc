#!/usr/bin/env python3
"""Compares the Swift files of targets with what the package manager and plutil say of them.

For each package below the folders given: `swift package describe --type json`. For each Xcode project: a second reading of the
project by this script, over the JSON that `plutil` makes of it.

    python3 Tests/Conformance/swift_targets.py .build/release/pollard FOLDER...

Folders are checkouts of real packages and projects, such as swift-nio, swift-collections, vapor, Alamofire, NetNewsWire.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile


def run(command, folder=None, timeout=180):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=timeout)


def pollard_targets(pollard, root):
    result = run([pollard, "targets", "--format", "json", "--quiet", root])
    if result.returncode == 2:
        sys.exit(f"{root}: {result.stderr}")
    return json.loads(result.stdout)


def real(root, path):
    return os.path.relpath(os.path.realpath(os.path.join(root, path)), os.path.realpath(root))


def described(folder, scratch):
    result = run(["swift", "package", "--scratch-path", scratch, "describe", "--type", "json"], folder)
    try:
        return json.loads(result.stdout)
    except json.JSONDecodeError:
        return None


def check_package(root, folder, found, scratch, say):
    wanted = described(folder, scratch)
    if wanted is None:
        return "refused"
    if os.path.realpath(wanted["path"]) != os.path.realpath(folder):
        return "refused"
    here = os.path.relpath(folder, root)
    own = {
        t["name"]: t
        for t in found["targets"]
        if t["origin"] == "package" and not t["conditional"]
        and os.path.dirname(t["manifest"]) == ("" if here == "." else here)
    }
    same = True
    for target in wanted["targets"]:
        if target["type"] in ("snippet", "system-target", "binary"):
            continue
        paths = {
            real(root, os.path.join(folder, target["path"], s))
            for s in target.get("sources", []) if s.endswith(".swift")
        }
        got = set(own.get(target["name"], {"files": []})["files"])
        if paths != got:
            same = False
            say(f"{here}: {target['name']}: missing {sorted(paths - got)[:3]}, extra {sorted(got - paths)[:3]}")
    return "same" if same else "different"


def project_targets(pbxproj):
    document = json.loads(run(["plutil", "-convert", "json", "-o", "-", pbxproj]).stdout)
    objects = document["objects"]
    project = objects[document["rootObject"]]
    home = os.path.dirname(os.path.dirname(pbxproj))
    source = os.path.normpath(os.path.join(home, project.get("projectDirPath", "")))
    places = {}
    open_entries = [(project["mainGroup"], source)]
    while open_entries:
        entry, base = open_entries.pop()
        value = objects.get(entry)
        if value is None or entry in places:
            continue
        tree = value.get("sourceTree", "<group>")
        base = base if tree == "<group>" else source if tree == "SOURCE_ROOT" else None
        if base is not None and "path" in value:
            base = os.path.normpath(os.path.join(base, value["path"]))
        places[entry] = base
        open_entries += [(child, base) for child in value.get("children", [])]
    synchronized = {k: v for k, v in objects.items() if v["isa"] == "PBXFileSystemSynchronizedRootGroup"}
    for identifier in project["targets"]:
        target = objects[identifier]
        files = set()
        for phase in target.get("buildPhases", []):
            if objects[phase]["isa"] == "PBXSourcesBuildPhase":
                for built in objects[phase].get("files", []):
                    place = places.get(objects.get(built, {}).get("fileRef"))
                    if place and place.endswith(".swift") and os.path.isfile(place):
                        files.add(os.path.realpath(place))
        for group, value in synchronized.items():
            folder = places.get(group)
            if not folder:
                continue
            listed = set()
            for exception in value.get("exceptions", []):
                exception = objects[exception]
                if exception.get("target") == identifier:
                    listed |= {os.path.normpath(os.path.join(folder, p))
                               for p in exception.get("membershipExceptions", [])}
            whole = group in target.get("fileSystemSynchronizedGroups", [])
            for base, folders, names in os.walk(folder):
                folders[:] = [f for f in folders if not f.startswith(".")]
                for name in names:
                    path = os.path.join(base, name)
                    excepted = any(path == e or path.startswith(e + "/") for e in listed)
                    if name.endswith(".swift") and whole != excepted:
                        files.add(os.path.realpath(path))
        yield target["name"], files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pollard")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    pollard = os.path.abspath(options.pollard)
    counts = {"same": 0, "different": 0, "refused": 0}
    projects = targets = files = bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        for root in map(os.path.abspath, options.folders):
            found = pollard_targets(pollard, root)
            for base, folders, names in os.walk(root):
                folders[:] = sorted(f for f in folders if f not in (".git", ".build"))
                if "Package.swift" in names:
                    counts[check_package(root, base, found, scratch, print)] += 1
                if base.endswith(".xcodeproj") and "project.pbxproj" in names:
                    projects += 1
                    pbxproj = os.path.join(base, "project.pbxproj")
                    own = {t["name"]: set(t["files"]) for t in found["targets"]
                           if t["manifest"] == os.path.relpath(pbxproj, root)}
                    for name, paths in project_targets(pbxproj):
                        wanted = {os.path.relpath(p, os.path.realpath(root)) for p in paths}
                        targets += 1
                        files += len(wanted)
                        if own.get(name, set()) != wanted:
                            bad += 1
                            print(f"{pbxproj}: {name}: missing {sorted(wanted - own.get(name, set()))[:3]}, "
                                  f"extra {sorted(own.get(name, set()) - wanted)[:3]}")
    print(f"packages: {counts['same']} the same, {counts['different']} different, "
          f"{counts['refused']} that the package manager refuses")
    print(f"projects: {projects} with {targets} targets and {files} files, {bad} targets different")
    sys.exit(1 if counts["different"] or bad else 0)


if __name__ == "__main__":
    main()
