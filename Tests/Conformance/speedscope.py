"""Loads what `pollard heavy --format speedscope` and `--format collapsed` write, the former with speedscope's own code.

    speedscope.py --speedscope DIR --deno DENO BIN ROOT [ENTRY…]

DIR is a checkout of speedscope (any version since 0.6), DENO a deno (2 or later) to run its TypeScript. The profile of each entry must
load, be balanced, and weigh what the entry costs by `--format json`; so must the lines for flame graphs.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

LOADER = """
import { importSpeedscopeProfiles } from %r
const group = importSpeedscopeProfiles(JSON.parse(Deno.readTextFileSync(Deno.args[0])))
console.log(JSON.stringify(group.profiles.map(profile => {
  let open = 0, deepest = 0
  profile.forEachCall(() => { open++; deepest = Math.max(deepest, open) }, () => { open-- })
  return { name: profile.getName(), weight: profile.getTotalWeight(), open, deepest }
})))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speedscope", required=True)
    parser.add_argument("--deno", required=True)
    parser.add_argument("bin")
    parser.add_argument("root")
    parser.add_argument("entries", nargs="*")
    options = parser.parse_args()
    command = [options.bin, "heavy", options.root, *[word for entry in options.entries for word in ("--entry", entry)]]
    written = lambda form: subprocess.run([*command, "--format", form], stdout=subprocess.PIPE, check=True).stdout
    costs = {entry["module"]: round(entry["milliseconds"] * 1000) for entry in json.loads(written("json"))["entries"]}
    with tempfile.TemporaryDirectory() as folder:
        profile, loader = pathlib.Path(folder) / "profile.json", pathlib.Path(folder) / "load.ts"
        profile.write_bytes(written("speedscope"))
        source = pathlib.Path(options.speedscope).resolve() / "src" / "lib" / "file-format.ts"
        loader.write_text(LOADER % source.as_uri())
        done = subprocess.run(
            [options.deno, "run", "--no-check", "--unstable-sloppy-imports", "--allow-read", str(loader), str(profile)],
            stdout=subprocess.PIPE, text=True, check=True)
    bad = 0
    for found in json.loads(done.stdout):
        entry = found["name"].removeprefix("import ")
        good = found["weight"] == costs.get(entry) and found["open"] == 0 and found["deepest"] > 0
        bad += not good
        print(f"{entry}: {found['weight']} µs in speedscope, {costs.get(entry)} in json, {found['deepest']} deep")
    lines = sum(int(line.rsplit(b" ", 1)[1]) for line in written("collapsed").splitlines())
    print(f"collapsed: {lines} µs of {sum(costs.values())}")
    return 1 if bad or lines != sum(costs.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
