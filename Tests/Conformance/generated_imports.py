#!/usr/bin/env python3
"""Compares `pollard closure` with CPython on packages made up at random, cycles and failures included.

    generated_imports.py BIN [--flavour forms|rings|layers|plain|habits] [--count N] [--seed S] [--python PYTHON]

Exit code 1 where too few imports agree, or with `--no-false-failures` where one that succeeds is said to fail. The flavours are generators of their own: `forms` here, the others in `generated_*.py`.

Every module of every package is imported in a process of its own. Where that succeeds, `executes` must list what
`sys.modules` lists, in its order; where it fails for an import or an attribute of a module, `failure` must name the same
statement, error and name. Imports that fail for other reasons are counted and left out, unless a failure is said of them, which
would lie behind the place where they end. The same seed gives the same packages.
"""
import argparse
import collections
import importlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

# Reads `root module top…` lines; each module is imported in a fork that has imported nothing of the root, and answered by
# one line of JSON: what ran, or where and why it failed.
WORKER = r"""
import contextlib, importlib, importlib.util, json, os, pkgutil, signal, sys, types, typing

before = set(sys.modules)
before.add("__future__")


def answer(root, module, tops):
    sys.path.insert(0, root)
    try:
        __import__(module)
    except BaseException as problem:
        return failure(problem, root, module)
    new = [n for n, value in list(sys.modules.items()) if n not in before and n.split(".")[0] in tops and value is not None]
    return {"executes": new}


def failure(problem, root, module):
    kind = type(problem).__name__
    place = None
    step = problem.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename.startswith(root + "/"):
            place = step
        step = step.tb_next
    if kind == "ImportError":
        name = problem.name_from
    elif kind == "ModuleNotFoundError":
        name = problem.name
    elif kind == "AttributeError" and (problem.name is None or isinstance(problem.obj, types.ModuleType)):
        name = problem.name
    else:
        name = False
    said = {"error": kind, "name": name, "module": module, "path": "", "line": 0}
    if place:
        said["module"] = place.tb_frame.f_globals["__name__"]
        said["path"] = os.path.relpath(place.tb_frame.f_code.co_filename, root)
        said["line"] = place.tb_lineno
    return {"failure" if name is not False else "other": said, "text": str(problem)}


for line in sys.stdin:
    root, module, *tops = line.split()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(null, descriptor)
        signal.alarm(10)
        with os.fdopen(writer, "w") as out:
            json.dump(answer(root, module, tops), out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    print(text or '{"other": {"error": "killed", "path": ""}, "text": ""}', flush=True)
"""

SUBMODULES = ["alpha", "beta", "gamma", "delta", "core", "util"]
DEFINED = {"VALUE": "value", "LIMIT": "value", "TABLE": "table", "Base": "class", "Widget": "class", "make": "function",
           "check": "function", "wrap": "decorator"}
CAUGHT = ["ImportError", "ImportError", "ImportError", "ModuleNotFoundError", "AttributeError", "Exception",
          "(ImportError, AttributeError)", "(AttributeError, KeyError)", "ValueError", "BaseException"]


class Module:
    """One file or folder of a made-up package."""

    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self.children = []
        # What it will define, by name; its submodules are not among them.
        self.defines = {}
        # Its statements, each a list of lines.
        self.blocks = []

    @property
    def package(self):
        return self.name if self.kind != "module" else self.name.rpartition(".")[0]

    @property
    def path(self):
        base = self.name.replace(".", "/")
        return {"module": base + ".py", "package": base + "/__init__.py", "namespace": None}[self.kind]


