#!/usr/bin/env python3
"""Puts dead Swift files into copies of real repositories and asks whether `pollard orphans` finds them, and none else.

    swift_seeds.py BIN REPOSITORY...     [--seed N] [--each N]

Each seeded file is written as people write them: of words that the repository's own names are made of, about its own
types, in a folder of one of its targets, and no file mentions what it declares. Half of the shapes have members of
names that everybody uses. A copy of a real file under other type names is among them. What is dead besides must have
been dead before. Exits with 1 where under 90 % are found or a file is called dead that was not.
Needs Python 3.8.
"""

import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

COMMON = ["load", "name", "value", "count", "make", "update", "start", "title", "body", "identifier", "parse", "description"]

# %N a new type name, %n the same in lower case, %T a type of the repository, %c and %d common member names, %u a new member name.
SHAPES = {
    "structure": "struct %N {\n  let %c: Int\n  var %d: [String] = []\n  func %u() -> Int { %c + %d.count }\n}\n",
    "class over a type": "final class %N {\n  private var %c: %T?\n  init(%c: %T?) { self.%c = %c }\n  func %u() { %c = nil }\n}\n",
    "enumeration": "enum %N: String, CaseIterable {\n  case first, second\n  var %c: String { rawValue }\n}\n",
    "protocol and its only conformer": "protocol %NProviding {\n  func %u() -> Int\n}\n\nstruct %N: %NProviding {\n  func %u() -> Int { 1 }\n}\n",
    "extension of a type": "extension %T {\n  func %u(_ times: Int) -> Int { times * 2 }\n}\n",
    "extension of a standard type": "extension String {\n  var %u: String { self + self }\n}\n",
    "extension of an array of a type": "extension Array where Element == %T {\n  func %u() -> Int { count }\n}\n",
    "functions": "func %u(_ left: Int, _ right: Int) -> Int { left + right }\n\nfunc %u(_ all: [Int]) -> Int { all.reduce(0, %u) }\n",
    "constant": "let %u = [1, 2, 3]\n",
    "generic structure": "struct %N<Element> {\n  private var elements: [Element] = []\n  var %c: Int { elements.count }\n  mutating func %d(_ element: Element) { elements.append(element) }\n}\n",
    "namespace": "enum %N {\n  struct Options { var %c = 0 }\n  enum Failure: Error { case %d }\n  static func %u(_ options: Options) throws { if options.%c > 0 { throw Failure.%d } }\n}\n",
    "actor": "actor %N {\n  private var %c = 0\n  func %u() { %c += 1 }\n}\n",
    "error": "import Foundation\n\nenum %NError: LocalizedError {\n  case missing(String)\n  var errorDescription: String? { nil }\n}\n",
    "wrapper": "@propertyWrapper\nstruct %N<Value> {\n  var wrappedValue: Value\n  init(wrappedValue: Value) { self.wrappedValue = wrappedValue }\n}\n",
    "alias and a function over it": "typealias %N = (%T) -> Void\n\nprivate func %c(_ handler: %N) {}\n",
    "island": "struct %NState {\n  var next: %NStep?\n}\n\nfinal class %NStep {\n  var state = %NState()\n}\n",
    "subclass": "class %NBase {\n  func %c() {}\n}\n\nfinal class %N: %NBase {\n  override func %c() {}\n}\n",
}


