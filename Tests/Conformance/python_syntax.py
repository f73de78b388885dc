"""Compares the parser's trees with those of CPython's `ast`, positions and values included.

    python3.13 Tests/Conformance/python_syntax.py [--probe BIN] [--show N] [--mutations N [--seed N]] PATH...

Each PATH is a Python file or a folder of them. Files that declare another encoding than UTF-8 are handed to both sides
in UTF-8. With `--mutations N` the inputs are instead N pieces of those files with a few tokens dropped, doubled,
swapped or replaced: most are no Python, and both sides must say so. Exit code 1 where anything differs.
"""

import argparse
import ast
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import warnings
import zlib

LEFT_OUT = {"ctx", "type_comment"}

# What CPython 3.13 refuses and a later version takes, and the names of characters, which the parser does not know.
NEWER = (
    "multiple exception types must be parenthesized",
    "iterable unpacking cannot be used in comprehension",
    "dict unpacking cannot be used in dict comprehension",
    "unknown Unicode character name",
)


class Dump:
    """The text of one `ast` in the form the probe prints."""

    def __init__(self, source):
        self.out = []
        self.named = b"\\N{" in source
        text = source[3:] if source.startswith(b"\xef\xbb\xbf") else source
        self.lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", text) if self.named else []

    def has_named_character(self, node):
        if not self.named:
            return False
        first, last = node.lineno - 1, node.end_lineno - 1
        lines = self.lines[first : last + 1]
        lines[-1] = lines[-1][: node.end_col_offset]
        lines[0] = lines[0][node.col_offset :]
        return b"\\N{" in b"".join(lines)

    def constant(self, value, node):
        out = self.out
        if isinstance(value, str):
            if self.has_named_character(node):
                out.append("sN")
            else:
                value = re.sub("[\ud800-\udfff]", "\ufffd", value)
                out.append("s" + value.encode().hex())
        elif isinstance(value, bytes):
            out.append("b" + value.hex())
        elif value is None or value is ... or isinstance(value, bool):
            out.append("Ellipsis" if value is ... else str(value))
        elif isinstance(value, int):
            out.append(f"i{value}" if value < 1 << 63 else "big")
        elif isinstance(value, float):
            out.append("f%d" % struct.unpack("<Q", struct.pack("<d", value)))
        else:
            out.append("j")

    def node(self, node):
        out = self.out
        out.append("(" + type(node).__name__)
        if hasattr(node, "lineno"):
            out.append(f" {node.lineno} {node.col_offset} {node.end_lineno} {node.end_col_offset}")
        is_constant = isinstance(node, (ast.Constant, ast.MatchSingleton))
        for name in node._fields:
            if name in LEFT_OUT:
                continue
            out.append(" ")
            value = getattr(node, name)
            if name == "value" and is_constant:
                self.constant(value, node)
            else:
                self.value(value)
        out.append(")")

    def value(self, value):
        out = self.out
        if isinstance(value, ast.AST):
            self.node(value)
        elif isinstance(value, list):
            out.append("[")
            for item in value:
                out.append("\n " if isinstance(item, ast.stmt) else " ")
                self.value(item)
            out.append("]")
        elif value is None:
            out.append("~")
        else:
            out.append(str(value))


def dump(source, tree):
    form = Dump(source)
    form.node(tree)
    form.out.append("\n")
    return "".join(form.out)


def python_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders.sort()
            for name in sorted(files):
                if name.endswith((".py", ".pyi")):
                    yield os.path.join(folder, name)


COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")


def as_utf8(source):
    """The source in UTF-8 without its cookie's meaning, or None where it cannot be decoded."""
    for line in re.split(rb"\r\n|\r|\n", source, maxsplit=2)[:2]:
        found = COOKIE.match(line)
        if found:
            encoding = found[1].decode()
            if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
                return source
            try:
                return source.decode(encoding).encode()
            except (LookupError, UnicodeError, ValueError):
                return None
    return source


def parse(source):
    """`ast.parse` of UTF-8 whatever its cookie says."""
    return ast.parse(source.decode("utf-8-sig"))