class Generator:
    """A package made up from a seed: the modules first, then what each defines, then their statements."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.modules = []
        top = self.grow("pk", "package" if self.chance(0.93) else "namespace")
        wanted = self.random.randint(2, 7)
        for _ in range(40):
            if sum(m.kind != "namespace" for m in self.modules) >= wanted:
                break
            folders = [m for m in self.modules if m.kind != "module"]
            parent = self.random.choice(folders)
            free = [n for n in SUBMODULES if n not in [c.name.rpartition(".")[2] for c in parent.children]]
            if parent.name.count(".") > 2 or not free:
                continue
            kind = self.random.choices(["module", "package", "namespace"], [12, 5, 1])[0]
            parent.children.append(self.grow(f"{parent.name}.{self.random.choice(free)}", kind))
        if self.chance(0.2):
            self.grow("solo", "module")
        self.tops = [m.name for m in self.modules if "." not in m.name]
        files = [m for m in self.modules if m.kind != "namespace"]
        for module in files:
            for name, kind in DEFINED.items():
                if self.chance(0.4):
                    module.defines[name] = kind
            if self.chance(0.15):
                clash = module.children or self.modules
                module.defines[self.random.choice(clash).name.rpartition(".")[2]] = "value"
        for module in files:
            Body(self, module).write()

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return self.random.choice(items)

    def grow(self, name, kind):
        module = Module(name, kind)
        self.modules.append(module)
        return module

    def sources(self):
        return {m.path: m.blocks for m in self.modules if m.path}

    def named(self, name):
        return next((m for m in self.modules if m.name == name), None)


class Body:
    """Writes the statements of one module, and remembers what its names stand for so that most of them make sense."""

    def __init__(self, world, module):
        self.world, self.module = world, module
        self.random, self.chance, self.pick = world.random, world.chance, world.pick
        # By name: ("module", Module) or (kind of definition, None).
        self.bound = {}
        self.serial = 0

    def fresh(self, stem):
        self.serial += 1
        return f"{stem}{self.serial}"

    def add(self, *lines):
        self.module.blocks.append([line for text in lines for line in text.split("\n")])

    def write(self):
        if self.chance(0.25):
            self.add("from __future__ import annotations")
        self.add("import sys")
        if self.chance(0.5):
            self.add("from typing import TYPE_CHECKING")
            self.bound["TYPE_CHECKING"] = ("other", None)
        todo = list(self.module.defines.items())
        self.random.shuffle(todo)
        exporting = self.chance(0.3)
        for _ in range(self.random.randint(3, 9)):
            if todo and self.chance(0.45):
                self.define(*todo.pop())
            if exporting and self.chance(0.2):
                exporting = False
                self.export()
            roll = self.random.random()
            if roll < 0.55:
                self.placed(self.imported())
            elif roll < 0.93:
                self.use()
            else:
                self.oddity()
        for item in todo:
            if self.chance(0.8):
                self.define(*item)
        if exporting:
            self.export()
        if self.chance(0.12):
            self.module_getattr()

    # Definitions

    def define(self, name, kind):
        texts = {
            "value": [f"{name} = {self.random.randint(0, 3)}", f"{name}: int = 1", f"{name} = len('{name}')",
                      f"({name}, _other) = (1, 2)", f"{name} = other = 5"],
            "table": [f"{name} = {{'a': 1, 'b': None}}", f"{name} = ['alpha', 'VALUE']", f"{name} = dict(a=1)"],
            "class": [f"class {name}:\n    kind = 1", f"class {name}(object):\n    def run(self):\n        return 1",
                      f"{name} = type('{name}', (), {{}})"],
            "function": [f"def {name}(*args, **named):\n    return 1", f"{name} = lambda *args, **named: 1",
                         self.importing_function(name)],
            "decorator": [f"def {name}(target):\n    return target", f"def {name}(target):\n    import pk\n    return target"],
        }
        text = self.pick(texts[kind])
        if self.chance(0.06):
            text = "if True:\n" + indented(text)
        elif self.chance(0.04):
            text = "for _ in [0]:\n" + indented(text)
        elif self.chance(0.04):
            text = f"try:\n    {name}\nexcept NameError:\n" + indented(text)
        self.add(text)
        self.bound[name] = (kind, None)

    def importing_function(self, name):
        statement, bound = self.imported(inside=True)
        result = self.pick(sorted(bound) or ["1"])
        return f"def {name}(*args, **named):\n{indented(statement)}\n    return {result}"

    def export(self):
        names = [n for n in self.module.defines if self.chance(0.6)]
        names += [c.name.rpartition(".")[2] for c in self.module.children if self.chance(0.4)]
        if self.chance(0.08):
            names.append("missing")
        self.random.shuffle(names)
        half = len(names) // 2
        modules = [n for n, (kind, _) in self.bound.items() if kind == "module"]
        forms = [f"__all__ = {names!r}", f"__all__ = {tuple(names)!r}", f"__all__ = {names[:half]!r}\n__all__ += {names[half:]!r}",
                 f"__all__ = {names[:half]!r} + {names[half:]!r}", f"__all__ = []\n__all__.extend({names!r})",
                 f"__all__ = [n for n in {names!r} if n != 'VALUE']", f"__all__ = sorted({names!r})"]
        if modules and self.chance(0.3):
            forms = [f"__all__ = {names!r} + list(getattr({self.pick(modules)}, '__all__', []))",
                     f"__all__ = {names!r}\n__all__ += getattr({self.pick(modules)}, '__all__', [])"]
        self.add(self.pick(forms))

    def module_getattr(self):
        targets = [c.name.rpartition(".")[2] for c in self.module.children] or ["alpha"]
        child = self.pick(targets)
        self.add(self.pick([
            "def __getattr__(name):\n    if name == 'missing':\n        return 7\n    raise AttributeError(name)",
            f"def __getattr__(name):\n    if name in {targets!r}:\n        from importlib import import_module\n"
            f"        return import_module(f'.{{name}}', __name__)\n    raise AttributeError(f'no {{name}}')",
            f"def __getattr__(name):\n    if name == {child!r}:\n        from . import {child} as found\n        return found\n"
            "    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')",
            f"_where = {{'late': 'pk.{child}'}}\ndef __getattr__(name):\n    if name in _where:\n        import importlib\n"
            "        value = importlib.import_module(_where[name])\n        globals()[name] = value\n        return value\n"
            "    raise AttributeError(name)",
            "def __getattr__(name):\n    raise ImportError(name)",
        ]))

    # Imports

    def target(self):
        near = [m for m in self.world.modules if m.package == self.module.package or m in self.module.children]
        return self.pick(near) if self.chance(0.5) else self.pick(self.world.modules)

    def names_of(self, target):
        """A name to ask of a module, and what it stands for."""
        roll = self.random.random()
        if target.children and roll < 0.35:
            child = self.pick(target.children)
            return child.name.rpartition(".")[2], ("module", child)
        if roll > 0.955:
            return self.pick(["missing", "late", "VALUE", "alpha"]), ("other", None)
        if target.defines:
            name = self.pick(sorted(target.defines))
            return name, (target.defines[name], None)
        return ("VALUE", ("other", None))

    def relative(self, name):
        """A module's name after dots, as this module could write it; nil where it cannot."""
        base = self.module.package
        dots = "."
        while base:
            if name == base:
                return dots, ""
            if name.startswith(base + "."):
                return dots, name[len(base) + 1:]
            base = base.rpartition(".")[0]
            dots += "."
        return None

    def imported(self, inside=False):
        """An import of some form, and what it binds."""
        target = self.target()
        full = target.name
        if self.chance(0.03):
            full = self.pick([full + ".nowhere", "nowhere", "pk.nowhere.deep", "pk.alpha.beta"])
            target = self.world.named(full) or Module(full, "module")
        top = self.world.named(full.split(".")[0]) or target
        short = full.rpartition(".")[2]
        form = self.random.randrange(18)
        if form <= 1:
            return f"import {full}", {full.split(".")[0]: ("module", top)}
        if form <= 3:
            alias = self.pick([short, self.fresh("as_")])
            return f"import {full} as {alias}", {alias: ("module", target)}
        if form <= 8:
            return self.from_import(target, full)
        if form <= 10 and not inside and self.chance(0.8):
            written = self.relative(full)
            source = "".join(written) if written and self.chance(0.6) else full
            names = {n: (kind, None) for n, kind in target.defines.items()} if self.chance(0.5) else {}
            return f"from {source} import *", names
        if form <= 13:
            parent, _, last = full.rpartition(".")
            written = self.relative(parent) if parent else None
            if written:
                alias = self.pick([last, last, self.fresh("sub_")])
                bound = {alias: ("module", target)}
                tail = "" if alias == last else f" as {alias}"
                return f"from {''.join(written)} import {last}{tail}", bound
            return f"import {full}", {full.split(".")[0]: ("module", top)}
        name = self.fresh("got_")
        bound = {name: ("module", target)}
        return self.pick(self.dynamic(name, full, short)), bound

    def dynamic(self, name, full, short):
        forms = [f"import importlib\n{name} = importlib.import_module({full!r})",
                 f"from importlib import import_module\n{name} = import_module({full!r})",
                 f"from importlib import import_module as load\n{name} = load({full!r})",
                 f"{name} = __import__({full!r}, fromlist=['x'])",
                 f"{name} = __import__({full!r}, globals(), locals(), ['VALUE', 'alpha'], 0)",
                 f"__import__({full!r})\n{name} = sys.modules[{full!r}]",
                 f"import {full}\n{name} = sys.modules[{full!r}]"]
        written = self.relative(full)
        if written and written[1]:
            dots, rest = written
            forms += [f"import importlib\n{name} = importlib.import_module('{dots}{rest}', __package__)",
                      f"import importlib\n{name} = importlib.import_module('{dots}{rest}', package={self.module.package!r})",
                      f"{name} = __import__({rest!r}, globals(), None, ['x'], {len(dots)})",
                      f"import importlib\n{name} = importlib.import_module(f'{dots}{{{rest!r}}}', __spec__.parent)"]
            if self.module.kind == "package" and dots == ".":
                forms.append(f"import importlib\n{name} = importlib.import_module('.' + {rest!r}, __name__)")
        return forms

    def from_import(self, target, full):
        written = self.relative(full)
        source = "".join(written) if written and self.chance(0.5) else full
        parts, bound = [], {}
        for _ in range(self.pick([1, 1, 1, 2, 3])):
            name, meaning = self.names_of(target)
            alias = name if self.chance(0.75) else self.fresh("n_")
            parts.append(name if alias == name else f"{name} as {alias}")
            bound[alias] = meaning
        if len(parts) > 1 and self.chance(0.3):
            return f"from {source} import (\n    " + ",\n    ".join(parts) + ",\n)", bound
        return f"from {source} import {', '.join(parts)}", bound

    def placed(self, made):
        """Puts an import where it runs, or seems to."""
        statement, bound = made
        roll = self.random.randrange(100)
        star = "import *" in statement
        fallback = "\n".join(f"{name} = None" for name in bound) or "pass"
        if roll < 45:
            self.add(statement)
        elif roll < 62:
            kind = self.pick(CAUGHT)
            alternative = fallback
            if self.chance(0.25):
                alternative, more = self.imported()
                bound = {**bound, **more}
            handler = self.pick([f"except {kind}:\n{indented(alternative)}", f"except {kind} as error:\n{indented(alternative)}",
                                 f"except {kind}:\n{indented(alternative)}\nelse:\n    pass",
                                 f"except {kind}:\n{indented(alternative)}\nfinally:\n    done = 1",
                                 f"except {kind}:\n    raise", f"except {kind}:\n    raise ImportError('no luck')",
                                 f"except {kind} as error:\n    raise ImportError('no luck') from error",
                                 "finally:\n    pass", "except:\n    pass"])
            if handler.endswith("pass") and not handler.startswith("except " + kind):
                bound = {}
            self.add(f"try:\n{indented(statement)}\n{handler}")
        elif roll < 68 and not star:
            load, results = self.fresh("load_"), ", ".join(bound)
            self.add(f"def {load}():\n{indented(statement)}\n    return {results or 1}")
            if self.chance(0.7) and bound:
                self.add(f"{results} = {load}()")
            elif bound:
                self.add(f"if sys.argv is None:\n    {load}()")
                return
        elif roll < 72 and not star:
            holder = self.fresh("Holder")
            self.add(f"class {holder}:\n{indented(statement)}")
            for name in bound:
                if self.chance(0.5):
                    self.add(f"{name} = {holder}.{name}")
                    self.bound[name] = bound[name]
            return
        elif roll < 77:
            test = self.pick(["sys.version_info >= (3, 8)", "sys.version_info < (3,)", "sys.version_info[0] == 3", "sys.platform == 'win32'",
                              "sys.version_info >= (3, 14)", "sys.version_info[:2] > (3, 12)", "not sys.version_info >= (3, 9)"])
            self.add(f"if {test}:\n{indented(statement)}\nelse:\n{indented(fallback)}")
        elif roll < 81:
            if "TYPE_CHECKING" in self.bound and self.chance(0.6):
                self.add(f"if TYPE_CHECKING:\n{indented(statement)}")
            else:
                self.add(f"import typing\nif typing.TYPE_CHECKING:\n{indented(statement)}")
            return
        elif roll < 87:
            other = self.pick(self.world.modules).name
            known = self.pick(sorted(self.bound) or ["sys"])
            test = self.pick([f"{other!r} in sys.modules", f"{other!r} not in sys.modules", "__name__ == '__main__'",
                              f"__name__ == {self.module.name!r}", f"{known!r} in globals()", "'nothing' in globals()",
                              f"sys.modules.get({other!r}) is None", f"hasattr(sys.modules.get({other!r}), 'VALUE')", "not __package__"])
            self.add(f"if {test}:\n{indented(statement)}\nelse:\n{indented(fallback)}")
        elif roll < 90:
            self.add(f"import contextlib\nwith contextlib.suppress({self.pick(CAUGHT[:6])}):\n{indented(statement)}")
            return
        elif roll < 93:
            self.add(f"for _step in range({self.pick([0, 1, 2])}):\n{indented(statement)}")
            return
        elif roll < 95:
            names = [m.name for m in self.world.modules if self.chance(0.4)]
            self.add(f"from importlib import import_module\nfor _name in {names!r}:\n    import_module(_name)")
            return
        elif roll < 97 and not star:
            self.add(f"try:\n    try:\n{indented(indented(statement))}\n    except {self.pick(CAUGHT)}:\n        raise\nexcept {self.pick(CAUGHT)}:\n"
                     f"{indented(fallback)}")
        elif roll < 98 and not star:
            call = self.fresh("now_")
            self.add(f"def {call}(target):\n{indented(statement)}\n    return target\n@{call}\ndef {call}_made():\n    pass")
            return
        else:
            self.add(statement)
        self.bound.update(bound)

    # Uses

    def attribute(self):
        """`name.attribute` of some module that is bound, and the kind of the value."""
        modules = sorted(n for n, (kind, _) in self.bound.items() if kind == "module")
        if not modules:
            return None
        text = self.pick(modules)
        target = self.bound[text][1]
        for _ in range(3):
            name, (kind, inner) = self.names_of(target)
            text += "." + name
            if kind != "module":
                return text, kind
            if self.chance(0.4):
                return text, "module"
            target = inner
        return text, "other"

    def use(self):
        found = self.attribute()
        if not found:
            return self.placed(self.imported())
        text, kind = found
        self.serial += 1
        name = f"u{self.serial}"
        owner, _, last = text.rpartition(".")
        forms = [f"{name} = {text}", text, f"{name} = ({text}, 1)", f"{name} = f'{{{text}}}'", f"{name} = [{text} for _ in range(1)]",
                 f"{name} = [{text} for _ in range(0)]", f"def {name}(x={text}):\n    return x", f"def {name}(x: {text}) -> None:\n    pass",
                 f"def {name}() -> {text}:\n    pass", f"{name}: {text} = 1", f"class {name}:\n    field: {text}\n    other = 1",
                 f"class {name}:\n    field = {text}", f"def {name}():\n    return {text}", f"{name} = lambda: {text}",
                 f"{name} = getattr({owner}, {last!r})", f"{name} = getattr({owner}, {last!r}, None)", f"{name} = hasattr({owner}, {last!r})",
                 f"if hasattr({owner}, {last!r}):\n    {name} = {text}\nelse:\n    {name} = None",
                 f"try:\n    {name} = {text}\nexcept {self.pick(CAUGHT)}:\n    {name} = None", f"{name} = 0 and {text}", f"{name} = 1 or {text}",
                 f"{name} = {text} if __name__ else None", f"{name} = {{'k': {text}}}", f"{name} = {{k: {text} for k in 'ab'}}",
                 f"if {text}:\n    {name} = 1\nelse:\n    {name} = 2", f"{name} = list(map(lambda _: {text}, [1]))", f"({name} := {text})",
                 f"print({text})", f"assert {text} is not {name!r}", f"{name} = (lambda: {text})()", f"{owner}.{last} = 3",
                 f"for {name} in [{text}]:\n    pass", f"setattr({owner}, {last!r}, 4)", f"def {name}():\n    return {text}\n{name}()"]
        if self.chance(0.08):
            forms = [f"del {text}", f"del {owner}.{last}\n{owner}.{last} = 1", f"{owner}.{last} += 1"]
        if kind == "class" and self.chance(0.6):
            forms = [f"class {name}({text}):\n    pass", f"{name} = {text}()", f"@{text}\nclass {name}:\n    pass",
                     f"class {name}:\n    made = {text}()"]
        elif kind == "function" and self.chance(0.6):
            forms = [f"{name} = {text}()", f"{name} = {text}(1, key=2)", f"@{text}\ndef {name}():\n    pass", f"{text}()"]
        elif kind == "decorator" and self.chance(0.6):
            forms = [f"@{text}\ndef {name}():\n    pass", f"@{text}\nclass {name}:\n    pass", f"{name} = {text}(1)"]
        self.add(self.pick(forms))

    def oddity(self):
        names = sorted(n for n, (kind, _) in self.bound.items() if kind == "module")
        some = self.pick(names or ["sys"])
        other = self.pick(self.world.modules).name
        below = self.pick([m for m in self.world.modules if not m.children]).name
        form = self.random.randrange(13)
        if form == 0 and names:
            self.add(f"del {some}")
            del self.bound[some]
        elif form == 1 and names:
            self.add(f"{some} = None")
            del self.bound[some]
        elif form == 2:
            self.add(f"sys.modules[{below!r}] = None")
        elif form == 3:
            self.add(f"sys.modules.pop({other!r}, None)")
        elif form == 4:
            self.add(f"sys.modules[__name__ + '.extra'] = sys.modules[__name__]")
        elif form == 5:
            self.add("class Replacement:\n    VALUE = 9\n    def __getattr__(self, name):\n        if name == 'late':\n"
                     "            return 1\n        raise AttributeError(name)\nsys.modules[__name__] = Replacement()")
        elif form == 6:
            self.add("import types\nclass Shell(types.ModuleType):\n    late = 1\nsys.modules[__name__].__class__ = Shell")
        elif form == 7:
            self.add("globals()['late'] = 1")
        elif form == 8:
            self.add(f"raise {self.pick(['ImportError', 'ImportError()', 'ModuleNotFoundError'])}"
                     if self.chance(0.3) else "if not __name__:\n    raise ImportError('never')")
        elif form == 9:
            self.add(f"import types\nsys.modules[{'pk.extra'!r}] = types.ModuleType('pk.extra')")
        elif form == 10:
            self.add(f"import importlib.util\nif importlib.util.find_spec({other!r}) is not None:\n    found = 1\nelse:\n    import nowhere")
        elif form == 11:
            self.add("import pkgutil\nfrom importlib import import_module\nfor _item in pkgutil.iter_modules(globals().get('__path__') or []):\n"
                     "    import_module(__name__ + '.' + _item.name)")
        else:
            name = self.pick(SUBMODULES)
            self.add(f"{name} = 1")
            self.bound[name] = ("value", None)


