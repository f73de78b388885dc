"""Packages of few modules that import each other in every way the language has, and use at once what they imported.

A generator for `generated_imports.py`. A module is defined by what it offers; its text is that, with imports of others and
uses of what they offer put between.
"""
import random

WORDS = ["alpha", "beta", "core", "db", "edge", "flow", "grid", "hub", "io_", "jobs", "keys", "models", "views", "utils"]
OFFERS = {
    "LIMIT": "number", "SIZE": "number", "NAME": "text", "ITEMS": "list", "TABLE": "table", "helper": "function",
    "build": "function", "Base": "class", "Node": "class", "Oops": "error", "wrap": "decorator", "_hidden": "number",
    "_secret": "function", "config": "object", "late": "loader", "flag": "number",
}
CATCH = ["ImportError", "ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "(ImportError, AttributeError)",
         "NameError", "Exception as error", "ImportError as error", "BaseException", "TypeError", "KeyError"]
WRONG = ["1 / 0", "undefined_name", "int('x')", "[][3]", "{}['k']", "None.attribute", "len(5)", "'a' + 1", "raise ValueError('no')",
         "assert False", "raise ImportError('by hand')", "raise RuntimeError", "(1).missing", "None()", "a, b = 1", "'x'.nothing",
         "raise SystemExit(3)", "for _ in 5: pass", "object().thing", "raise KeyError('k')", "del never_bound", "next(iter([]))"]


class Module:
    def __init__(self, name, package=False, namespace=False):
        self.name, self.is_package, self.is_namespace = name, package, namespace
        stem = name.replace(".", "/")
        self.path = None if namespace else stem + ("/__init__.py" if package else ".py")
        self.offers, self.blocks, self.children = {}, [], []

    @property
    def package(self):
        return self.name if self.is_package or self.is_namespace else self.name.rpartition(".")[0]

    @property
    def last(self):
        return self.name.rpartition(".")[2]


