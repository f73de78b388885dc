"""Compares the files that Pollard finds with those that git does not ignore, on random trees with random ignore files.

    swift build -c release --product probe
    python3 Tests/Conformance/gitignore.py --probe .build/release/probe [--trees 500] [--seed 1]

Each tree has nested `.gitignore` files, an `info/exclude`, names that are hostile to patterns, hidden folders and symbolic links; some
have a repository inside. Both the top and a random folder below it are taken as roots. Git is asked with nothing tracked and
without anybody's own configuration. Ends with 0 when there is no difference.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile

STEMS = ["a", "b", "ab", "abc", "foo", "bar", "foobar", "x y", "a ", "#c", "!n", "[z]", "st*r", "q?", "b\\s", "tr\\", "-", "A", "z1",
         "\u00e9", "a.b", "..x", ":p", "o_o", "\t"]
ENDINGS = ["", "", "", ".py", ".txt", ".pyc", ".py ", ".swift"]


def name(rng):
    text = (rng.choice(STEMS) + rng.choice(ENDINGS)).encode()
    if rng.random() < 0.02:
        text = b"\xff" + text
    if rng.random() < 0.06:
        text = b"." + text
    return text if text not in (b".", b"..", b".git", b".gitignore") else b"a"


def glob_of(rng, text):
    """A pattern that is near to matching the name."""
    out = b""
    for index in range(len(text)):
        byte = text[index:index + 1]
        roll = rng.random()
        if roll < 0.06:
            out += b"?"
        elif roll < 0.12:
            out += b"*"
        elif roll < 0.15:
            out += b"**"
        elif roll < 0.18:
            out += b"\\" + byte
        elif roll < 0.25:
            out += rng.choice([
                b"[" + byte + b"]", b"[!" + byte + b"]", b"[^q]", b"[a-f]", b"[]" + byte + b"]", b"[!]-]", b"[[:alpha:]]", b"[[:digit:]x]",
                b"[[:punct:]]", b"[[:space:]]", b"[![:upper:]]", b"[a-", b"[[:nope:]]", b"[\\" + byte + b"]", b"[z-a]", b"[--0]", b"[a\\-z]",
                b"[[:x]", b"[/]", b"[+-9]", b"[[:graph:]", b"[\\]x]", b"[a-\\f]"])
        elif roll < 0.27:
            continue
        else:
            out += byte
    return out or b"*"


def pattern(rng, known):
    kind = rng.random()
    if kind < 0.08:
        return rng.choice([b"", b"# comment", b"#", b"!", b"/", b"//", b"**", b"*", b"***", b"!*", b"/*", b"!*/", b"**/", b"/**", b"!/a/", b"\\", b" ",
                           b"\\ ", b"*.py", b"!*.py", b"*.", b"?", b"!**/a", b"\\#c", b"\\!n", b"a\\ ", b"*/*", b"**/*/a", b"a/**/**/b"])
    parts = rng.choice(known).split(b"/") if rng.random() < 0.75 else [name(rng) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.5:
        parts = parts[-1:]
    out = []
    for part in parts:
        roll = rng.random()
        out.append(b"**" if roll < 0.1 else b"*" if roll < 0.2 else part if roll < 0.6 else glob_of(rng, part))
        if rng.random() < 0.05:
            out.append(b"**")
    text = b"/".join(out)
    roll = rng.random()
    if roll < 0.2:
        text = b"/" + text
    elif roll < 0.28:
        text = b"**/" + text
    if rng.random() < 0.05:
        text += b"**"
    if rng.random() < 0.25:
        text += b"/"
    if rng.random() < 0.06:
        text += b"/**"
    if rng.random() < 0.3:
        text = b"!" + text
    if rng.random() < 0.08:
        text += rng.choice([b" ", b"  ", b"\t", b"\\ ", b"\\", b"\\  "])
    return text


def ignore_file(rng, known):
    lines = [pattern(rng, known) for _ in range(rng.randint(1, 7))]
    text = rng.choice([b"\n", b"\n", b"\n", b"\r\n"]).join(lines) + rng.choice([b"\n", b"", b"\r"])
    if rng.random() < 0.05:
        text = b"\xef\xbb\xbf" + text
    if rng.random() < 0.03:
        text = text[:4] + b"\0" + text[4:]
    return text


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def build(rng, top):
    """A tree with a repository; gives its folders, and those that have a repository of their own."""
    folders, files, nested = [b""], [], []
    os.makedirs(top)
    repository(top)
    for _ in range(rng.randint(3, 14)):
        parent = rng.choice(folders)
        path = os.path.join(parent, name(rng))
        full = os.path.join(top, path)
        if not os.path.lexists(full):
            os.mkdir(full)
            folders.append(path)
    for _ in range(rng.randint(10, 45)):
        path = os.path.join(rng.choice(folders), name(rng))
        full = os.path.join(top, path)
        if os.path.lexists(full):
            continue
        if rng.random() < 0.06:
            os.symlink(rng.choice([b".", b"..", b"a", b"/", b"nowhere", b"foo.py"]), full)
        else:
            write(full, b"#!/usr/bin/env python3\n" if rng.random() < 0.2 else b"")
        files.append(path)
    if rng.random() < 0.25 and len(folders) > 1:
        path = rng.choice(folders[1:])
        repository(os.path.join(top, path))
        nested.append(path)
    for folder in folders:
        if rng.random() < 0.4:
            under = [p[len(folder) + 1:] if folder else p for p in files + folders[1:] if not folder or p.startswith(folder + b"/")]
            write(os.path.join(top, folder, b".gitignore"), ignore_file(rng, under or [b"a"]))
    for path in [b""] + nested:
        if rng.random() < 0.5:
            write(os.path.join(top, path, b".git/info/exclude"), ignore_file(rng, files))
    return folders, nested


def repository(path):
    """What `git init` makes, copied, because starting git five hundred times is slow."""
    os.makedirs(os.path.join(path, b".git/info"))
    os.makedirs(os.path.join(path, b".git/objects"))
    os.makedirs(os.path.join(path, b".git/refs/heads"))
    write(os.path.join(path, b".git/HEAD"), b"ref: refs/heads/main\n")
    write(os.path.join(path, b".git/config"), b"[core]\n\trepositoryformatversion = 0\n\tbare = false\n")


def ask_git(root, environment):
    run = subprocess.run(["git", "ls-files", "--others", "--exclude-standard", "-z"], cwd=root, env=environment, capture_output=True)
    if run.returncode:
        raise SystemExit(f"git failed in {root!r}: {run.stderr.decode()}")
    return {path for path in run.stdout.split(b"\0") if path}


def unescaped(text):
    out, index = bytearray(), 0
    while index < len(text):
        if text[index:index + 1] == b"%":
            out.append(int(text[index + 1:index + 3], 16))
            index += 3
        else:
            out += text[index:index + 1]
            index += 1
    return bytes(out)


def ask_probe(probe, roots, environment):
    """For each root the files, and the repositories inside it."""
    with tempfile.NamedTemporaryFile() as names:
        names.write(b"".join(root + b"\0" for root in roots))
        names.flush()
        run = subprocess.run([probe, "discovery", "--jobs", "2", "--from", names.name], env=environment, capture_output=True, check=True)
    answers, current = [], None
    for line in run.stdout.split(b"\n"):
        words = line.split(b" ")
        if words[0] == b"folder":
            current = (set(), set())
            answers.append(current)
        elif words[0] == b"error":
            raise SystemExit(line.decode())
        elif words[0] == b"repository":
            current[1].add(unescaped(words[1]))
        elif len(words) > 1 and not words[0].startswith(b"leftOut"):
            current[0].add(unescaped(words[1]))
    return answers


def expected(root, environment):
    """Git lists a repository inside as one line; what is in it is asked there."""
    listed, found = ask_git(root, environment), set()
    for path in listed:
        if path.endswith(b"/"):
            below = ask_git(os.path.join(root, path), environment)
            found |= {path + p for p in below}
        else:
            found.add(path)
    return found


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--probe", default=".build/release/probe")
    words.add_argument("--trees", type=int, default=500)
    words.add_argument("--seed", type=int, default=1)
    args = words.parse_args()
    probe = os.path.abspath(args.probe)
    with tempfile.TemporaryDirectory() as work:
        environment = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL="/dev/null", HOME=work, XDG_CONFIG_HOME=work,
                           GIT_CEILING_DIRECTORIES=work)
        rng = random.Random(args.seed)
        roots = []
        for number in range(args.trees):
            top = os.path.join(work, str(number)).encode()
            folders, nested = build(rng, top)
            roots.append(top)
            inner = [f for f in folders[1:] if not any(f == n or f.startswith(n + b"/") for n in nested)]
            if inner:
                roots.append(os.path.join(top, rng.choice(inner)))
            compared = wrong = files = there = refused = 0
        for start in range(0, len(roots), 100):
            part = roots[start:start + 100]
            for root, (found, _) in zip(part, ask_probe(probe, part, environment)):
                want = expected(root, environment)
                # A root that is itself ignored is looked at all the same, which git does not do.
                if root != top_of(root, work) and ignored(root, work, environment):
                    refused += 1
                    continue
                compared += 1
                files += len(want)
                there += len(everything(root))
                if want != found:
                    wrong += 1
                    if wrong <= 5:
                        report(root, want, found)
        print(f"{compared} roots in {args.trees} trees, {files} of {there} files not ignored, "
              f"{refused} roots ignored as a whole: {wrong} differences")
        return 1 if wrong else 0


def everything(root):
    paths = []
    for folder, folders, names in os.walk(root):
        paths += [name for name in names if b"/.git/" not in folder + b"/"]
        paths += [f for f in folders if os.path.islink(os.path.join(folder, f))]
    return paths


def top_of(root, work):
    return os.path.join(work.encode(), os.path.relpath(root, work.encode()).split(b"/")[0])


def ignored(root, work, environment):
    top = top_of(root, work)
    path = os.path.relpath(root, top)
    run = subprocess.run([b"git", b"check-ignore", b"--no-index", b"-q", b"--", b"./" + path], cwd=top, env=environment, capture_output=True)
    if run.returncode > 1:
        raise SystemExit(f"git failed on {path!r}: {run.stderr.decode(errors='replace')}")
    return run.returncode == 0


def report(root, want, found):
    print("differs:", root)
    for path in sorted(want - found)[:8]:
        print("  git lists, Pollard does not:", path)
    for path in sorted(found - want)[:8]:
        print("  Pollard lists, git does not:", path)
    for folder, _, names in os.walk(root):
        if b".gitignore" in names:
            print("   ", os.path.relpath(folder, root), open(os.path.join(folder, b".gitignore"), "rb").read())
    exclude = os.path.join(root, b".git/info/exclude")
    if os.path.exists(exclude):
        print("    info/exclude", open(exclude, "rb").read())


if __name__ == "__main__":
    sys.exit(main())
