"""The flavour "rings" of `generated_imports.py`: modules that import each other in a ring, every form, place and use combined."""

import random

from generated_layers import Module, indented


class World:
    """A ring of modules made up from a seed."""

    def __init__(s, seed):
        s.r = random.Random(seed)
        s.modules = []
        shape = s.r.choice(["flat", "package", "package", "nested", "two", "init"])
        n = s.r.randint(2, 5)
        if shape == "flat":
            for x in range(n):
                s.mod(f"m{x}", "module")
        elif shape == "two":
            s.mod("left", "package")
            s.mod("right", s.r.choice(["package", "namespace"]))
            for x in range(n):
                s.mod(f"{s.r.choice(['left','right'])}.m{x}", "module")
        else:
            s.mod("app", "package" if s.r.random() < 0.92 else "namespace")
            parents = ["app"]
            if shape == "nested":
                for p in ("sub", "deep"):
                    if s.r.random() < 0.7:
                        name = s.r.choice(parents) + "." + p
                        if name not in [m.name for m in s.modules]:
                            s.mod(name, s.r.choice(["package", "package", "namespace"]))
                            parents.append(name)
            for x in range(n):
                s.mod(f"{s.r.choice(parents)}.m{x}", "module")
        s.tops = [m.name for m in s.modules if "." not in m.name]
        for m in s.modules:
            m.children = [c for c in s.modules if c.name.rpartition(".")[0] == m.name]
        files = [m for m in s.modules if m.kind != "namespace"]
        for i, m in enumerate(files):
            for name in NAMES:
                if s.r.random() < 0.45:
                    m.defines[name] = NAMES[name]
            if m.children and s.r.random() < 0.15:
                m.defines[s.r.choice(m.children).name.rpartition(".")[2]] = "value"
        for i, m in enumerate(files):
            Writer(s, m, files[(i + 1) % len(files)]).write()

    def mod(s, name, kind):
        s.modules.append(Module(name, kind))

    def chance(s, p):
        return s.r.random() < p

    def pick(s, x):
        return s.r.choice(x)

    def sources(s):
        return {m.path: m.blocks for m in s.modules if m.path}


NAMES = {
    "NAME": "value",
    "__version__": "value",
    "Kind": "class",
    "run": "function",
    "deco": "decorator",
    "TABLE": "table",
    "_hidden": "value",
    "ITEMS": "list",
    "Ctx": "manager",
    "Err": "error",
}
CAUGHT = [
    "ImportError",
    "AttributeError",
    "Exception",
    "(ImportError, AttributeError)",
    "ModuleNotFoundError",
    "BaseException",
    "(NameError, ImportError)",
    "KeyError",
]