class World:
    def __init__(self, seed):
        self.random = random.Random(f"plain {seed}")
        self.number = 0
        self.everything = []
        self.lay_out()
        self.modules = [m for m in self.everything if m.path]
        self.tops = sorted({m.name.partition(".")[0] for m in self.everything})
        self.random.shuffle(self.everything)
        for module in self.modules:
            self.fill(module)

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, share):
        return self.random.random() < share

    def fresh(self, stem="v"):
        self.number += 1
        return f"{stem}{self.number}"

    def sources(self):
        return {m.path: m.blocks for m in self.modules}

    # What there is

    def lay_out(self):
        def package(name, depth):
            kind = Module(name, package=not (self.chance(0.12) and depth), namespace=False)
            if not kind.is_package:
                kind = Module(name, namespace=True)
            self.everything.append(kind)
            names = self.random.sample(WORDS, self.random.randint(2, 4) if not depth else self.random.randint(1, 3))
            for child in names:
                full = f"{name}.{child}"
                if depth < 3 and self.chance(0.25 if depth < 2 else 0.1):
                    kind.children.append(package(full, depth + 1))
                else:
                    module = Module(full)
                    self.everything.append(module)
                    kind.children.append(module)
            return kind
        if self.chance(0.2):
            # Modules that stand side by side, in no package.
            self.everything += [Module(name) for name in self.random.sample(WORDS, self.random.randint(2, 5))]
        else:
            package("app", 0)
        if self.chance(0.3):
            package("other", 1)
        if self.chance(0.3):
            self.everything.append(Module("single"))
        for module in self.everything:
            if module.path:
                for name in self.random.sample(sorted(OFFERS), self.random.randint(2, 6)):
                    module.offers[name] = OFFERS[name]
                # A function that is named like a submodule of its package, or like a neighbour.
                if module.children and self.chance(0.15):
                    module.offers[self.pick(module.children).last] = "function"

    def define(self, name, kind):
        if kind == "number":
            return [f"{name} = {self.random.randint(1, 9)}"]
        if kind == "text":
            return [f"{name} = 'text'"]
        if kind == "list":
            return [f"{name} = [1, 2, 3]"]
        if kind == "table":
            return [f"{name} = {{'one': 1, 'two': 2}}"]
        if kind == "function":
            return [f"def {name}(*args, **kwargs):", f"    return {self.random.randint(1, 9)}"]
        if kind == "class":
            return [f"class {name}:", "    size = 4", "    def method(self):", "        return 5"]
        if kind == "error":
            return [f"class {name}(Exception):", "    pass"]
        if kind == "decorator":
            return [f"def {name}(function):", "    return function"]
        if kind == "object":
            return ["class _Config:", "    value = 3", f"{name} = _Config()"]
        lines, uses = self.inside(self.current)
        body = [f"def {name}(*args):"] + ["    " + line for line in lines]
        if uses and self.chance(0.6):
            return body + [f"    return {self.pick(uses)[0]}"]
        return body + ["    return None"]

    def inside(self, module):
        """An import that may stand in a function."""
        while True:
            lines, uses = self.imported(module, self.other(module))
            if not any("import *" in line for line in lines):
                return lines, uses

    # A module's text

    def other(self, module):
        if self.chance(0.03):
            return module
        near = [m for m in self.everything if m.package == module.package or m.name == module.package]
        return self.pick(near if near and self.chance(0.4) else self.everything)

    def fill(self, module):
        self.current = module
        head, body = [], []
        if self.chance(0.15):
            head.append(['"""Text."""'])
        if self.chance(0.15):
            head.append(["from __future__ import annotations"])
        if self.chance(0.2):
            head.append(["from typing import TYPE_CHECKING"])
        definitions = [self.define(name, kind) for name, kind in module.offers.items()]
        if self.chance(0.3):
            shown = [n for n in module.offers if self.chance(0.7)]
            if module.children and self.chance(0.4):
                shown.append(self.pick(module.children).last)
            if self.chance(0.1):
                shown.append("not_there")
            definitions.insert(self.random.randint(0, len(definitions)), [f"__all__ = {shown!r}"])
        if self.chance(0.12):
            definitions.insert(self.random.randint(0, len(definitions)), self.getattr_function(module))
        parts = [(block, None) for block in definitions]
        for _ in range(self.random.randint(1, 4)):
            target = self.other(module)
            lines, uses = self.imported(module, target)
            place = self.pick(["top", "top", "top", "middle", "middle", "end"])
            lines, is_seen = self.placed(module, lines, uses)
            if not is_seen and self.chance(0.85):
                uses = []
            index = {"top": 0, "middle": self.random.randint(0, len(parts)), "end": len(parts)}[place]
            parts.insert(index, (lines, None))
            for _ in range(self.random.randint(0, 3)):
                if uses:
                    expression, kind = self.pick(uses)
                    where = index + 1 if self.chance(0.5) else self.random.randint(index + 1, len(parts))
                    parts.insert(where, (self.caught(self.use(expression, kind)), None))
        if self.chance(0.06):
            wrong = [self.pick(WRONG)]
            parts.insert(self.random.randint(0, len(parts)), (self.caught(wrong, 0.5), None))
        if self.chance(0.01):
            parts.insert(self.random.randint(0, len(parts)), (["def broken(:"], None))
        if self.chance(0.1):
            own = self.pick(list(module.offers) or ["x"])
            parts.insert(self.random.randint(0, len(parts)), (self.caught(self.use(own, module.offers.get(own, "number"))), None))
        if self.chance(0.06):
            name = self.pick(list(module.offers))
            parts.insert(self.random.randint(0, len(parts)), (self.caught([f"del {name}"], 0.4), None))
        if self.chance(0.1):
            lines, uses = self.imported(module, self.other(module))
            parts.append((["if __name__ == '__main__':"] + ["    " + line for line in lines], None))
        for _ in range(self.random.randint(1, 2) if self.chance(0.35) else 0):
            parts.insert(self.random.randint(0, len(parts)), (self.idiom(module), None))
        module.blocks = head + [block for block, _ in parts]

    def idiom(self, module):
        """What packages do with their parts: collect, register, choose, hand on."""
        one, two = self.other(module), self.other(module)
        names = [self.wanted(one)[0], self.wanted(one)[0]]
        v, w = self.fresh(), self.fresh("g")
        last = one.last
        parent = one.name.rpartition(".")[0]
        from_parent = f"from {parent} import {last}" if parent else f"import {last}"
        return self.pick([
            [f"import {one.name} as {v}", f"import {two.name} as {w}", f"__all__ = {v}.__all__ + {w}.__all__"],
            [f"from {one.name} import *", f"from {two.name} import *", f"{v} = {names[0]}"],
            ["import importlib", f"for {v} in ({one.name!r}, {two.name!r}):", f"    globals()[{v}.split('.')[-1]] = importlib.import_module({v})"],
            ["import importlib", f"{v} = {{name: importlib.import_module(name) for name in [{one.name!r}, {two.name!r}]}}",
             f"{w} = {v}[{one.name!r}].{names[0]}"],
            ["try:", f"    from {one.name} import _fast_{names[0]} as {v}", "except ImportError:", f"    from {two.name} import {self.wanted(two)[0]} as {v}"],
            ["try:", f"    from {one.name} import {names[0]} as {v}", "except ImportError:", "    import sys",
             f"    {v} = sys.modules.get({one.name!r})", f"    {w} = {v}.__name__"],
            [f"import {one.name}", "def register(function):", f"    {one.name}.{names[0]}", "    return function", "@register", f"def {v}():", "    pass"],
            [f"import {one.name} as {v}", f"class {w}:", "    def __init__(self):", f"        self.part = {v}.{names[0]}", f"{self.fresh()} = {w}().part"],
            [f"import {one.name} as {v}", f"class {w}:", "    @property", "    def part(self):", f"        return {v}.{names[0]}", f"{w}().part"],
            [f"import {one.name} as {v}", f"class {w}:", "    def __init_subclass__(cls):", f"        cls.part = {v}.{names[0]}", f"class {w}2({w}): pass"],
            [from_parent, f"{v} = [getattr({last}, n, None) for n in {names!r}]"],
            [f"import {one.name} as {v}", f"if {v}.{names[0]}:", f"    from {two.name} import {self.wanted(two)[0]} as {w}", "else:", f"    {w} = None"],
            [f"def {v}():", f"    from {one.name} import {names[0]}", f"    return {names[0]}", "try:", f"    {w} = {v}()",
             "except ImportError as problem:", f"    {w} = str(problem)", "    failed = problem.name"],
            [f"import {one.name} as {v}", f"{w} = {v}", "try:", f"    {w}.{names[0]}", "except AttributeError:", "    import importlib",
             f"    {w} = importlib.import_module({two.name!r})"],
            ["import sys", f"{v} = sys.modules[__name__]", f"{v}.extra = 3", f"{w} = {v}.extra + {v}.missing_here"],
            ["import sys", "class Facade:", "    value = 1", "sys.modules[__name__] = Facade()"],
            [f"def {v}():", f"    global {w}", f"    import {one.name} as {w}", f"{v}()", f"{self.fresh()} = {w}.{names[0]}"],
            [f"from {one.name} import {names[0]} as {v}, {names[1]} as {w}", f"{self.fresh()} = ({v}, {w})"],
            [f"{v} = []", f"def {w}(item):", f"    {v}.append(item)", "    return item", f"@{w}", f"class {v}2:", f"    import {one.name} as inner",
             f"    field = inner.{names[0]}"],
            ["with open(__file__) as source:", f"    import {one.name} as {v}", f"{w} = {v}.{names[0]}"],
            [f"import {one.name} as {v}", f"{w} = max(len({v}.__name__), 1)", f"{self.fresh()} = {v}.{names[0]} or {v}.{names[1]}"],
            [f"{v} = __import__({one.name!r})", f"{w} = {v}.{one.name.partition('.')[2] + '.' if '.' in one.name else ''}{names[0]}"],
            ["from typing import TYPE_CHECKING", "if TYPE_CHECKING:", f"    from {one.name} import {names[0]} as {v}", "else:", f"    {v} = object",
             f"class {w}({v}):", "    pass"],
            ["import functools", f"@functools.lru_cache(maxsize=None)", f"def {v}():", f"    import {one.name} as m", f"    return m.{names[0]}", f"{w} = {v}()"],
            [f"import {one.name} as {v}", "try:", f"    assert hasattr({v}, {names[0]!r})", "except AssertionError as problem:",
             f"    raise ImportError('not ready', name={one.name!r}) from problem"],
        ])

    def getattr_function(self, module):
        shape = self.random.randrange(4)
        name = self.pick(list(OFFERS))
        if shape == 0:
            return ["def __getattr__(name):", f"    if name == {name!r}:", "        return 7",
                    "    raise AttributeError(f'no {name}')"]
        if shape == 1 and module.children:
            child = self.pick(module.children).last
            return ["def __getattr__(name):", f"    if name in ({child!r}, {name!r}):", "        import importlib",
                    f"        return importlib.import_module('.{child}', __name__)", "    raise AttributeError(name)"]
        if shape == 2:
            lines, uses = self.inside(module)
            value = self.pick(uses)[0] if uses else "None"
            return ["def __getattr__(name):", f"    if name != {name!r}:", "        raise AttributeError(name)",
                    *("    " + line for line in lines), f"    return {value}"]
        return ["_table = {" + f"{name!r}: 1" + "}", "def __getattr__(name):", "    try:", "        return _table[name]",
                "    except KeyError:", "        raise AttributeError(name) from None"]

    # Imports

    def relative(self, module, name):
        """The dots and the rest that mean a module's name here; nil where no number of dots does."""
        base = module.package.split(".") if module.package else []
        parts = name.split(".")
        for dots in range(1, len(base) + 1):
            start = base[:len(base) - dots + 1]
            if parts[:len(start)] == start:
                return "." * dots, ".".join(parts[len(start):])
        return None

    def wanted(self, target):
        """A name of a module, with its kind: mostly one that it offers."""
        options = list(target.offers.items())
        if options and self.chance(0.93):
            return self.pick(options)
        return self.pick(sorted(OFFERS.items()))

    def imported(self, module, target):
        """Lines that import a module or what it offers, and expressions with the kind of what they are."""
        name = target.name
        parent, _, last = name.rpartition(".")
        names = []
        for _ in range(self.pick([1, 1, 1, 2, 3])):
            wanted = self.wanted(target)
            if wanted not in names:
                names.append(wanted)
        alias = self.fresh("m")

        def uses(base):
            return [(f"{base}.{n}", k) for n, k in names] + [(base, "module:" + ",".join(n for n, _ in names))]
        form = self.random.randrange(100)
        if form < 3:
            missing = self.pick([f"{name}.nowhere", "no_such_package", "app.nowhere", f"{parent or name}.gone", "no_such.inner"])
            return self.pick([([f"import {missing}"], []), ([f"from {missing} import thing"], []),
                              ([f"from {name} import nowhere"], []), ([f"import {missing} as {alias}"], [(alias, "module:")])])
        if form < 5:
            return [f"from {'.' * self.random.randint(1, 6)} import {last}"], [(last, "module:" + names[0][0])]
        if form < 20:
            return [f"import {name}"], uses(name)
        if form < 27:
            return [f"import {name} as {alias}"], uses(alias)
        near = self.relative(module, name)
        above = self.relative(module, parent) if parent else None
        if form < 37 and parent:
            return [f"from {parent} import {last}"], uses(last)
        if form < 43 and parent:
            return [f"from {parent} import {last} as {alias}"], uses(alias)
        if form < 53 and above and not above[1]:
            return [f"from {above[0]} import {last}"], uses(last)
        if form < 56 and above and above[1]:
            return [f"from {above[0]}{above[1]} import {last}"], uses(last)
        if form < 76:
            where = "".join(near) if near and self.chance(0.7) else name
            if self.chance(0.3):
                names[0:1] = [(names[0][0], names[0][1])]
                renamed = self.fresh("n")
                return [f"from {where} import {names[0][0]} as {renamed}"], [(renamed, names[0][1])]
            if len(names) > 1 and self.chance(0.3):
                return [f"from {where} import (", *(f"    {n}," for n, _ in names), ")"], list(names)
            return [f"from {where} import " + ", ".join(n for n, _ in names)], list(names)
        if form < 86:
            where = "".join(near) if near and self.chance(0.6) else name
            return [f"from {where} import *"], list(names)
        if form < 90:
            call = self.pick([f"importlib.import_module({name!r})", f"importlib.import_module({name!r})",
                              f"importlib.import_module('.{last}', {parent!r})" if parent else f"importlib.import_module({name!r})",
                              f"__import__({name!r}, fromlist=['x'])", f"importlib.import_module(f'{{__package__}}.{last}')"])
            return ["import importlib", f"{alias} = {call}"], uses(alias)
        if form < 93:
            return ["import sys", f"{alias} = sys.modules[{name!r}]"], uses(alias)
        if form < 95:
            return ["import sys", f"{alias} = sys.modules.get({name!r})"], uses(alias)
        if form < 97 and parent:
            two = self.other(module)
            return [f"import {name}, {two.name}"], uses(name)
        return [f"import {name}"], uses(name)

    def placed(self, module, lines, uses):
        """The lines where they may stand, and whether what they bind is seen behind."""
        inner = ["    " + line for line in lines]
        star = any("import *" in line for line in lines)
        shape = self.random.randrange(100)
        if shape < 52:
            return lines, True
        if shape < 56:
            return [f"if {self.pick(['True', '1', 'not False', '__name__', 'len(__name__) > 0'])}:", *inner], True
        if shape < 58:
            return [f"if {self.pick(['False', '0', 'not __name__'])}:", *inner], False
        if shape < 61:
            return ["import typing", "if typing.TYPE_CHECKING:", *inner], False
        if shape < 71:
            names = {n.partition(".")[0] for n, k in uses}
            rest = [f"    {n} = None" for n in sorted(names)] or ["    pass"]
            more = self.random.randrange(5)
            if more == 0 and not star:
                other, _ = self.imported(module, self.other(module))
                if not any("import *" in line for line in other):
                    rest = ["    " + line for line in other]
            if more == 1:
                rest = [f"    raise {self.pick(['ImportError', 'RuntimeError', 'ValueError'])}('again')" +
                        self.pick(["", " from None"])]
            if more == 2:
                rest = ["    raise"]
            block = ["try:", *inner, f"except {self.pick(CATCH)}:", *rest]
            if self.chance(0.15):
                block += ["else:", f"    {self.fresh()} = 1"]
            if self.chance(0.15):
                block += ["finally:", f"    {self.fresh()} = 2"]
            return block, True
        if shape < 73:
            return ["import contextlib", f"with contextlib.suppress({self.pick(['ImportError', 'AttributeError', 'Exception'])}):", *inner], True
        if shape < 75:
            return ["import contextlib", "with contextlib.nullcontext():", *inner], True
        if shape < 78:
            return [f"for _ in {self.pick(['range(2)', '[1]', '()', 'range(0)'])}:", *inner], True
        if shape < 79:
            return ["while True:", *inner, "    break"], True
        if star:
            return lines, True
        if shape < 84:
            holder = self.fresh("C")
            end = [f"    {self.fresh()} = {self.pick(uses)[0]}"] if uses and self.chance(0.6) else []
            return [f"class {holder}:", *inner, *end], False
        name = self.fresh("f")
        end = [f"    return {self.pick(uses)[0]}"] if uses and self.chance(0.7) else []
        if shape < 90:
            return [f"def {name}():", *inner, *end], False
        if shape < 97:
            return [f"def {name}():", *inner, *end, f"{self.fresh()} = {name}()"], False
        if shape < 98:
            bound = sorted({n.partition(".")[0] for n, _ in uses})
            declared = [f"    global {', '.join(bound)}"] if bound else []
            return [f"def {name}():", *declared, *inner, f"{name}()"], True
        return [f"async def {name}():", *inner, *end], False

    # Uses

    def caught(self, lines, share=0.12):
        if not self.chance(share):
            return lines
        fallback = self.pick(["pass", f"{self.fresh()} = 0", "raise", "raise ImportError('other') from None", "print('x')"])
        return ["try:", *("    " + line for line in lines), f"except {self.pick(CATCH)}:", f"    {fallback}"]

    def use(self, e, kind):
        v = self.fresh()
        if kind.startswith("module:"):
            return self.use_module(e, [n for n in kind[7:].split(",") if n] or ["LIMIT"])
        general = [
            [f"{v} = {e}"], [f"{v} = {e}"], [f"{e}"], [f"{v} = [{e}]"], [f"{v} = f'{{{e}}}'"], [f"{v} = (lambda: {e})()"],
            [f"{v} = lambda: {e}"], [f"{v} = [{e} for _ in range(2)]"], [f"{v} = [{e} for _ in ()]"],
            [f"def {v}(x={e}):", "    return x"], [f"def {v}(x: {e}) -> {e}:", "    return x"], [f"{v}: {e} = 1"],
            [f"class {v}:", f"    attribute = {e}"], [f"def {v}():", f"    return {e}"], [f"def {v}():", f"    return {e}", f"{v}()"],
            [f"if {e}:", f"    {v} = 1"], [f"{v} = {e} if {e} else None"], [f"{v} = ({e} for _ in range(1))"],
            [f"{v} = list({e} for _ in range(1))"], [f"{v} = {{'k': {e}}}"], [f"print({e}, end='')"], [f"({v} := {e})"],
            [f"{v} = True and {e}"], [f"{v} = False and {e}"], [f"{v} = list(map(lambda _: {e}, [1]))"], [f"{v} = str({e})"],
            [f"{v} = {e} is not None"], [f"class {v}:", "    def method(self):", f"        return {e}", f"{v}().method()"],
            [f"class {v}:", "    def method(self):", f"        return {e}"], [f"assert {e} is not None"],
            [f"class {v}:", f"    attribute: {e}"], [f"def {v}():", f"    yield {e}", f"{v}()"],
            [f"def {v}():", f"    yield {e}", f"list({v}())"], [f"{v} = dict(key={e})"],
        ]
        special = {
            "number": [[f"{v} = {e} + 1"], [f"{v} = [i for i in range({e})]"], [f"{v} = {e} * 2 > 3"], [f"if {e} > 2:", f"    {v} = 3"],
                       [f"{v} = 1 / {e}"], [f"{v} = '%d' % {e}"], [f"for _ in range({e}): pass"], [f"{v} = -{e}"]],
            "text": [[f"{v} = {e}.upper()"], [f"{v} = {e} + 'x'"], [f"{v} = 'a' in {e}"], [f"{v} = {e}[0]"], [f"{v} = len({e})"]],
            "list": [[f"for item in {e}:", f"    {v} = item"], [f"{v} = [*{e}, 1]"], [f"{v} = {e}[0]"], [f"{v} = sorted({e})"],
                     [f"{e}.append(1)"], [f"first, *{v} = {e}"], [f"{v} = sum({e})"]],
            "table": [[f"{v} = {e}['one']"], [f"{v} = {e}.get('two')"], [f"{v} = {{**{e}}}"], [f"for key in {e}.items(): pass"],
                      [f"{e}['three'] = 3"], [f"{v} = 'one' in {e}"], [f"{v} = {e}['absent']"]],
            "function": [[f"{v} = {e}()"], [f"{v} = {e}()"], [f"{e}(1, 2)"], [f"{v} = [{e}(i) for i in range(2)]"],
                         [f"def {v}(x={e}()):", "    return x"], [f"{v} = {e}() + 1"], [f"{v} = callable({e})"]],
            "class": [[f"class {v}({e}):", "    pass"], [f"class {v}({e}):", "    pass"], [f"{v} = {e}()"], [f"{v} = {e}().method()"],
                      [f"{v} = {e}.size"], [f"{v} = isinstance(1, {e})"], [f"class {v}({e}):", f"    other = {e}.size"],
                      [f"class {v}({e}):", "    def method(self):", "        return super().method()", f"{v}().method()"],
                      [f"{v} = issubclass({e}, object)"], [f"{v} = {e} | None"]],
            "error": [[f"class {v}({e}):", "    pass"], ["try:", f"    raise {e}('x')", f"except {e}:", "    pass"],
                      ["try:", "    1 / 0", f"except {e}:", "    pass"], ["try:", "    pass", f"except {e}:", "    pass"],
                      ["try:", f"    raise {e}()", "except Exception:", "    pass"], [f"raise {e}('x')"]],
            "decorator": [[f"@{e}", f"def {v}():", "    return 1"], [f"@{e}", f"class {v}:", "    pass"],
                          [f"@{e}", f"def {v}():", "    return 1", f"{v}()"]],
            "object": [[f"{v} = {e}.value"], [f"{e}.value = 4"], [f"{v} = {e}.absent"], [f"{v} = getattr({e}, 'absent', 1)"]],
            "loader": [[f"{v} = {e}()"], [f"{e}()"], [f"{v} = {e}() if True else 0"]],
        }
        if self.chance(0.5):
            return self.pick(special.get(kind, general))
        return self.pick(general)

    def use_module(self, e, names):
        v, n = self.fresh(), self.pick(names)
        return self.pick([
            [f"{v} = getattr({e}, {n!r})"], [f"{v} = getattr({e}, {n!r}, None)"], [f"{v} = hasattr({e}, {n!r})"],
            [f"if hasattr({e}, {n!r}):", f"    {v} = {e}.{n}"], [f"if not hasattr({e}, {n!r}):", f"    raise ImportError('{n} is not there')"],
            [f"{v} = {e}.__name__"], [f"{v} = {e}.__file__"], [f"{v} = {e}.__all__"], [f"{e}.extra = 1"], [f"{v} = {e}.__path__"],
            [f"setattr({e}, 'extra', 2)"], [f"{v} = {e}.extra"], [f"del {e}.{n}"], [f"{v} = vars({e})[{n!r}]"],
            [f"{v} = {e}.__dict__.get({n!r})"], [f"{v} = {n!r} in dir({e})"], [f"{v} = {n!r} in vars({e})"],
            ["try:", f"    {v} = {e}.{n}", "except AttributeError:", f"    {v} = None"],
            ["import sys", f"{v} = sys.modules[{e}.__name__].{n}"], [f"{e}.{n} = 5"], [f"{v} = {e}"],
            [f"{v} = [getattr({e}, name) for name in {names!r}]"], [f"{v} = {e}.__doc__"], [f"{v} = {e}()"],
            ["import importlib", f"{v} = importlib.import_module({e}.__name__)"], [f"{v} = type({e}).__name__"],
            ["import sys", f"del sys.modules[{e}.__name__]"], [f"from {e} import {n}"] if "." in e else [f"{v} = {e} is None"],
            ["import sys", f"if {e}.__name__ in sys.modules:", f"    {v} = {e}.{n}"],
        ])
