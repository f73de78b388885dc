"""The flavour "habits" of `generated_imports.py`: what authors of packages do, put into packages whose modules need each other.

Registries, names computed at import time, lazy modules, aliases in `sys.modules`, submodules that share their name with what they
hold: each idiom is written as it stands in real code, and which module it reaches for is drawn.
"""

import random

from generated_layers import Module, indented

STEMS = ["core", "base", "load", "utils", "errors", "api", "compat", "config", "types_", "plugins"]
# What a module may offer, by name, with the kind of thing that it is.
OFFERS = {
    "VERSION": "text", "LIMIT": "number", "NAMES": "list", "OPTIONS": "table", "load": "function", "register": "decorator",
    "Base": "class", "Point": "record", "Mode": "enum", "Failure": "error", "guard": "manager", "_cache": "table", "core": "number",
}
CAUGHT = ["ImportError", "ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "(ImportError, AttributeError)",
          "(ImportError, NameError)", "KeyError", "TypeError"]


class World:
    """A package and perhaps a second one, made up from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.modules = []
        self.grow(None, "lib", "package")
        if self.chance(0.25):
            self.grow(None, "ext", self.pick(["package", "module", "namespace"]))
        for _ in range(self.random.randint(2, 6)):
            parents = [m for m in self.modules if m.kind != "module" and m.name.count(".") < 2]
            parent = self.pick(parents)
            stem = self.pick(STEMS)
            if stem not in [c.last for c in parent.children]:
                self.grow(parent, stem, self.random.choices(["module", "package", "namespace"], [8, 3, 0.5])[0])
        self.tops = [m.name for m in self.modules if "." not in m.name]
        for module in self.modules:
            module.defines = {n: k for n, k in OFFERS.items() if self.chance(0.35)} if module.path else {}
        for module in self.modules:
            if module.path:
                Writer(self, module).write()

    def grow(self, parent, stem, kind):
        module = Module(f"{parent.name}.{stem}" if parent else stem, kind)
        module.last = stem
        self.modules.append(module)
        if parent:
            parent.children.append(module)

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return self.random.choice(items)

    def sources(self):
        return {m.path: m.blocks for m in self.modules if m.path}


class Writer:
    """Writes the statements of one module."""

    def __init__(self, world, module):
        self.world, self.module = world, module
        self.chance, self.pick, self.random = world.chance, world.pick, world.random
        self.serial = 0
        # By name: ("module", Module) or (kind, None).
        self.have = {}

    def fresh(self, stem="v"):
        self.serial += 1
        return f"{stem}{self.serial}"

    def add(self, text):
        self.module.blocks.append(text.split("\n"))

    def write(self):
        self.add(self.pick(["import sys, importlib", "import sys, importlib", "from __future__ import annotations\nimport sys, importlib",
                            "import importlib\nimport logging\nimport sys\nlog = logging.getLogger(__name__)"]))
        waiting = list(self.module.defines.items())
        self.random.shuffle(waiting)
        for _ in range(self.random.randint(2, 6)):
            if waiting and self.chance(0.5):
                self.define(*waiting.pop())
            self.pick([self.load, self.load, self.load, self.use, self.use, self.use, self.publish, self.probe, self.meddle])()
        for item in waiting:
            self.define(*item)
        if self.chance(0.25):
            self.lazy()
        if self.chance(0.3):
            self.exports()

    # What a module offers

    def define(self, name, kind):
        helper = self.fresh("_h")
        forms = {
            "text": [f"{name} = '1.2'", f"{name}: str = '.'.join(map(str, (1, 2)))", f"{name} = f'{{1}}.2'"],
            "number": [f"{name} = 3", f"{name}: int = 1 << 2", f"{name} = {name if self.chance(0.1) else 1} + 1",
                       f"if ({helper} := 3) > 2:\n    {name} = {helper}\nelse:\n    {name} = 0",
                       f"match sys.version_info[0]:\n    case 2:\n        pass\n    case {helper}:\n        {name} = {helper}"],
            "list": [f"{name} = ['load', 'Base']", f"{name} = []\nfor {helper} in ('load', 'core'):\n    {name}.append({helper})\ndel {helper}",
                     f"{name} = [*'ab']", f"{name} = list({{'load': 1, 'VERSION': 2}})", f"{name} = ['load']\n{name} += ['Base']"],
            "table": [f"{name} = {{'load': 1}}", f"import collections\n{name} = collections.OrderedDict(load=1)",
                      f"import types\n{name} = types.MappingProxyType({{'load': 1}})", f"{name} = dict(zip(['load', 'core'], range(2)))",
                      f"{name} = {{}}\n{name}.setdefault('load', 1)", f"{name} = {{k: len(k) for k in ['load']}} | {{'core': 2}}"],
            "function": [f"def {name}(value=1, *rest, **options):\n    return value",
                         f"def {name}(value=1):\n    {self.statement()[0]}\n    return value",
                         f"def {name}(value=1):\n    try:\n        return value\n    finally:\n        _ = 1",
                         f"def _make_{name}():\n    count = 0\n    def {name}(value=1):\n        nonlocal count\n        count += 1\n        return value\n"
                         f"    return {name}\n{name} = _make_{name}()",
                         f"import functools\n@functools.wraps(len)\ndef {name}(value=1):\n    return value",
                         f"import functools\n@functools.singledispatch\ndef {name}(value=1):\n    return value",
                         f"if sys.version_info >= (3, 9):\n    def {name}(value=1):\n        return value\nelse:\n    {name} = None"],
            "decorator": [f"_known = {{}}\ndef {name}(target=None):\n    _known[getattr(target, '__name__', '')] = target\n    return target",
                          f"def {name}(target=None, *, key=None):\n    if target is None:\n        return lambda found: {name}(found)\n    return target",
                          f"class {name}:\n    seen = []\n    def __init__(self, target=None):\n        self.seen.append(target)\n"
                          f"    def __call__(self, *rest):\n        return 1"],
            "class": [f"class {name}:\n    kind = 1\n    known = []\n    def __init_subclass__(cls, **options):\n        cls.known.append(cls)\n"
                      f"    def run(self):\n        return self.kind",
                      f"import abc\nclass {name}(abc.ABC):\n    kind = 1\n    @property\n    def size(self):\n        return 1\n    def run(self):\n        return 1",
                      f"class {helper}(type):\n    def __getattr__(cls, name):\n        if name == 'kind':\n            return 1\n        raise AttributeError(name)\n"
                      f"class {name}(metaclass={helper}):\n    def run(self):\n        return 1",
                      f"class {name}:\n    __slots__ = ('value',)\n    kind = 1\n    def __class_getitem__(cls, key):\n        return cls\n    def run(self):\n        return 1",
                      f"class {helper}:\n    kind = 1\nclass {name}({helper}):\n    def run(self):\n        return super().__init__()"],
            "record": [f"from dataclasses import dataclass, field\n@dataclass\nclass {name}:\n    x: int = 1\n    tags: list = field(default_factory=list)",
                       f"from typing import NamedTuple\nclass {name}(NamedTuple):\n    x: int = 1",
                       f"from collections import namedtuple\n{name} = namedtuple('{name}', ['x'], defaults=[1])"],
            "enum": [f"import enum\nclass {name}(enum.Enum):\n    ON = 1\n    OFF = 2", f"from enum import IntEnum\nclass {name}(IntEnum):\n    ON = 1",
                     f"import enum\n{name} = enum.Enum('{name}', 'ON OFF')"],
            "error": [f"class {name}(ImportError):\n    pass", f"class {name}(Exception):\n    def __init__(self, *parts):\n        super().__init__(*parts)",
                      f"{name} = type('{name}', (ValueError,), {{}})"],
            "manager": [f"import contextlib\n@contextlib.contextmanager\ndef {name}(*kinds):\n    try:\n        yield\n    except (kinds or ImportError):\n        pass",
                        f"import contextlib\nclass {name}(contextlib.ContextDecorator):\n    def __init__(self, *kinds):\n        pass\n    def __enter__(self):\n"
                        f"        return self\n    def __exit__(self, kind, value, trace):\n        return kind is not None and issubclass(kind, ImportError)",
                        f"from contextlib import suppress as {name}"],
        }[kind]
        text = self.pick(forms)
        if self.chance(0.08):
            text = f"try:\n    {name}\nexcept NameError:\n{indented(text)}"
        self.add(text)
        self.have[name] = (kind, None)

    # Imports

    def relative(self, name):
        base, dots = self.module.package, "."
        while base:
            if name == base or name.startswith(base + "."):
                return dots + name[len(base) + 1:]
            base, dots = base.rpartition(".")[0], dots + "."
        return None

    def wanted(self, target):
        """A name to take from a module, with what it stands for."""
        if target.children and self.chance(0.4):
            child = self.pick(target.children)
            return child.last, ("module", child)
        if target.defines and self.chance(0.95):
            name = self.pick(sorted(target.defines))
            return name, (target.defines[name], None)
        return self.pick(["missing", "load", "__version__", "core"]), ("number", None)

    def statement(self):
        """An import statement of one line, and what it binds."""
        target = self.pick(self.world.modules)
        full = target.name
        if self.chance(0.04):
            full = self.pick(["absent", full + ".absent", "lib.absent"])
        near = self.relative(full) or full
        source = self.pick([near, near, full])
        parent, _, last = full.rpartition(".")
        alias = self.fresh("m")
        name, meaning = self.wanted(target)
        forms = [(f"from {source} import {name}", {name: meaning})] * 4
        forms += [(f"from {source} import {name} as {alias}", {alias: meaning}), (f"import {full} as {alias}", {alias: ("module", target)}),
                  (f"import {full}", {full.split('.')[0]: ("module", self.world.modules[0])} if full.startswith("lib") else {})]
        if parent:
            forms += [(f"from {self.relative(parent) or parent} import {last}", {last: ("module", target)})] * 2
        return self.pick(forms)

    def load(self):
        text, bound = self.statement()
        target = self.pick(self.world.modules)
        full, alias = target.name, self.fresh("m")
        none = "\n".join(f"{n} = None" for n in bound) or "pass"
        caught = self.pick(CAUGHT)
        near = self.relative(full)
        star = f"from {near or full} import *"
        forms = [
            (text, bound), (text, bound), (text, bound),
            (star, {n: (k, None) for n, k in target.defines.items()}),
            (f"try:\n{indented(text)}\nexcept {caught}:\n{indented(none)}", bound),
            (f"try:\n{indented(text)}\nexcept {caught} as problem:\n    if {full.split('.')[-1]!r} not in str(problem):\n        raise\n{indented(none)}", bound),
            (f"try:\n{indented(text)}\nexcept ModuleNotFoundError as problem:\n    if problem.name != {full!r}:\n        raise\n{indented(none)}", bound),
            (f"try:\n{indented(text)}\nexcept {caught} as problem:\n    _failed = problem\n{indented(none)}\nelse:\n    _failed = None", bound),
            (f"try:\n{indented(text)}\nfinally:\n    _done = True", bound),
            (f"{alias} = importlib.import_module({full!r})", {alias: ("module", target)}),
            (f"for _name in ({full!r},):\n    try:\n        importlib.import_module(_name)\n    except {caught}:\n        continue", {}),
            (f"import {full}\n{alias} = sys.modules[{full!r}]", {alias: ("module", target)}),
            (f"class Holder{alias}:\n{indented(text)}\n    value = {self.pick(sorted(bound) or ['1']).split('.')[0]}", {}),
            (f"def _get{alias}():\n{indented(text)}\n    return {self.pick(sorted(bound) or ['1'])}\n{alias} = _get{alias}()", {alias: next(iter(bound.values()), ("number", None))}),
            (f"import functools\n@functools.cache\ndef _get{alias}():\n{indented(text)}\n    return {self.pick(sorted(bound) or ['1'])}\n_get{alias}()", {}),
            (f"import operator\n{alias} = operator.attrgetter('__name__')(importlib.import_module({full!r}))", {}),
            (f"import functools\nimport {full}\n{alias} = functools.reduce(getattr, {full.split('.')[1:]!r}, {full.split('.')[0]})", {alias: ("module", target)}),
            (f"if sys.platform == 'win32':\n    import winreg\nelif sys.version_info >= (3, 8):\n{indented(text)}\nelse:\n{indented(none)}", bound),
            (f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n{indented(text)}", {}),
            (f"import contextlib\nwith contextlib.ExitStack() as _stack:\n    _stack.enter_context(contextlib.suppress({caught.strip('()')}))\n{indented(text)}", {}),
            (f"_todo = [{full!r}]\nwhile _todo:\n    importlib.import_module(_todo.pop())", {}),
            (f"{alias} = importlib.util.find_spec({full!r}) if hasattr(importlib, 'util') else None", {}),
            (f"if importlib.import_module({full!r}).__name__.endswith({full[-2:]!r}):\n{indented(text)}", bound),
        ]
        if near and near.strip("."):
            forms += [(f"{alias} = importlib.import_module({near!r}, __package__)", {alias: ("module", target)}),
                      (f"({alias} := importlib.import_module({near!r}, __spec__.parent))", {alias: ("module", target)})]
        if self.module.children and self.module.kind == "package":
            names = [c.last for c in self.module.children]
            forms += [(f"for _child in {names!r}:\n    globals()[_child] = importlib.import_module('.' + _child, __name__)", {}),
                      ("import pkgutil\nfor _info in pkgutil.iter_modules(__path__):\n    importlib.import_module(f'{__name__}.{_info.name}')", {}),
                      ("import os, pkgutil\n__all__ = []\nfor _finder, _name, _is in pkgutil.walk_packages(__path__, __name__ + '.'):\n    __all__.append(_name.rpartition('.')[2])\n"
                       "    globals()[__all__[-1]] = importlib.import_module(_name)", {})]
        text, bound = self.pick(forms)
        self.add(text)
        self.have.update(bound)

    # Uses

    def use(self):
        if not self.have:
            return self.load()
        name = self.pick(sorted(self.have))
        kind, target = self.have[name]
        e = name
        if kind == "module":
            asked, (kind, _) = self.wanted(target)
            e = f"{name}.{asked}"
        v = self.fresh()
        general = [f"{v} = {e}", f"{v} = [{e}]", f"def {v}(value={e}):\n    return value", f"class {v}:\n    value = {e}", f"{v} = lambda: {e}",
                   f"def {v}():\n    return {e}", f"{v} = {{'k': {e}}}", f"assert {e} is not None", f"if {e}:\n    {v} = 1", f"{v} = {e} or 1",
                   f"{v}: {e} = 1", f"def {v}(value: {e}) -> None:\n    pass", f"{v} = tuple({e} for _ in range(2))", f"{v} = (lambda f=lambda: {e}: f())()",
                   f"{v} = [{e} for _ in range(2) if True]", f"{v} = isinstance({e}, type)", f"import typing\n{v} = typing.cast('int', {e})",
                   f"class {v}:\n    def __init__(self):\n        self.value = {e}\n    @classmethod\n    def make(cls):\n        return cls()\n{v}.make()",
                   f"def {v}():\n    yield from [{e}]\n{v} = list({v}())", f"{v} = next((x for x in [{e}]), None)", f"{v} = any(x is {e} for x in [1])"]
        special = {
            "text": [f"{v} = {e}.split('.')", f"{v} = 'v' + {e}", f"{v} = tuple(int(p) for p in {e}.split('.'))", f"{v} = f'{{{e}}}-dev'"],
            "number": [f"{v} = {e} + 1", f"{v} = list(range({e}))", f"{v} = max({e}, 2)"],
            "list": [f"for {v} in {e}:\n    pass", f"{v} = sorted({e})", f"{e}.append('x')", f"{v} = ','.join({e})", f"{v}, *_rest = {e}"],
            "table": [f"{v} = {e}['load']", f"{v} = {e}.get('none')", f"{v} = dict({e}, more=1)", f"for {v}, _value in {e}.items():\n    pass"],
            "function": [f"{v} = {e}()", f"{v} = {e}(2)", f"{v} = list(map({e}, [1]))", f"{v} = sorted([1], key={e})", f"@{e}\ndef {v}():\n    pass"],
            "decorator": [f"@{e}\ndef {v}():\n    pass", f"@{e}\nclass {v}:\n    pass", f"{v} = {e}(len)"],
            "class": [f"class {v}({e}):\n    pass", f"class {v}({e}):\n    kind = {e}.kind", f"{v} = {e}()", f"{v} = {e}().run()", f"{v} = issubclass({e}, object)",
                      f"{v} = type({e!r}, ({e},), {{}})"],
            "record": [f"{v} = {e}(2).x", f"{v} = {e}()", f"class {v}({e}):\n    pass"],
            "enum": [f"{v} = {e}.ON", f"{v} = list({e})", f"{v} = {e}['ON']", f"{v} = {e}(1)", f"def {v}(mode={e}.ON):\n    pass"],
            "error": [f"class {v}({e}):\n    pass", f"try:\n    raise {e}('x')\nexcept {e}:\n    {v} = 1", f"try:\n    {v} = 1\nexcept {e}:\n    pass"],
            "manager": [f"with {e}(ImportError):\n    {self.statement()[0]}", f"with {e}():\n    {v} = 1"],
        }
        text = self.pick(special.get(kind, general) if self.chance(0.6) else general)
        if self.chance(0.12):
            text = f"try:\n{indented(text)}\nexcept {self.pick(CAUGHT)}:\n    {v} = None"
        elif self.chance(0.05):
            text = f"def _later{v}():\n{indented(text)}\n_later{v}()"
        self.add(text)

    def probe(self):
        text, bound = self.statement()
        target = self.pick(self.world.modules)
        name, _ = self.wanted(target)
        have = self.pick(sorted(self.have)) if self.have else "sys"
        test = self.pick([f"hasattr(sys.modules.get({target.name!r}), {name!r})", f"{name!r} in globals()", f"{target.name!r} in sys.modules",
                          f"getattr({have}, {name!r}, None) is None", f"(_found := getattr({have}, {name!r}, None))", f"{name!r} in dir({have})",
                          f"isinstance({have}, type(sys))", "__name__ == '__main__'", f"callable(getattr({have}, {name!r}, 0))", "sys.flags.optimize < 3",
                          f"{name!r} in vars(sys.modules[__name__])", f"{have}.__class__.__name__ == 'module'", f"not {have}"])
        other = self.pick(["pass", f"{self.fresh()} = {have}", f"raise ImportError({name!r})" if self.chance(0.2) else "pass"])
        self.add(f"if {test}:\n{indented(text)}\nelse:\n{indented(other)}")

    # Names that are computed

    def publish(self):
        target = self.pick(self.world.modules)
        have = self.pick([n for n, (k, _) in sorted(self.have.items()) if k == "module"] or ["sys"])
        v = self.fresh()
        name = self.pick(sorted(OFFERS))
        self.add(self.pick([
            f"for _key, _value in list(vars({have}).items()):\n    if not _key.startswith('_'):\n        globals()[_key] = _value",
            f"globals().update((_k, getattr({have}, _k)) for _k in dir({have}) if _k.isupper())",
            f"def _export(target):\n    globals().setdefault('__all__', []).append(target.__name__)\n    return target\n@_export\ndef {v}():\n    pass",
            f"for _index in range(2):\n    globals()[f'{v}_{{_index}}'] = _index\n{v} = {v}_0 + {v}_1",
            f"def _fill(space):\n    space[{name!r}] = 1\n_fill(globals())",
            f"def _fill(**names):\n    for key, value in names.items():\n        setattr(sys.modules[__name__], key, value)\n_fill({name}=2)",
            f"exec('{name} = 1')", f"exec(compile('def {v}(): return 1', __file__, 'exec'))",
            f"class {v}:\n    for _i in range(2):\n        locals()[f'item{{_i}}'] = _i\n    del _i",
            f"vars()[{name!r}] = 3", f"sys.modules[__name__].{name} = 4", f"{name} = globals().pop({name!r}, 5)",
            f"try:\n    {name}\nexcept NameError:\n    {name} = None", f"{v} = {name} = 6\ndel {v}",
            f"def _set():\n    global {name}\n    {name} = 7\n_set()",
            f"{v} = {{n: globals()[n] for n in ('sys', 'importlib')}}",
            f"(lambda m: setattr(m, {name!r}, 8))(sys.modules[{target.name!r}])",
        ]))

    def exports(self):
        names = [n for n in self.module.defines if self.chance(0.7)]
        names += [c.last for c in self.module.children if self.chance(0.6)]
        self.add(self.pick([
            f"__all__ = {names!r}", f"__all__ = {tuple(names)!r}", "__all__ = [n for n in globals() if not n.startswith('_')]",
            "__all__ = [n for n in dir() if n[0].isupper()]", f"__all__ = ['sys']\n__all__.extend(n for n in {names!r})",
            f"__all__ = sorted(set({names!r}) | {{'sys'}})", f"__all__ = {names!r}\nif sys.version_info < (3,):\n    __all__ = [n.encode() for n in __all__]",
            "__all__ = [k for k, v in list(globals().items()) if callable(v)]", f"__all__ = []\n__all__ += {names!r}\n__all__ = __all__ + ['importlib']",
            f"import inspect\n__all__ = [n for n, v in list(locals().items()) if not (n.startswith('_') or inspect.ismodule(v))]",
        ]))

    # Modules that are more than their text

    def lazy(self):
        names = [c.last for c in self.module.children] or ["core"]
        target = self.pick(self.world.modules)
        name, _ = self.wanted(target)
        near = self.relative(target.name) or target.name
        self.add(self.pick([
            f"def __getattr__(name):\n    if name in {names!r}:\n        return importlib.import_module(f'.{{name}}', __name__)\n"
            "    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')\ndef __dir__():\n    return sorted(globals())",
            f"_lazy = {{{name!r}: {target.name!r}}}\ndef __getattr__(name):\n    try:\n        where = _lazy[name]\n    except KeyError:\n"
            "        raise AttributeError(name) from None\n    value = getattr(importlib.import_module(where), name)\n    globals()[name] = value\n    return value",
            f"def __getattr__(name):\n    import warnings\n    if name == {name!r}:\n        warnings.warn('old', DeprecationWarning, stacklevel=2)\n"
            f"        from {near} import {name}\n        return {name}\n    raise AttributeError(name)",
            f"def __getattr__(name):\n    if name.startswith('_'):\n        raise AttributeError(name)\n    return name",
            "import types\nclass _Module(types.ModuleType):\n    @property\n    def LIMIT(self):\n        return 9\nsys.modules[__name__].__class__ = _Module",
            f"import types\nclass _Lazy(types.ModuleType):\n    def __getattr__(self, name):\n        if name == {name!r}:\n            return 1\n"
            "        raise AttributeError(name)\n_self = _Lazy(__name__)\n_self.__dict__.update({k: v for k, v in globals().items() if k.startswith('__')})\n"
            "sys.modules[__name__] = _self",
        ]))

    def meddle(self):
        target = self.pick(self.world.modules)
        have = self.pick([n for n, (k, _) in sorted(self.have.items()) if k == "module"] or ["sys"])
        name, v = self.pick(sorted(OFFERS)), self.fresh()
        self.add(self.pick([
            f"sys.modules[__name__ + '.absent'] = sys.modules[__name__]", f"sys.modules.setdefault('lib.absent', importlib)",
            f"sys.modules['absent'] = sys.modules[{target.name!r}]", f"{have}.{name} = 1", f"if hasattr({have}, {name!r}):\n    delattr({have}, {name!r})",
            f"sys.modules.pop({target.name!r}, None)", f"{have} = getattr({have}, {name!r}, {have})", f"import types\n{v} = types.ModuleType('{v}')\n{v}.{name} = 1\n"
            f"sys.modules[__name__ + '.{v}'] = {v}", f"del {have}" if have != "sys" else "pass", f"importlib.invalidate_caches()",
            f"raise ImportError('not here')" if self.chance(0.15) else "pass", f"if not hasattr({have}, {name!r}):\n    {have}.{name} = {name!r}",
            f"for _key in [k for k in sys.modules if k.startswith({target.name!r} + '.')]:\n    {v} = sys.modules[_key]",
        ]))