class Writer:
    """Writes the statements of one module."""

    def __init__(s, w, m, nxt):
        s.w, s.m, s.nxt, s.r, s.n = w, m, nxt, w.r, 0
        s.have = {}

    def fresh(s, t="v"):
        s.n += 1
        return f"{t}{s.n}"

    def add(s, text):
        if s.r.random() < 0.06 and "\n" not in text:
            text = "pass; " + text
        s.m.blocks.append(text.split("\n"))

    def write(s):
        if s.r.random() < 0.15:
            s.add('"""doc\nstring"""')
        if s.r.random() < 0.15:
            s.add("from __future__ import annotations")
        s.add("import sys, importlib, contextlib, types")
        todo = list(s.m.defines.items())
        s.r.shuffle(todo)
        steps = ["import"] + s.r.choices(["import", "use", "use", "odd", "probe"], [4, 6, 4, 1.5, 3], k=s.r.randint(2, 8))
        s.r.shuffle(steps)
        for step in steps:
            if todo and s.r.random() < 0.4:
                s.define(*todo.pop())
            if step == "import":
                s.place(*s.imp(s.nxt if s.r.random() < 0.5 else None))
            elif step == "use":
                s.use()
            elif step == "probe":
                s.probe()
            else:
                s.odd()
        for t in todo:
            s.define(*t)
        if s.r.random() < 0.25:
            s.all()
        if s.r.random() < 0.12:
            s.getattr()

    def define(s, name, kind):
        i = s.fresh("h")
        t = {
            "value": [
                f"{name} = 1",
                f"{name}: int = 2",
                f"{name} = {i} = 3",
                f"({name},) = (4,)",
                f"[{name}, *{i}] = 1, 2, 3",
                f"globals()['{name}'] = 5",
                f"with contextlib.nullcontext(6) as {name}:\n    pass",
                f"for {name} in (7,):\n    pass",
                f"if ({name} := 8):\n    pass",
                f"def {i}():\n    global {name}\n    {name} = 9\n{i}()",
                f"setattr(sys.modules[__name__], '{name}', 10)",
                f"{name} = 1\n{name} += 1",
                f"match 5:\n    case {name}:\n        pass" if not name.startswith("_") else f"{name} = 5",
                f"vars()['{name}'] = 5",
            ],
            "class": [
                f"class {name}:\n    attr = 1\n    def __init__(self, *a, **k):\n        self.x = 1\n    def go(self):\n        return self",
                f"class {name}(object, metaclass=type):\n    attr = 2",
                f"{name} = type('{name}', (), dict(attr=1))",
                f"class {name}:\n    attr = 1\n    def __init_subclass__(cls, **k):\n        cls.seen = True",
                f"class {name}:\n    attr = 1\n    @property\n    def prop(self):\n        return 1\n    @staticmethod\n    def st(*a):\n        return 1\n    @classmethod\n    def cl(cls, *a):\n        return cls",
            ],
            "function": [
                f"def {name}(*a, **k):\n    return 1",
                f"{name} = lambda *a, **k: 2",
                f"async def {name}(*a):\n    import nowhere",
                f"def {name}(*a, **k):\n    yield 1",
                s.importing(name),
            ],
            "decorator": [
                f"def {name}(f=None, **k):\n    return f",
                f"def {name}(f=None, **k):\n    def inner(*a):\n        return f\n    return inner",
                f"import functools\ndef {name}(f=None):\n    @functools.wraps(f)\n    def inner(*a):\n        import nowhere\n    return inner",
            ],
            "table": [f"{name} = {{'k': 1}}", f"{name} = dict(k=1)", f"{name} = {{k: 1 for k in ['k']}}"],
            "list": [
                f"{name} = ['NAME', 'Kind']",
                f"{name} = ('NAME',)",
                f"{name} = [x for x in ('NAME', 'run')]",
                f"{name} = []\n{name}.append('NAME')",
            ],
            "manager": [
                f"class {name}:\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        return {s.r.choice(['True', 'False', 'None'])}",
                f"@contextlib.contextmanager\ndef {name}():\n    yield 1",
                f"@contextlib.contextmanager\ndef {name}():\n    try:\n        yield 1\n    except ImportError:\n        pass",
            ],
            "error": [f"class {name}({s.r.choice(['ImportError', 'AttributeError', 'ValueError', 'Exception'])}):\n    pass"],
        }[kind]
        text = s.r.choice(t)
        if s.r.random() < 0.08:
            text = "if 1 > 0:\n" + indented(text) + "\nelse:\n    " + f"{name} = None"
        s.add(text)
        s.have[name] = (kind, None)

    def importing(s, name):
        st, b = s.imp(None, inside=True)
        return f"def {name}(*a, **k):\n{indented(st)}\n    return {s.r.choice(sorted(b) or ['1'])}"

    def target(s):
        return s.r.choice(s.w.modules)

    def relative(s, name):
        base, dots = s.m.package, "."
        while base:
            if name == base:
                return dots
            if name.startswith(base + "."):
                return dots + name[len(base) + 1 :]
            base = base.rpartition(".")[0]
            dots += "."
        return None

    def name_of(s, t):
        if t.children and s.r.random() < 0.35:
            c = s.r.choice(t.children)
            return c.name.rpartition(".")[2], ("module", c)
        if s.r.random() < 0.05 or not t.defines:
            return s.r.choice(list(NAMES) + ["absent", "__path__", "__file__", "__name__", "__doc__"]), ("value", None)
        n = s.r.choice(sorted(t.defines))
        return n, (t.defines[n], None)

    def imp(s, t=None, inside=False):
        t = t or s.target()
        full = t.name
        if s.r.random() < 0.03:
            full = s.r.choice([full + ".absent", "absent", "absent.deep"])
            t = Module(full, "module")
        top = next((m for m in s.w.modules if m.name == full.split(".")[0]), t)
        rel = s.relative(full)
        f = s.r.randrange(14)
        short = full.rpartition(".")[2]
        v = s.fresh("i")
        if f == 0:
            return f"import {full}", {full.split(".")[0]: ("module", top)}
        if f == 1:
            return f"import {full} as {v}", {v: ("module", t)}
        if f == 2:
            return f"import sys, {full}, {full} as {v}", {v: ("module", t)}
        if f in (3, 4, 5):
            src = rel if rel and s.r.random() < 0.5 else full
            parts, b = [], {}
            for _ in range(s.r.choice([1, 1, 2])):
                n, meaning = s.name_of(t)
                a = s.fresh("n") if s.r.random() < 0.4 or n.startswith("__") else n
                parts.append(f"{n} as {a}" if a != n else n)
                b[a] = meaning
            if s.r.random() < 0.25:
                return f"from {src} import (\n    " + ",\n    ".join(parts) + "\n)", b
            if s.r.random() < 0.1:
                return f"from {src} \\\n    import {', '.join(parts)}", b
            return f"from {src} import {', '.join(parts)}", b
        if f in (6, 7):
            p, _, last = full.rpartition(".")
            src = (s.relative(p) if s.r.random() < 0.6 else p) if p else None
            if src:
                return f"from {src} import {last} as {v}", {v: ("module", t)}
            return f"import {full}", {full.split(".")[0]: ("module", top)}
        if f == 8 and not inside:
            src = rel if rel and s.r.random() < 0.5 else full
            return f"from {src} import *", {n: (k, None) for n, k in t.defines.items()} if s.r.random() < 0.4 else {}
        b = {v: ("module", t)}
        forms = [
            f"{v} = importlib.import_module('{full}')",
            f"{v} = importlib.import_module(\n    '{full}',\n)",
            f"load = importlib.import_module\n{v} = load('{full}')",
            f"target = '{full}'\n{v} = importlib.import_module(target)",
            f"for target in ['{full}']:\n    {v} = importlib.import_module(target)",
            f"{v} = [importlib.import_module(x) for x in ('{full}',)][0]",
            f"{v} = {{x: importlib.import_module(x) for x in ['{full}']}}['{full}']",
            f"{v} = __import__('{full}', None, None, ['*'])",
            f"{v} = __import__(name='{full}', fromlist=('NAME',))",
            f"import {full}\n{v} = sys.modules['{full}']",
            f"{v} = getattr(importlib, 'import_module')('{full}')",
            f"{v} = (lambda x: importlib.import_module(x))('{full}')",
            f"from importlib import import_module as imp\n{v} = imp('{full}')",
            f"{v} = next(importlib.import_module(x) for x in ['{full}'])",
            f"{v}, = map(importlib.import_module, ['{full}'])",
            f"globals()['{v}'] = importlib.import_module('{full}')",
            f"exec_name = '%s' % '{full}'\n{v} = importlib.import_module(exec_name)",
            f"{v} = importlib.import_module('.'.join({full.split('.')!r}))",
            f"{v} = importlib.import_module('{{}}'.format('{full}'))",
            f"import functools\n{v} = functools.partial(importlib.import_module, '{full}')()",
            f"{v} = importlib.__import__('{full}', globals(), locals(), ['a'])",
        ]
        if rel and rel.strip("."):
            forms += [
                f"{v} = importlib.import_module('{rel}', __package__)",
                f"{v} = importlib.import_module('{rel}', package=__spec__.parent)",
                f"{v} = importlib.import_module('{rel}', __name__ if '__path__' in globals() else __name__.rpartition('.')[0])",
                f"{v} = __import__('{rel.lstrip('.')}', globals(), fromlist=['x'], level={len(rel) - len(rel.lstrip('.'))})",
            ]
        return s.r.choice(forms), b

    def place(s, st, b):
        I = indented
        k = s.r.randrange(26)
        star = "import *" in st
        c = s.r.choice(CAUGHT)
        none = "\n".join(f"{n} = None" for n in b) or "pass"
        if k < 9:
            s.add(st)
            s.have.update(b)
            return
        if k == 9:
            s.add(f"try:\n{I(st)}\nexcept {c}:\n{I(none)}")
        elif k == 10:
            s.add(f"try:\n{I(st)}\nexcept {c} as e:\n    if getattr(e, 'name', None) == 'absent':\n        raise\n{I(none)}")
        elif k == 11:
            other, b2 = s.imp()
            s.add(f"try:\n{I(st)}\nexcept {c}:\n{I(other)}\nelse:\n{I(none)}\nfinally:\n    fin = 1")
            b = b2
        elif k == 12:
            s.add(f"try:\n{I(st)}\nexcept ({c.strip('()')},):\n    raise")
        elif k == 13:
            s.add(f"try:\n    try:\n{I(I(st))}\n    finally:\n        other = 2\nexcept {c}:\n{I(none)}")
        elif k == 14:
            s.add(f"with contextlib.suppress({c.strip('()')}):\n{I(st)}")
            return
        elif k == 15:
            s.add(f"while True:\n{I(st)}\n    break")
        elif k == 16:
            s.add(f"for _ in range({s.r.choice([0, 1, 2])}):\n{I(st)}\nelse:\n    done = 1")
            return
        elif k == 17 and not star:
            h = s.fresh("f")
            s.add(f"def {h}():\n{I(st)}\n    return {', '.join(b) or 1}")
            if s.r.random() < 0.75:
                s.add(f"{', '.join(b) or 'x'} = {h}()")
            else:
                return
        elif k == 18 and not star:
            h = s.fresh("C")
            s.add(f"class {h}:\n{I(st)}\n    y = 1")
            s.add("\n".join(f"{n} = {h}.{n}" for n in b) or "pass")
        elif k == 19 and not star:
            h = s.fresh("C")
            s.add(f"class {h}:\n    def __init__(self):\n{I(I(st))}\n        self.v = {sorted(b)[0] if b else 1}\n{h}()")
            return
        elif k == 20:
            s.add(f"if sys.version_info {s.r.choice(['>=', '<'])} (3, {s.r.choice([5, 20])}):\n{I(st)}\nelse:\n{I(none)}")
        elif k == 21:
            s.add(
                f"from typing import TYPE_CHECKING\nif {s.r.choice(['TYPE_CHECKING', 'not TYPE_CHECKING'])}:\n{I(st)}\nelse:\n{I(none)}"
            )
        elif k == 22:
            s.add(f"match {s.r.choice([1, 2])}:\n    case 1:\n{I(I(st))}\n    case _:\n{I(I(none))}")
        elif k == 23 and not star:
            h = s.fresh("gen")
            s.add(f"def {h}():\n{I(st)}\n    yield {sorted(b)[0] if b else 1}\n    import absent_later")
            s.add(s.r.choice([f"{h}()", f"for q in {h}():\n    break", f"q = next({h}())", f"q = list({h}())"]))
            return
        elif k == 24 and not star:
            h = s.fresh("cm")
            s.add(
                f"@contextlib.contextmanager\ndef {h}():\n    try:\n        yield 1\n    except {c}:\n        pass\nwith {h}() as ctx:\n{I(st)}"
            )
            return
        elif k == 25 and not star:
            h = s.fresh("E")
            s.add(
                f"class {h}:\n    def __enter__(self):\n{I(I(st))}\n        return self\n    def __exit__(self, *a):\n        return {s.r.choice(['True', 'False'])}\nwith {h}():\n    pass"
            )
            return
        else:
            s.add(st)
        s.have.update(b)

    def ref(s):
        mods = sorted(n for n, (k, t) in s.have.items() if k == "module" and t)
        if not mods:
            return None
        o = s.r.choice(mods)
        t = s.have[o][1]
        n, (k, t2) = s.name_of(t)
        if k == "module" and s.r.random() < 0.6:
            o = o + "." + n
            n, (k, _) = s.name_of(t2)
        return o, n, k

    def use(s):
        r = s.ref()
        if not r:
            return s.place(*s.imp())
        o, n, k = r
        x = f"{o}.{n}"
        v = s.fresh()
        forms = [
            x,
            f"{v} = {x}",
            f"{v} = (\n    1,\n    {x},\n)",
            f"{v} = {o} \\\n    .{n}",
            f"{v} = ({o}\n    .{n})",
            f"print(\n    {x}\n)",
            f"{v} = f'{{{x}!r:>10}} text'",
            f"{v} = [1, *[{x}]]",
            f"{v} = {{**{{'a': {x}}}}}",
            f"def {v}(a, b={x}, *, c=1): pass",
            f"{v} = lambda q={x}: q",
            f"class {v}:\n    a = 1\n    b = {x}",
            f"class {v}:\n    a: {x} = 1",
            f"{v}: {x} = 1",
            f"{v}: '{x}' = 1",
            f"def {v}(a: {x} = 1) -> None: pass",
            f"def {v}():\n    return {x}",
            f"def {v}():\n    return {x}\n{v}()",
            f"{v} = [q for q in [1] if {x}]",
            f"{v} = (q for q in [{x}])",
            f"{v} = (({x}) for q in [1])",
            f"{v} = any({x} for q in [1])",
            f"if {x}:\n    pass\nelif {x}:\n    pass",
            f"while {x}:\n    break",
            f"for q in [{x}]:\n    pass",
            f"with contextlib.nullcontext({x}) as {v}:\n    pass",
            f"match {x}:\n    case 1:\n        pass\n    case _:\n        pass",
            f"assert {x} is not {v!r}, 'm'",
            f"{v} = 1 if {x} else 2",
            f"{v} = not {x}",
            f"{v} = {x} is None or 1",
            f"{v} = None is None and {x}",
            f"{v} = 1 and 0 and {x}",
            f"{v} = {{}}\n{v}[{x}.__class__] = 1",
            f"{v} = 0\n{v} = {v} if True else {x}",
            f"del {x}",
            f"{x} = 5",
            f"{x}: int = 5",
            f"for {x} in [1]:\n    pass",
            f"{v}, {x} = 1, 2",
            f"try:\n    {v} = {x}\nexcept {s.r.choice(CAUGHT)}:\n    {v} = None",
            f"try:\n    {x}\nexcept AttributeError as e:\n    raise ImportError(str(e)) from e",
            f"try:\n    {x}\nfinally:\n    {v} = 1",
            f"{v} = sorted([1], key=lambda q: {x} and 1)",
            f"{v} = len([{x}])",
            f"class {v}:\n    [{x} for q in [1]]",
            f"class {v}:\n    def m(self, d={x}): pass",
            f"{v} = type({v!r}, (), {{'a': {x}}})",
            f"(lambda: {x})()",
            f"def {v}():\n    def inner():\n        return {x}\n    return inner\n{v}()()",
            f"{v} = [{x}][0]",
            f"{v} = {x} if hasattr({o}, '{n}') else None",
        ]
        if k == "class":
            forms += 3 * [
                f"class {v}({x}):\n    pass",
                f"class {v}({x}, kw=1):\n    pass" if False else f"class {v}(\n    {x},\n):\n    pass",
                f"{v} = {x}()",
                f"{v} = {x}().go",
                f"@{x}\nclass {v}: pass",
                f"{v} = {x}.attr",
                f"{v} = isinstance(1, {x})",
                f"try:\n    {v} = {x}.nothing\nexcept AttributeError:\n    import absent",
            ]
        if k == "function":
            forms += 3 * [
                f"{v} = {x}()",
                f"{x}(1, k=2)",
                f"@{x}\ndef {v}(): pass",
                f"{v} = list(map({x}, [1]))",
                f"{v} = [{x}() for q in 'ab']",
            ]
        if k == "decorator":
            forms += 3 * [
                f"@{x}\ndef {v}(): pass",
                f"@{x}\nclass {v}: pass",
                f"@(\n    {x}\n)\ndef {v}(): pass",
                f"{v} = {x}(lambda: 1)",
            ]
        if k == "table":
            forms += 2 * [
                f"{v} = {x}['k']",
                f"{v} = {x}.get('z')",
                f"try:\n    {x}['absent']\nexcept KeyError:\n    pass",
                f"'k' in {x} and {o}.NAME",
                f"for q in {x}:\n    {o}.NAME",
            ]
        if k == "list":
            forms += 2 * [
                f"for q in {x}:\n    getattr({o}, q)",
                f"{v} = [getattr({o}, q, None) for q in {x}]",
                f"for q in {x}:\n    globals()[q] = getattr({o}, q)",
            ]
        if k == "manager":
            forms += 3 * [
                f"with {x}() as {v}:\n    {o}.absent",
                f"with {x}():\n    import absent",
                f"with {x}() as {v}:\n    pass",
            ]
        if k == "error":
            forms += 3 * [
                f"try:\n    raise {x}('x')\nexcept {x}:\n    pass",
                f"try:\n    import absent\nexcept {x}:\n    pass",
                f"try:\n    raise {x}\nexcept ImportError:\n    pass\nexcept Exception:\n    {v} = 1",
                f"try:\n    {o}.absent\nexcept ({x}, AttributeError):\n    pass",
            ]
        s.add(s.r.choice(forms))

    def probe(s):
        r = s.ref()
        if not r:
            return s.place(*s.imp())
        o, n, k = r
        st, b = s.imp()
        I = indented
        none = "\n".join(f"{q} = None" for q in b) or "pass"
        full = s.target().name
        test = s.r.choice(
            [
                f"hasattr({o}, '{n}')",
                f"not hasattr({o}, '{n}')",
                f"getattr({o}, '{n}', None) is None",
                f"'{n}' in dir({o})",
                f"'{n}' in vars({o})",
                f"'{n}' in {o}.__dict__",
                f"{o}.__dict__.get('{n}') is not None",
                f"'{full}' in sys.modules",
                f"sys.modules.get('{full}')",
                f"'{n}' in globals()",
                f"{o}.__name__ == '{full}'",
                f"__name__.count('.') == 1",
                f"__package__ == 'app'",
                f"'__path__' in globals()",
                f"hasattr({o}, '__path__')",
                f"isinstance({o}, types.ModuleType)",
                f"{o} is sys.modules.get('{full}')",
                f"importlib.util.find_spec('{full}')" if False else f"{o}.__package__",
                f"getattr({o}, '__file__', None)",
                f"len(__name__) > 3",
                f"__name__.endswith('m1')",
                f"__name__.split('.')[-1] in ('m0', 'm2')",
                f"{o}.__name__.startswith('app')",
                f"bool(vars({o}).get('{n}'))",
                f"callable(getattr({o}, '{n}', None))",
            ]
        )
        s.add(f"if {test}:\n{I(st)}\nelse:\n{I(none)}")
        s.have.update(b)

    def odd(s):
        v = s.fresh()
        mods = sorted(n for n, (k, _) in s.have.items() if k == "module")
        full = s.target().name
        some = s.r.choice(mods) if mods else "sys"
        f = s.r.randrange(16)
        if f == 0 and mods:
            s.add(f"del {some}")
            del s.have[some]
        elif f == 1 and mods:
            s.add(f"{some} = object()")
            del s.have[some]
        elif f == 2:
            s.add(f"sys.modules.pop('{full}', None)")
        elif f == 3:
            s.add(f"sys.modules['{full}'] = None")
        elif f == 4:
            s.add(
                f"class Proxy:\n    NAME = 1\n    __path__ = []\n    def __getattr__(self, n):\n        if n.startswith('__'):\n            raise AttributeError(n)\n        return 1\nsys.modules[__name__] = Proxy()"
            )
        elif f == 5:
            s.add(
                f"class Mod(types.ModuleType):\n    @property\n    def absent(self):\n        return 1\n    def __getattr__(self, n):\n        raise AttributeError(n)\nsys.modules[__name__].__class__ = Mod"
            )
        elif f == 6:
            s.add(f"sys.modules['{full}.extra'] = types.ModuleType('{full}.extra')")
        elif f == 7:
            s.add("raise ImportError('stop')" if s.r.random() < 0.3 else "if False:\n    raise ImportError")
        elif f == 8:
            s.add(f"def __getattr__(n):\n    if n == 'absent':\n        return 1\n    raise AttributeError(n)")
        elif f == 9:
            s.add(
                f"def __getattr__(n):\n    if n in ('absent', 'NAME'):\n        return importlib.import_module('{full}')\n    raise AttributeError(f'{{n}}')"
            )
        elif f == 10:
            s.add(f"def __getattr__(n):\n    import {full}\n    return getattr({full}, n)")
        elif f == 11:
            s.add(f"sys.modules.setdefault('{full}', sys.modules[__name__])")
        elif f == 12:
            s.add(f"__all__ = [n for n in dir() if not n.startswith('_')]")
        elif f == 13:
            s.add(f"__all__ = [n for n in globals() if not n.startswith('_')]")
        elif f == 14:
            s.add(f"for n in list(vars({some})):\n    if n.isupper():\n        globals()[n] = getattr({some}, n)")
        elif f == 15:
            s.add(f"globals().update({{k: v for k, v in vars({some}).items() if not k.startswith('_')}})")

    def all(s):
        names = [n for n in s.m.defines if s.r.random() < 0.7] + [
            c.name.rpartition(".")[2] for c in s.m.children if s.r.random() < 0.4
        ]
        if s.r.random() < 0.08:
            names.append("absent")
        s.add(
            s.r.choice(
                [
                    f"__all__ = {names!r}",
                    f"__all__ = {tuple(names)!r}",
                    f"__all__: list = {names!r}",
                    f"__all__ = []\nfor n in {names!r}:\n    __all__.append(n)",
                    f"__all__ = list({names!r})\n__all__ += ['__name__']",
                    f"__all__ = {names!r}\n__all__.extend(x for x in [])",
                    f"__all__ = ' '.join({names!r}).split()",
                ]
            )
        )

    def getattr(s):
        s.add(
            s.r.choice(
                [
                    "def __getattr__(name):\n    raise AttributeError(f'no {name}')",
                    "_lazy = {'late': 'json'}\ndef __getattr__(name):\n    try:\n        where = _lazy[name]\n    except KeyError:\n        raise AttributeError(name) from None\n    value = importlib.import_module(where)\n    globals()[name] = value\n    return value",
                    "def __getattr__(name):\n    if name == '__path__':\n        raise AttributeError(name)\n    from . import absent\n    return absent",
                ]
            )
        )
