"""The flavour "layers" of `generated_imports.py`: statements put into each other, names reached in roundabout ways.

A small grammar instead of a list of forms: how a module is got at, how an attribute is, what is done with it and what stands
around it are drawn independently and nested, so that most combinations are nobody's idea.
"""

import random

NAMES = ["A", "b", "Cls", "func", "_p", "TAB"]
KINDS = {"A": "value", "b": "value", "_p": "value", "Cls": "class", "func": "function", "TAB": "table"}
ERRORS = [
    "ImportError",
    "ModuleNotFoundError",
    "AttributeError",
    "Exception",
    "BaseException",
    "KeyError",
    "NameError",
    "TypeError",
    "(ImportError, AttributeError)",
    "(KeyError, ImportError)",
    "(AttributeError, NameError)",
    "LookupError",
]


def indented(text):
    return "\n".join("    " + line if line else line for line in text.split("\n"))


class Module:
    """One file or folder of a made-up package."""

    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self.children, self.defines, self.blocks = [], {}, []

    @property
    def package(self):
        return self.name if self.kind != "module" else self.name.rpartition(".")[0]

    @property
    def path(self):
        base = self.name.replace(".", "/")
        return {"module": base + ".py", "package": base + "/__init__.py", "namespace": None}[self.kind]


class World:
    """A forest of packages made up from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.modules = []
        for top in self.pick([["p"], ["p"], ["p", "q"], ["p", "s"]]):
            self.grow(None, top, self.draw([("package", 9), ("namespace", 1), ("module", 3 if top == "s" else 0)]))
        for _ in range(self.random.randint(2, 6)):
            parents = [m for m in self.modules if m.kind != "module" and m.name.count(".") < 4]
            if not parents:
                break
            parent = self.pick(parents[-3:])
            name = self.pick(["x", "y", "z", "A", "b", "core"])
            if name not in [c.name.rpartition(".")[2] for c in parent.children]:
                self.grow(parent, name, self.draw([("module", 6), ("package", 5), ("namespace", 1)]))
        self.tops = [m.name for m in self.modules if "." not in m.name]
        self.files = [m for m in self.modules if m.path]
        for module in self.files:
            module.defines = {n: KINDS[n] for n in NAMES if self.chance(0.5)}
        for module in self.files:
            Writer(self, module).write()

    def grow(self, parent, name, kind):
        module = Module(f"{parent.name}.{name}" if parent else name, kind)
        self.modules.append(module)
        if parent:
            parent.children.append(module)

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return self.random.choice(items)

    def draw(self, weighted):
        items, weights = zip(*weighted)
        return self.random.choices(items, weights)[0]

    def sources(self):
        return {m.path: m.blocks for m in self.modules if m.path}


class Writer:
    """Writes the statements of one module."""

    def __init__(self, world, module):
        self.world, self.module = world, module
        self.chance, self.pick, self.draw = world.chance, world.pick, world.draw
        # The names that stand for modules, and for which.
        self.known = {}
        self.serial = 0

    def fresh(self, stem="v"):
        self.serial += 1
        return f"{stem}_{self.serial}"

    def add(self, text):
        self.module.blocks.append(text.split("\n"))

    def write(self):
        if self.chance(0.1):
            self.add(self.pick(['"""A text."""', "from __future__ import annotations", "# a comment"]))
        if self.chance(0.85):
            self.add("import sys, importlib, types")
        waiting = list(self.module.defines.items())
        self.world.random.shuffle(waiting)
        for _ in range(self.world.random.randint(2, 7)):
            if waiting and self.chance(0.5):
                self.add(self.around(self.definition(*waiting.pop()), 0.15))
            made = self.draw([(self.importing, 6), (self.using, 6), (self.deciding, 3), (self.meddling, 2)])()
            if made:
                self.add(self.around(made, 0.45))
        for name, kind in waiting:
            self.add(self.definition(name, kind))
        if self.chance(0.3):
            self.add(self.exports())

    # Definitions

    def definition(self, name, kind):
        inner = self.fresh("g")
        if kind == "value":
            return self.pick(
                [
                    f"{name} = {self.pick(['1', 'None', repr('text'), '0.5', '[1]', '()', 'object()', '...'])}",
                    f"{name} = {inner} = 2",
                    f"{inner}, {name} = 1, 2",
                    f"globals().update({name}=3)",
                    f"globals().update({{'{name}': 3}})",
                    f"locals()['{name}'] = 3",
                    f"sys.modules[__name__].__dict__['{name}'] = 4",
                    f"for {name} in range(3): pass",
                    f"[{inner} := 1, {name} := 2]",
                    f"import json as {name}",
                    f"from json import loads as {name}",
                    f"exec('{name} = 1')",
                    f"def {inner}(m):\n    m.{name} = 1\n{inner}(sys.modules[__name__])",
                    f"try:\n    1 / 0\nexcept ZeroDivisionError:\n    {name} = 1",
                    f"{name} = (lambda: 5)()",
                    f"{name}: 'int'\n{name} = 6",
                    f"{name} = 1\ndel {name}\n{name} = 2",
                    f"setattr(importlib.import_module(__name__), '{name}', 7)",
                ]
            )
        if kind == "class":
            body = self.pick(
                [
                    "pass",
                    "y = 1",
                    "def m(self):\n    return 1",
                    "__slots__ = ('q',)",
                    "@classmethod\ndef make(cls):\n    return cls()",
                    "def __getattr__(self, n):\n    return n",
                    "y: int = 1",
                ]
            )
            return self.pick(
                [
                    f"class {name}:\n{indented(body)}",
                    f"class {name}(dict):\n{indented(body)}",
                    f"class {inner}(type):\n    def __getattr__(cls, n):\n        return 1\nclass {name}(metaclass={inner}):\n{indented(body)}",
                    f"def {inner}():\n    class Local:\n        y = 2\n    return Local\n{name} = {inner}()",
                    f"import dataclasses\n@dataclasses.dataclass\nclass {name}:\n    y: int = 1",
                    f"import enum\nclass {name}(enum.Enum):\n    y = 1",
                    f"from typing import NamedTuple\nclass {name}(NamedTuple):\n    y: int = 1",
                    f"import collections\n{name} = collections.namedtuple('{name}', 'y')",
                ]
            )
        if kind == "function":
            body = self.pick(
                ["return 1", "return a", "pass", "raise ValueError(a)", self.importing() + "\nreturn 1", "global b\nb = 1"]
            )
            return self.pick(
                [
                    f"def {name}(*a, **k):\n{indented(body)}",
                    f"def {name}(*a, **k):\n{indented(body)}",
                    f"{name} = lambda *a, **k: a",
                    f"import functools\n@functools.lru_cache(maxsize=None)\ndef {name}(*a, **k):\n{indented(body)}",
                    f"def {inner}(f):\n    def wrapped(*a, **k):\n        return f(*a, **k)\n    return wrapped\n@{inner}\ndef {name}(*a, **k):\n{indented(body)}",
                    f"import functools\n{name} = functools.partial(max, 1)",
                    f"class {inner}:\n    def __call__(self, *a, **k):\n        return 1\n{name} = {inner}()",
                ]
            )
        return self.pick(
            [
                f"{name} = {{'a': 1, 'b': 2}}",
                f"{name} = dict(a=1)",
                f"{name} = {{n: n for n in 'ab'}}",
                f"{name} = {{}}\n{name}['a'] = 1",
                f"{name} = {{}}\n{name}.update(a=1)",
                f"{name} = {{**{{'a': 1}}}}",
            ]
        )

    def exports(self):
        names = [n for n in self.module.defines if self.chance(0.7)] + [
            c.name.rpartition(".")[2] for c in self.module.children if self.chance(0.5)
        ]
        if self.chance(0.1):
            names.append("nothing")
        return self.pick(
            [
                f"__all__ = {names!r}",
                f"__all__ = [*{names!r}]",
                f"__all__ = {names!r} + []",
                f"__all__ = ()\nfor n in {names!r}:\n    __all__ += (n,)",
                f"__all__ = [n for n in {names!r} if n in globals()]",
                f"__all__ = sorted({names!r})",
                f"__all__ = [str(n) for n in {names!r}]",
                f"__all__ = list(filter(None, {names!r}))",
                f"__all__ = [n for n in vars() if n[0] != '_']",
                (
                    f"__all__ = {names!r}\nif {self.pick(['True', 'False'])}:\n    __all__.remove({names[0]!r})"
                    if names
                    else "__all__ = []"
                ),
            ]
        )

    # Ways to a module

    def target(self):
        target = self.pick(self.world.modules)
        return target, target.name

    def relative(self, name, beyond=0.03):
        """The name with dots before it, where there is a way up to it."""
        base, dots = self.module.package, "."
        if self.chance(beyond):
            return "." * (self.module.name.count(".") + 3) + "x"
        while base:
            if name == base or name.startswith(base + "."):
                return dots + name[len(base) + 1 :]
            base, dots = base.rpartition(".")[0], dots + "."
        return None

    def text(self, value):
        """An expression for a text."""
        cut = self.world.random.randint(0, len(value))
        return self.draw(
            [
                (repr(value), 5),
                (f"{value[:cut]!r} {value[cut:]!r}", 1),
                (f"{value[:cut]!r} + {value[cut:]!r}", 1),
                (f"'{{}}'.format({value!r})", 1),
                (f"'%s' % {value!r}", 1),
                (f"f'{{{value!r}}}'", 1),
                (f"'.'.join({value.split('.')!r})", 1),
                (f"{value.upper()!r}.lower()" if value.islower() else repr(value), 1),
                (f"{('#' + value)!r}[1:]", 1),
                (f"{value.replace('.', '/')!r}.replace('/', '.')", 1),
                (f"({value!r}, 1)[0]", 1),
                (f"{{'k': {value!r}}}['k']", 1),
                (f"{(value + ' ')!r}.strip()", 1),
                (f"{(value + ':f')!r}.partition(':')[0]", 1),
                (f"{value!r} if True else None", 1),
                (f"(lambda: {value!r})()", 1),
                (f"''.join(c for c in {value!r})", 1),
                (f"{value!r} or 'x'", 1),
            ]
        )

    def module_expression(self):
        """An expression whose value is a module, and the module."""
        target, full = self.target()
        if self.known and self.chance(0.5):
            name = self.pick(sorted(self.known))
            return name, self.known[name]
        relative = self.relative(full)
        forms = [
            f"importlib.import_module({self.text(full)})",
            f"__import__({self.text(full)}, fromlist=['_'])",
            f"sys.modules[{self.text(full)}]",
            f"sys.modules.get({self.text(full)})",
            "sys.modules[__name__]",
        ]
        if relative and relative.strip("."):
            forms += [
                f"importlib.import_module({self.text(relative)}, {self.pick(['__package__', '__spec__.parent', 'package=__package__', 'package=' + repr(self.module.package)])})"
            ] * 2
        form = self.pick(forms)
        return form, target if "__name__" not in form else self.module

    def name_of(self, target):
        if target.children and self.chance(0.35):
            child = self.pick(target.children)
            return child.name.rpartition(".")[2], child
        if target.defines and self.chance(0.85):
            return self.pick(sorted(target.defines)), None
        return (
            self.pick(NAMES + ["nothing", "__name__", "__file__", "__path__", "__doc__", "x", "y", "__all__", "__dict__"]),
            None,
        )

    def attribute(self):
        """An expression that asks a module for something, and what kind of thing that should be."""
        owner, target = self.module_expression()
        name, child = self.name_of(target)
        if child and self.chance(0.4):
            owner, target = f"{owner}.{name}", child
            name, child = self.name_of(target)
        kind = target.defines.get(name, "value")
        form = self.draw(
            [
                (f"{owner}.{name}", 8),
                (f"getattr({owner}, {self.text(name)})", 2),
                (f"getattr({owner}, '{name}', None)", 1),
                (f"vars({owner})['{name}']", 1),
                (f"{owner}.__dict__['{name}']", 1),
                (f"{owner}.__dict__.get('{name}')", 1),
                (f"(lambda m: m.{name})({owner})", 1),
                (f"[m.{name} for m in [{owner}]][0]", 1),
                (f"({owner}\n    .{name})", 1),
                (f"next(iter([{owner}.{name}]))", 1),
                (f"{{'k': {owner}.{name}}}.get('k')", 1),
                (f"(m := {owner}).{name}", 1),
                (f"{owner}.__getattribute__('{name}')", 0.3),
            ]
        )
        return form, kind

    # Statements

    def importing(self):
        target, full = self.target()
        if self.chance(0.04):
            full, target = self.pick([full + ".nothing", "nothing", full + ".nothing.deeper"]), Module("nothing", "module")
        relative = self.relative(full)
        parent, _, last = full.rpartition(".")
        alias = self.fresh("m")
        made = [f"import {full}", f"import {full} as {alias}"]
        written = [full] + ([relative] * 2 if relative else [])
        for source in written:
            taken = []
            for _ in range(self.pick([1, 1, 2, 3])):
                name, child = self.name_of(target)
                bound = self.fresh("n") if self.chance(0.4) or name.startswith("__") else name
                if child:
                    self.known[bound] = child
                taken.append(name if bound == name else f"{name} as {bound}")
            made += [f"from {source} import {', '.join(taken)}"] * 2
            if self.chance(0.3):
                made.append(f"from {source} import *")
        if parent:
            made.append(f"from {self.relative(parent, 0) or parent} import {last} as {alias}")
            made.append(f"from {parent} import {last}")
        expression, reached = self.module_expression()
        made += [f"{alias} = {expression}"] * 2
        form = self.pick(made)
        if form == f"import {full}":
            top = full.split(".")[0]
            self.known[top] = next((m for m in self.world.modules if m.name == top), target)
        elif form.startswith(alias):
            self.known[alias] = reached
        elif alias in form:
            self.known[alias] = target
        return form

    def using(self):
        x, kind = self.attribute()
        name = self.fresh()
        forms = [
            x,
            f"{name} = {x}",
            f"{name} = [{x}, {x}]",
            f"print({x})",
            f"{name} = f'{{{x}}}'" if "'" not in x and "\n" not in x else x,
            f"def {name}(p={x}): pass",
            f"{name} = lambda: {x}",
            f"{name} = (lambda: {x})()",
            f"class {name}:\n    z = {x}",
            f"{name}: {x} = None",
            f"def {name}(p: {x}) -> {x}: pass",
            f"assert {x} is not 5",
            f"{name} = {x} and 1 or 2",
            f"{name} = [q for q in [{x}] if q is {x}]",
            f"{name} = {{q: {x} for q in 'ab'}}",
            f"{name} = tuple({x} for q in 'ab')",
            f"{name} = str({x})",
            f"{name} = type({x}).__name__",
            f"{name} = *[{x}],",
            f"{name} = not {x}",
            f"{name} = {x} == {x}",
            f"{name} = 1 if {x} else {x}",
            f"async def {name}():\n    {x}",
            f"def {name}():\n    yield {x}\nlist({name}())",
            f"def {name}():\n    return {x}\ntry:\n    {name}()\nfinally:\n    pass",
            f"class {name}:\n    def __init__(self):\n        self.z = {x}\n{name}()",
            f"class {name}:\n    @property\n    def z(self):\n        return {x}\n{name}().z",
            f"sorted([1, 2], key=lambda q: ({x}, q)[1])",
            f"list(map(lambda q: {x}, [1]))",
            f"max([1], key=lambda q: {x} is None)",
            f"{name} = dict(k={x})['k']",
            f"class {name}:\n    def __getitem__(self, k):\n        return {x}\n{name}()[0]",
            f"class {name}:\n    z = [{x} for q in 'a']",
            f"raise {x}" if self.chance(0.1) else x,
            f"with open(__file__) as {name}:\n    {x}",
            f"if ({name} := {x}):\n    pass",
            f"while {x}:\n    break",
        ]
        if kind == "class":
            forms += 6 * [
                f"class {name}({x}):\n    pass",
                f"{name} = {x}.y",
                f"{name} = isinstance({x}, type)",
                f"{name} = {x}.__name__",
            ]
        if kind == "function":
            forms += 6 * [
                f"{name} = {x}()",
                f"@{x}\ndef {name}(): pass" if "\n" not in x else x,
                f"{name} = [{x}() for q in 'ab']",
                f"{name} = callable({x})",
            ]
        if kind == "table":
            forms += 6 * [
                f"{name} = {x}['a']",
                f"for q in {x}:\n    pass",
                f"{name} = {{**{x}}}",
                f"{name} = 'a' in {x}",
                f"for k, q in {x}.items():\n    {name} = k",
            ]
        return self.pick(forms)

    def deciding(self):
        x, _ = self.attribute()
        owner, target = self.module_expression()
        name, _ = self.name_of(target)
        full = self.target()[1]
        test = self.pick(
            [
                f"hasattr({owner}, '{name}')",
                f"not hasattr({owner}, {self.text(name)})",
                f"'{name}' in dir({owner})",
                f"'{name}' in vars({owner})",
                f"{self.text(full)} in sys.modules",
                f"'{name}' in globals()",
                f"{owner}.__name__ == {full!r}",
                f"__name__ == {full!r}",
                "__name__ != '__main__'",
                f"isinstance({owner}, types.ModuleType)",
                f"{owner} is sys.modules.get({full!r})",
                f"any(hasattr({owner}, n) for n in ['{name}', 'nothing'])",
                f"all(n in globals() for n in ['{name}'])",
                f"getattr({owner}, '{name}', None)",
                f"len([n for n in ['{name}'] if hasattr({owner}, n)]) > 0",
                f"{owner}.__name__.rpartition('.')[2] in ('x', 'y')",
                "sys.version_info[:2] >= (3, 8)",
                "sys.platform == 'linux'",
                "sys.platform.startswith('win')",
                "False",
                f"'{name}' not in locals()",
                f"{x} is None",
                f"{owner}.__package__ == __package__",
                f"bool(getattr({owner}, '__all__', None))",
                f"{owner}.__spec__.name.count('.') > 1",
            ]
        )
        return f"if {test}:\n{indented(self.importing())}\nelse:\n{indented(self.pick([self.importing(), self.using(), 'pass']))}"

    def meddling(self):
        full = self.target()[1]
        name = self.pick(NAMES)
        helper = self.fresh("h")
        known = self.pick(sorted(self.known)) if self.known else None
        forms = [
            f"sys.modules.pop({full!r}, None)",
            f"sys.modules[{full!r}] = None",
            f"del sys.modules[{full!r}]",
            f"sys.modules[{full!r}] = types.ModuleType({full!r})",
            f"sys.modules[{(full + '.nothing')!r}] = sys.modules[__name__]",
            f"sys.modules.setdefault({full!r}, None)",
            "__name__ = 'other'",
            "__package__ = 'p'",
            "__package__ = None",
            "__path__ = []",
            "__spec__ = None",
            "del __file__",
            "__all__ = ['nothing']",
            f"sys.modules[__name__] = types.SimpleNamespace(A=1, {name}=2)",
            f"class {helper}:\n    {name} = 1\nsys.modules[__name__] = {helper}",
            f"class {helper}(types.ModuleType):\n    {name} = 3\nsys.modules[__name__].__class__ = {helper}",
            f"class {helper}(types.ModuleType):\n    def __getattr__(self, n):\n        return n\nsys.modules[__name__] = {helper}(__name__)",
            f"def __getattr__(n):\n    if n.startswith('__'):\n        raise AttributeError(n)\n    return 1",
            f"def __getattr__(n):\n    try:\n        return importlib.import_module('.' + n, __name__)\n    except ImportError:\n        raise AttributeError(n) from None",
            f"def __getattr__(n):\n    if n in {{'{name}': 1}}:\n        from {full} import {name}\n        return {name}\n    raise AttributeError(f'module {{__name__!r}} has no attribute {{n!r}}')",
            f"raise ImportError('no')",
            f"raise ModuleNotFoundError('no', name='gone')",
            f"raise AttributeError('no')",
            "raise RuntimeError('no')",
            f"raise ImportError",
            f"this is not python" if self.chance(0.3) else "pass",
            "return" if self.chance(0.1) else "pass",
            "from __future__ import nothing" if self.chance(0.1) else "pass",
            f"{helper} = lambda: importlib.import_module({self.text(full)})\n{helper}()",
            f"list(map(importlib.import_module, [{full!r}, __name__]))",
            f"{helper} = [importlib.import_module(n) for n in ({full!r}, __name__)][-1]",
            f"globals()['{helper}'] = __import__({full!r})",
            f"import importlib.util\nif importlib.util.find_spec({full!r}):\n{indented(self.importing())}",
            f"class {helper}(ImportError):\n    pass\ntry:\n    raise {helper}('x')\nexcept ImportError:\n{indented(self.importing())}",
            f"def {helper}(n):\n    return __import__(n, globals(), locals(), [], 0)\n{helper}({full!r})",
            f"for {helper} in [{full!r}]:\n    if {helper} not in sys.modules:\n        __import__({helper})",
        ]
        if self.module.children:
            forms += 3 * [
                f"import pkgutil\nfor {helper} in pkgutil.iter_modules(__path__):\n    importlib.import_module(__name__ + '.' + {helper}.name)",
                f"import pkgutil\nfor _, {helper}, _ in pkgutil.iter_modules(__path__, __name__ + '.'):\n    importlib.import_module({helper})",
                f"for {helper} in {[c.name.rpartition('.')[2] for c in self.module.children]!r}:\n    globals()[{helper}] = importlib.import_module('.' + {helper}, __name__)",
            ]
        if known:
            forms += 3 * [
                f"del {known}",
                f"{known} = None",
                f"{known}.{name} = 5",
                f"del {known}.{name}",
                f"setattr({known}, '{name}', 6)",
                f"{known}.__dict__.pop('{name}', None)",
                f"delattr({known}, '{name}')",
                f"{known}.{name} = {known}",
                f"globals().update(vars({known}))",
                f"{known} = {known}.__name__",
                f"importlib.reload({known})" if self.chance(0.2) else "pass",
                f"for {helper} in dir({known}):\n    if not {helper}.startswith('_'):\n        globals()[{helper}] = getattr({known}, {helper})",
                f"globals().update({{n: getattr({known}, n) for n in getattr({known}, '__all__', [])}})",
                f"{known}.__getattr__ = lambda n: 1",
            ]
        return self.pick(forms)

    # What stands around a statement

    def around(self, text, share):
        while self.chance(share):
            share *= 0.6
            if any(word in text for word in ("import *", "__future__", "not python", "return\n")) or text == "return":
                kinds = ["try", "if", "with"]
            else:
                kinds = [
                    "try",
                    "try",
                    "try",
                    "finally",
                    "if",
                    "with",
                    "for",
                    "while",
                    "def",
                    "class",
                    "method",
                    "swallow",
                    "generator",
                    "else",
                    "match",
                    "nested",
                ]
            text = self.wrapped(text, self.pick(kinds))
        return text

    def wrapped(self, text, kind):
        inner, error, name = indented(text), self.pick(ERRORS), self.fresh("w")
        after = self.pick(
            [
                "pass",
                "pass",
                f"{name} = None",
                "raise",
                self.importing() if self.chance(0.5) else "pass",
                f"raise ImportError('again') from {name}",
                f"if 'nothing' in str({name}):\n    raise",
                f"{name} = getattr({name}, 'name', None)",
            ]
        )
        if kind == "try":
            return f"try:\n{inner}\nexcept {error} as {name}:\n{indented(after)}"
        if kind == "finally":
            return f"try:\n{inner}\nfinally:\n    {name} = 1"
        if kind == "else":
            return f"try:\n{inner}\nexcept {error}:\n    pass\nelse:\n    {name} = 1\nfinally:\n    pass"
        if kind == "if":
            return f"if {self.pick(['True', '1', 'not 0', repr('x'), '__name__', 'sys', '[0]'])}:\n{inner}"
        if kind == "with":
            return f"import contextlib\nwith contextlib.{self.pick(['suppress(' + error.strip('()') + ')', 'nullcontext()', 'ExitStack()'])}:\n{inner}"
        if kind == "for":
            return f"for {name} in {self.pick(['[1]', '(1, 2)', 'range(1)', repr('ab'), '[]', '{1: 2}', 'enumerate([1])', 'zip([1], [2])', 'reversed([1])'])}:\n{inner}\nelse:\n    pass"
        if kind == "while":
            return f"{name} = {self.pick(['1', '2'])}\nwhile {name}:\n    {name} -= 1\n{inner}"
        if kind == "def":
            return f"def {name}():\n{inner}\n{name}()"
        if kind == "class":
            return f"class {name}:\n{inner}"
        if kind == "method":
            return f"class {name}:\n    @staticmethod\n    def run():\n{indented(inner)}\n{name}.run()"
        if kind == "swallow":
            return f"class {name}:\n    def __enter__(self): return self\n    def __exit__(self, kind, *rest): return {self.pick(['True', 'False', 'kind is ImportError', 'kind is not None and issubclass(kind, ImportError)'])}\nwith {name}():\n{inner}"
        if kind == "generator":
            return f"def {name}():\n{inner}\n    yield 1\nfor _ in {name}():\n    {self.pick(['pass', 'break'])}"
        if kind == "match":
            return f"match {self.pick(['1', '(1, 2)', repr('a'), '[1]', '{}'])}:\n    case {self.pick(['1', '(a, b)', repr('a'), '[_]', '_', 'int()', 'str()', '{}'])}:\n{indented(inner)}\n    case _:\n        pass"
        return (
            f"def {name}(f):\n    def run(*a):\n        return f()\n    return run\n@{name}\ndef {name}_2():\n{inner}\n{name}_2()"
        )