def orphans(binary, root):
    done = subprocess.run([binary, "orphans", "--root", root, "--no-history", "--format", "json"], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return {item["path"]: item for item in json.loads(done.stdout)["orphans"] if item["class"] == "dead" and item["path"].endswith(".swift")}


def targets(binary, root):
    done = subprocess.run([binary, "targets", "--root", root, "--format", "json"], capture_output=True, check=False)
    return [t for t in json.loads(done.stdout)["targets"] if t["kind"] in ("regular", "executable", "application", "framework") and len(t["files"]) > 3]


class Seeder:
    def __init__(self, root, chosen, chance):
        self.root, self.chance, self.folders = root, chance, collections.Counter()
        text, self.files = [], []
        for target in chosen:
            for path in target["files"]:
                whole = os.path.join(root, path)
                with open(whole, encoding="utf-8", errors="replace") as file:
                    text.append(file.read())
                self.files.append(path)
                self.folders[os.path.dirname(path)] += 1
        text = "\n".join(text)
        self.used = set(re.findall(r"\w+", text))
        self.types = sorted(set(re.findall(r"^(?:public |open |internal )?(?:final )?(?:struct|class|enum|actor) ([A-Z]\w+)(?=[ :{])", text, re.M)))
        self.words = sorted({word for name in self.types for word in re.findall(r"[A-Z][a-z]{2,}", name)})

    def name(self):
        while True:
            name = "".join(self.chance.sample(self.words, min(3, len(self.words))))
            if name not in self.used and name[0].lower() + name[1:] not in self.used:
                self.used.add(name)
                return name

    def fill(self, shape):
        name, member, common = self.name(), self.name(), self.chance.sample(COMMON, 2)
        values = {
            "%N": name, "%n": name[0].lower() + name[1:], "%T": self.chance.choice(self.types), "%c": common[0], "%d": common[1],
            "%u": member[0].lower() + member[1:],
        }
        return name, re.sub(r"%[NnTcdu]", lambda found: values[found.group()], SHAPES[shape])

    def twin(self):
        """A real file of types, under other type names: what somebody leaves behind who wrote it anew."""
        for path in self.chance.sample(self.files, len(self.files)):
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                text = file.read()
            plain = re.sub(r"(//.*|\"(?:[^\"\\\n]|\\.)*\")", "", text)
            names = re.findall(r"^(?:public |open |internal )?(?:final )?(?:struct|class|enum) ([A-Z]\w+)", plain, re.M)
            others = re.findall(r"^(?:@\w+ *)*(?:public |open |internal |fileprivate |private )?(?:extension|func|let|var|protocol|typealias|actor|infix|prefix|postfix|#|@main)", plain, re.M)
            if not names or others or "@" in plain or len(text) > 20000:
                continue
            for name in set(names):
                text = re.sub(rf"\b{name}\b", self.name(), text)
            return self.name(), text.replace("public ", "").replace("open ", "")
        return None

    def place(self, name, text):
        folder = self.chance.choice(sorted(self.folders))
        path = os.path.join(folder, name + ".swift")
        with open(os.path.join(self.root, path), "x", encoding="utf-8") as file:
            file.write(text)
        return path


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("binary")
    ask.add_argument("repositories", nargs="+")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--each", type=int, default=18)
    args = ask.parse_args()
    chance, total, found, wrong = random.Random(args.seed), 0, 0, 0
    missed, by_certainty = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as work:
        for repository in args.repositories:
            root = os.path.join(work, os.path.basename(os.path.normpath(repository)))
            shutil.copytree(repository, root, symlinks=True, ignore=shutil.ignore_patterns(".build", ".git"))
            # Files join a target by lying in its folder only where a package manifest says so.
            chosen = [t for t in targets(args.binary, root) if t["origin"] == "package"]
            seeder = Seeder(root, chosen, chance) if chosen else None
            if not seeder or not seeder.words or not seeder.types:
                print(f"{repository}: no target of a package with types of its own")
                continue
            before, seeds = orphans(args.binary, root), {}
            shapes = chance.sample(sorted(SHAPES) + ["twin"], min(args.each, len(SHAPES) + 1))
            for shape in shapes:
                seed = seeder.twin() if shape == "twin" else seeder.fill(shape)
                if seed:
                    seeds[seeder.place(*seed)] = shape
            after = orphans(args.binary, root)
            for path, shape in sorted(seeds.items()):
                total += 1
                if path in after:
                    found += 1
                    by_certainty[after[path]["certainty"]] += 1
                else:
                    missed[shape] += 1
                    print(f"missed, {shape}: {path} in {repository}")
            for path in sorted(set(after) - set(before) - set(seeds)):
                wrong += 1
                print(f"WRONG: {path} in {repository} is called dead now")
            shutil.rmtree(root)
    share = 100 * found / max(total, 1)
    print(f"{found} of {total} seeded files found ({share:.1f} %): {dict(by_certainty)}; {wrong} others called dead; missed by shape: {dict(missed)}")
    return 0 if share >= 90 and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