TOKEN = re.compile(
    rb"\s+|[A-Za-z_]\w*|\d[\w.]*|[-+*/%@&|^<>=!:]=|\*\*|//|->|'[^'\n]*'|\"[^\"\n]*\"|.", re.DOTALL
)
SPARE = r"""( ) [ ] { } , : ; . = == := + - * ** / // @ ~ < in is not and or if else for while def class lambda
yield await async with as from import global del return raise try except finally match case type _ None x 1 'a' f'{x}'
b'a' ... -> += ! \\ # \n \n\x20 \n\x20\x20 \t async\x20for except* 0x 1j ''' f" } {{ }} "" f'{ !r :>{x} u'a'""".split()


def mutate(source, chance):
    """A few lines of a source with a few of their tokens changed."""
    lines = source.splitlines(keepends=True)
    if not lines:
        return b""
    first = chance.randrange(len(lines))
    while first > 0 and lines[first][:1].isspace():
        first -= 1
    tokens = TOKEN.findall(b"".join(lines[first : first + chance.randrange(1, 25)]))
    for _ in range(chance.randrange(0, 4)):
        at = chance.randrange(len(tokens) + 1)
        match chance.randrange(4):
            case 0:
                tokens[at : at + 1] = []
            case 1:
                tokens[at:at] = tokens[at : at + 1]
            case 2:
                tokens[at : at + 3] = reversed(tokens[at : at + 3])
            case 3:
                spare = chance.choice(SPARE).encode().decode("unicode_escape").encode()
                tokens[at : at + chance.randrange(2)] = [spare]
    return b"".join(tokens)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--probe", default=".build/release/probe")
    options.add_argument("--show", type=int, default=10, help="how many differences to print")
    options.add_argument("--mutations", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("paths", nargs="+")
    options = options.parse_args()
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000)

    scratch = tempfile.TemporaryDirectory()
    files, skipped = [], 0
    for path in python_files(options.paths):
        with open(path, "rb") as file:
            source = file.read()
        decoded = as_utf8(source)
        if decoded is None:
            skipped += 1
            continue
        given = path
        if decoded is not source:
            given = os.path.join(scratch.name, f"{len(files)}.py")
            with open(given, "wb") as file:
                file.write(decoded)
        files.append((path, given, decoded))

    if options.mutations:
        chance = random.Random(options.seed)
        pieces = []
        for index in range(options.mutations):
            piece = mutate(chance.choice(files)[2], chance)
            given = os.path.join(scratch.name, f"piece{index}.py")
            with open(given, "wb") as file:
                file.write(piece)
            pieces.append((repr(piece.decode("utf-8", "replace")), given, piece))
        files = pieces

    def probe(*arguments, **more):
        command = [options.probe, "python-syntax", *arguments]
        return subprocess.run(command, check=True, capture_output=True, **more).stdout

    listing = "\n".join(given for _, given, _ in files) + "\n"
    answers = {}
    for line in probe("--stdin", input=listing.encode("utf-8", "surrogateescape")).splitlines():
        name, *answer = line.decode("utf-8", "surrogateescape").split("\t")
        answers[name] = answer

    equal, rejected, different = 0, 0, []
    for path, given, source in files:
        accepted, length, checksum = answers[given]
        try:
            tree = parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            if accepted == "1" and not any(newer in str(error) for newer in NEWER):
                different.append((path, f"accepted, though CPython says: {error}"))
            else:
                rejected += 1
            continue
        if accepted == "0":
            problems = probe("--problems", given).decode("utf-8", "replace").splitlines()
            different.append((path, f"rejected: {problems[0]}"))
            continue
        expected = dump(source, tree)
        raw = expected.encode("utf-8", "surrogatepass")
        if len(raw) == int(length) and zlib.crc32(raw) == int(checksum):
            equal += 1
            continue
        found = probe("--dump", given).decode("utf-8", "replace").removesuffix("\n")
        # CPython's names are normalized; the tree keeps what is written. Everything else in a dump is ASCII.
        if unicodedata.normalize("NFKC", found) == expected:
            equal += 1
            continue
        at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), 0)
        different.append(
            (path, f"CPython …{expected[max(0, at - 60) : at + 80]!r}\n    Pollard …{found[max(0, at - 60) : at + 80]!r}")
        )
    for path, why in different[: options.show]:
        print(f"{path}\n    {why}")
    print(
        f"CPython {sys.version.split()[0]}: {len(files)} files: {equal} equal trees, {rejected} rejected by both,"
        f" {len(different)} different, {skipped} in unknown encodings left out"
    )
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