def indented(text):
    return "\n".join("    " + line if line else line for line in text.split("\n"))


# Comparing


class Oracle:
    """CPython, asked through one server process."""

    def __init__(self, python):
        self.process = subprocess.Popen([python, "-I", "-B", "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, root, module, tops):
        self.process.stdin.write(" ".join([root, module, *tops]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def write(root, sources):
    # A folder of installed distributions: what is not there is not installed anywhere.
    for name in ("one-1.0.dist-info", "two-1.0.dist-info"):
        os.makedirs(os.path.join(root, name), exist_ok=True)
        open(os.path.join(root, name, "METADATA"), "w").close()
    for path, blocks in sources.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w") as file:
            file.write("".join(line + "\n" for block in blocks for line in block))


def said(args, root, names):
    try:
        done = subprocess.run([args.binary, "closure", "--root", root, "--python-version", "3.13", "--format", "jsonl", *names],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=20)
    except subprocess.TimeoutExpired:
        return {"crash": "timeout", "text": "no answer in twenty seconds"}
    if done.returncode not in (0, 1):
        return {"crash": done.returncode, "text": done.stderr}
    return {row["module"]: row for row in map(json.loads, done.stdout.splitlines())}


def difference(truth, answer, tops):
    """What kind of disagreement there is, or nil."""
    if answer is None:
        return "no answer"
    failure = answer["failure"]
    if "failure" not in truth:
        if failure:
            return "said to fail"
        mine = [n for n in answer["executes"] if n.split(".")[0] in tops]
        if set(mine) != set(truth["executes"]):
            return "set"
        return None if mine == truth["executes"] else "order"
    if not failure:
        return "failure missed: " + truth["failure"]["error"]
    wrong = [key for key in ("error", "module", "path", "line", "name") if failure[key] != truth["failure"][key]]
    return "failure: " + " ".join(wrong) if wrong else None


def judged(truth, answer, tops):
    if "other" not in truth:
        return difference(truth, answer, tops)
    # What ends for another reason comes to no failure of an import before; what an object raises that stands in a module's
    # place may be told.
    said, place = answer and answer["failure"], truth["other"]
    if answer and (not said or all(said[key] == place[key] for key in ("error", "module", "path", "line"))):
        return "other"
    return "failure said behind: " + place["error"]


def repair(oracle, root, world):
    """Takes out or catches what fails, up to some number of times, so that imports get further."""
    left = world.pick([0, 3, 10, 60, 60])
    files = {m.path: m for m in world.modules if m.path}
    for name in [m.name for m in world.modules]:
        while left:
            left -= 1
            write(root, world.sources())
            truth = oracle.ask(root, name, world.tops)
            place = truth.get("failure") or truth.get("other")
            if not place or not place["path"]:
                break
            blocks, line = files[place["path"]].blocks, place["line"]
            for index, block in enumerate(blocks):
                line -= len(block)
                if line <= 0:
                    break
            if world.chance(0.4):
                blocks[index] = ["try:", *("    " + text for text in block), f"except {world.pick(CAUGHT)}:", "    pass"]
            else:
                del blocks[index]


def compare(args, oracle, root, sources, tops, names):
    """By module: what is true, what was said, and the kind of disagreement."""
    shutil.rmtree(root, ignore_errors=True)
    write(root, sources)
    answers = said(args, root, names)
    if "crash" in answers:
        return [(names[0], {}, answers, "crash")]
    rows = []
    for name in names:
        truth = oracle.ask(root, name, tops)
        answer = answers.get(name)
        rows.append((name, truth, answer, judged(truth, answer, tops)))
    return rows


def shrink(args, oracle, root, sources, tops, name, kind):
    """The same disagreement with as few statements and files as do."""
    def still(candidate):
        return compare(args, oracle, root, candidate, tops, [name])[0][3] == kind
    changed = True
    while changed:
        changed = False
        for path in list(sources):
            smaller = {p: b for p, b in sources.items() if p != path}
            if smaller and still(smaller):
                sources, changed = smaller, True
                continue
            for index in reversed(range(len(sources[path]))):
                smaller = {**sources, path: sources[path][:index] + sources[path][index + 1:]}
                if still(smaller):
                    sources, changed = smaller, True
    return sources


def show(sources, rows):
    for path, blocks in sources.items():
        print(f"    --- {path}")
        number = 0
        for block in blocks:
            for line in block:
                number += 1
                print(f"    {number:3} {line}")
    for name, truth, answer, _ in rows:
        print(f"    CPython {name}: {json.dumps(truth)}")
        kept = {k: answer[k] for k in ("executes", "failure", "uncertain", "crash", "text") if k in answer} if answer else None
        print(f"    Pollard {name}: {json.dumps(kept)}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("--flavour", default="forms", choices=["forms", "rings", "layers", "plain", "habits"], help="which generator makes the packages")
    ask.add_argument("--count", type=int, default=500, help="packages")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--python", default=sys.executable, help="CPython 3.13")
    ask.add_argument("--show", type=int, default=3, help="disagreements to print, made small, of each kind")
    ask.add_argument("--only", help="print only kinds that begin so")
    ask.add_argument("--at-least", type=float, default=99.5, help="percent of imports that pass")
    ask.add_argument("--no-false-failures", action="store_true", help="fail where an import that succeeds is said to fail")
    args = ask.parse_args()
    folder = os.path.realpath(tempfile.mkdtemp(prefix="generated-imports-"))
    oracle = Oracle(args.python)
    make = Generator if args.flavour == "forms" else importlib.import_module("generated_" + args.flavour).World
    kinds, others, shown = collections.Counter(), collections.Counter(), collections.Counter()
    agree = failing = whole = 0
    for number in range(args.count):
        seed = args.seed * 1_000_003 + number
        world = make(seed)
        names = [m.name for m in world.modules]
        root = os.path.join(folder, "root")
        shutil.rmtree(root, ignore_errors=True)
        repair(oracle, root, world)
        rows = compare(args, oracle, root, world.sources(), world.tops, names)
        whole += all(kind in (None, "other") for *_, kind in rows)
        for name, truth, answer, kind in rows:
            failing += "failure" in truth
            if kind == "other":
                others[truth["other"]["error"]] += 1
            elif kind is None:
                agree += 1
            else:
                kinds[kind] += 1
                if shown[kind] < args.show and kind.startswith(args.only or ""):
                    shown[kind] += 1
                    print(f"package {number} of seed {args.seed}, {name}: {kind}")
                    root = os.path.join(folder, "small")
                    small = shrink(args, oracle, root, world.sources(), world.tops, name, kind)
                    show(small, compare(args, oracle, root, small, world.tops, [name]))
    shutil.rmtree(folder)
    total = agree + sum(kinds.values())
    share = 100 * agree / max(total, 1)
    print(f"{args.count} packages, {total} imports ({failing} of them fail): {share:.2f} % agree; packages without a "
          f"difference: {100 * whole / args.count:.2f} %; left out: {dict(others.most_common())}")
    for kind, count in kinds.most_common():
        print(f"  {count:6} {kind}")
    if args.no_false_failures and kinds["said to fail"]:
        print("an import that succeeds is said to fail")
        return 1
    return 1 if share < args.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
