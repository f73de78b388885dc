"""Small programs, each with an import that is tempting to defer and a printed result that deferring may change.

Most are products: every way to write an import × every way to use what it brings; every effect of importing × every reason
to think that nobody needs it yet; every spelling of a file × two patches. What is written out by hand has a trap of its own.
"""
import dataclasses
import textwrap


@dataclasses.dataclass(frozen=True)
class Shape:
    """A repository, programs that use it, and whether deferring its import is plainly right."""
    name: str
    files: dict                     # path → bytes
    programs: tuple                 # a path in the repository, or the text of a program outside it
    wanted: bool = False            # a patch is expected: without these, refusing everything would pass


def shape(name, text, *programs, wanted=False):
    """A shape from one text, in which `=== path` opens each file."""
    files, path = {}, None
    for line in textwrap.dedent(text).strip("\n").split("\n"):
        if line.startswith("=== "):
            path = line[4:].strip()
            files[path] = b""
        else:
            files[path] += line.encode() + b"\n"
    files.setdefault("pyproject.toml", b'[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\n')
    return Shape(name, {each: data.lstrip(b"\n") for each, data in files.items()}, tuple(textwrap.dedent(p).strip() + "\n" for p in programs) or ("main.py",),
                 wanted)


HEAVY = """\
import colorsys


class Thing(Exception):
    x = 1


def make():
    return 7


def deco(function):
    return function


VALUE = 3
COUNT = 0


def bump():
    global COUNT
    COUNT += 1
"""

# Each way to import, and how it makes one write Thing, make, VALUE, deco.
FORMS = {
    "import dotted": ("import app.heavy", "app.heavy.{}"),
    "import as": ("import app.heavy as h", "h.{}"),
    "from package import module": ("from app import heavy", "heavy.{}"),
    "from dot import module": ("from . import heavy", "heavy.{}"),
    "from module import names": ("from app.heavy import Thing, make, VALUE, deco", "{}"),
    "in parentheses with aliases": ("from .heavy import (\n    Thing as a_Thing,  # noqa: F401\n    make as a_make,\n    VALUE as a_VALUE,  # three\n"
                                    "    deco as a_deco\n)", "a_{}"),
    "star": ("from .heavy import *", "{}"),
    "one of several": ("import json, app.heavy as h, os\nassert json and os", "h.{}"),
    "one line": ("import json; from .heavy import Thing, make, VALUE, deco; assert json", "{}"),
    "guarded": ("try:\n    from .heavy import Thing, make, VALUE, deco\nexcept ImportError:\n    Thing = make = VALUE = deco = None", "{}"),
    "in an if": ("import sys\nif sys.version_info >= (3, 8):\n    from .heavy import Thing, make, VALUE, deco", "{}"),
}

# Ways to use it: T a class, m a function, V a number, d a decorator. `go()` prints.
USES = {
    "call": "def go():\n    print({m}())",
    "one-line function": "def go(): print({m}())",
    "after a docstring": 'def go():\n    """doc"""\n    print({m}(), go.__doc__)',
    "after a docstring on the same line": 'def go(): "doc"; print({m}(), go.__doc__)',
    "default": "def go(x={V}):\n    print(x)",
    "keyword default": "def go(*, x={V}):\n    print(x)",
    "default of a lambda": "go = lambda x={V}: print(x)",
    "body of a lambda": "go = lambda: print({V})",
    "lambda in a table": "TABLE = {{'a': lambda: {V}}}\ndef go():\n    print(TABLE['a']())",
    "decorator": "@{d}\ndef go():\n    print(1)",
    "decorator of a method": "class K:\n    @{d}\n    def x(self):\n        return 1\ndef go():\n    print(K().x())",
    "decorator within a function": "def go():\n    @{d}\n    def x():\n        return {V}\n    print(x())",
    "base class": "class K({T}):\n    pass\ndef go():\n    print(K.__mro__[1].__name__)",
    "base class within a function": "def go():\n    class K({T}):\n        y = {V}\n    print(K.x, K.y)",
    "class keyword": "class B:\n    def __init_subclass__(cls, k=None):\n        cls.k = k\nclass K(B, k={V}):\n    pass\ndef go():\n    print(K.k)",
    "class attribute": "class K:\n    x = {V}\ndef go():\n    print(K.x)",
    "method": "class K:\n    def x(self):\n        return {V}\ndef go():\n    print(K().x())",
    "property and static": "class K:\n    @property\n    def x(self):\n        return {V}\n    @staticmethod\n    def y():\n        return {m}()\ndef go():\n    print(K().x, K.y())",
    "class-level name of the same spelling": "class K:\n    {Tn} = 5\n    def x(self):\n        return {T}.x\ndef go():\n    print(K().x(), K.{Tn})",
    "comprehension at import": "ROWS = [{V} + i for i in range(2)]\ndef go():\n    print(ROWS)",
    "comprehension in a call": "def go():\n    print([{V} + i for i in range(2)], {{{m}() for _ in 'ab'}})",
    "f-string at import": "TEXT = f'{{{V}!r:>4}}'\ndef go():\n    print(TEXT)",
    "f-string in a call": "def go():\n    print(f'{{{V}:{{{V}}}}} {{ {m}() }}')",
    "nested f-string": "def go():\n    print(f'{{f\"{{{V}}}\"}}')",
    "annotation": "def go(x: {T} = None) -> {T}:\n    print(1)",
    "annotation in quotes": "def go(x: '{T}' = None) -> 'list[{T}]':\n    print(1)",
    "annotation resolved": "import typing\ndef go(x: {T} = None):\n    print(typing.get_type_hints(go)['x'].__name__)",
    "quoted annotation resolved": "import typing\ndef go(x: '{T}' = None):\n    print(typing.get_type_hints(go)['x'].__name__)",
    "annotations read": "def go(x: {T} = None):\n    print(go.__annotations__['x'].x)",
    "annotations read by inspect": "import inspect\ndef go(x: {T} = None):\n    print(inspect.signature(go, eval_str=True).parameters['x'].annotation.x)",
    "annotation of a local": "def go():\n    x: {T} = 1\n    print(x)",
    "annotation of a local without value": "def go():\n    x: {T}\n    x = 1\n    print(x)",
    "annotation of an attribute": "class K:\n    def __init__(self):\n        self.x: {T} = 1\ndef go():\n    print(K().x)",
    "module annotation": "x: {T} = 1\ndef go():\n    print(x)",
    "module annotation read": "x: {T} = 1\ndef go():\n    print(__annotations__['x'].x)",
    "dataclass": "import dataclasses\n@dataclasses.dataclass\nclass D:\n    x: {T} = None\ndef go():\n    print([f.type if isinstance(f.type, str) else f.type.__name__ for f in dataclasses.fields(D)])",
    "dataclass resolved": "import dataclasses, typing\n@dataclasses.dataclass\nclass D:\n    x: {T} = None\ndef go():\n    print(typing.get_type_hints(D)['x'].__name__)",
    "named tuple": "import typing\nclass N(typing.NamedTuple):\n    x: {T}\ndef go():\n    print(N.__annotations__['x'].x)",
    "typed dict": "import typing\nclass N(typing.TypedDict):\n    x: {T}\ndef go():\n    print(typing.get_type_hints(N)['x'].x)",
    "own class decorator reads annotations": "def fields(cls):\n    cls.f = {{k: v.x for k, v in cls.__annotations__.items()}}\n    return cls\n@fields\nclass K:\n    a: {T}\ndef go():\n    print(K.f)",
    "own base reads annotations": "import typing\nclass B:\n    def __init_subclass__(cls):\n        cls.f = sorted(typing.get_type_hints(cls).items())\nclass K(B):\n    a: '{T}'\ndef go():\n    print(K.f[0][1].x)",
    "injector": "import typing\ndef inject(f):\n    return lambda: f(**{{k: v() for k, v in typing.get_type_hints(f).items()}})\n@inject\ndef go(x: {T}):\n    print(x.x)",
    "singledispatch on an annotation": "import functools\n@functools.singledispatch\ndef act(x):\n    return 0\n@act.register\ndef _(x: {T}):\n    return 5\ndef go():\n    print(act({T}()))",
    "singledispatch only annotated": "import functools\nfrom app import heavy as hh\n@functools.singledispatch\ndef act(x):\n    return 0\n@act.register\ndef _(x: {T}):\n    return 5\ndef go():\n    print(act(hh.Thing()))",
    "type alias": "Pair = tuple[{T}, int]\ndef go(p: Pair = None):\n    print(Pair.__args__[0].x)",
    "quoted alias": "import typing\nMaybe = typing.Optional['{T}']\ndef go():\n    print(typing.get_type_hints(lambda: 0), Maybe.__args__[0].__class__.__name__)",
    "type statement": "type Pair = tuple[{T}, int]\ndef go():\n    print(Pair.__value__.__args__[0].x)",
    "type parameter bound": "def act[K: {T}](x: K) -> K:\n    return x\ndef go():\n    print(act(1), act.__type_params__[0].__bound__.x)",
    "TypeVar bound": "import typing\nK = typing.TypeVar('K', bound={T})\ndef go():\n    print(K.__bound__.x)",
    "TypeVar quoted bound": "import typing\nK = typing.TypeVar('K', bound='{T}')\ndef go(x: K = 2) -> K:\n    print(x)",
    "cast": "import typing\ndef go():\n    print(typing.cast({T}, 4), typing.cast('{T}', 5))",
    "quoted cast alone": "import typing\ndef go():\n    print(typing.cast('{T}', 5))",
    "generic base": "import typing\nclass K(list[{T}]):\n    pass\ndef go():\n    print(K.__orig_bases__[0].__args__[0].x)",
    "isinstance": "def go(x=4):\n    print(isinstance(x, {T}))",
    "isinstance at import": "if isinstance(4, {T}):\n    print('no')\ndef go():\n    print(2)",
    "except clause": "def go():\n    try:\n        raise KeyError('a')\n    except {T}:\n        print('mine')\n    except KeyError as error:\n        print(error)",
    "raised and caught": "def go():\n    try:\n        raise {T}('a')\n    except {T} as error:\n        print(error.args)\n    finally:\n        print({m}())",
    "match class pattern": "def go(x=5):\n    match x:\n        case {T}():\n            print('thing')\n        case _:\n            print({V})",
    "match value pattern": "import types\ndef go(x=3, n=types.SimpleNamespace(v={V})):\n    match x:\n        case n.v:\n            print('three')",
    "loop": "def go():\n    n = 0\n    for i in range(100):\n        n += {m}()\n    print(n)",
    "while condition": "def go():\n    n = 0\n    while n < {V}:\n        n += 1\n    print(n)",
    "generator": "def rows():\n    yield {V}\n    yield {m}()\ndef go():\n    print(list(rows()))",
    "coroutine": "async def act():\n    return {V}\ndef go():\n    try:\n        act().send(None)\n    except StopIteration as end:\n        print(end.value)",
    "recursion": "def act(n):\n    return {V} if n == 0 else act(n - 1)\ndef go():\n    print(act(50))",
    "closure": "def outer():\n    y = {V}\n    def inner():\n        return y + {m}()\n    return inner\ndef go():\n    print(outer()())",
    "default in a nested function": "def go():\n    def inner(x={V}):\n        return x\n    print(inner())",
    "nonlocal": "def go():\n    n = 0\n    def add():\n        nonlocal n\n        n += {V}\n    add()\n    print(n)",
    "class in a function in a class": "class A:\n    def b(self):\n        class C:\n            d = {V}\n            def e(self):\n                return {m}()\n        return C().e() + C.d\ndef go():\n    print(A().b())",
    "walrus": "def go():\n    if (n := {m}()) > 1:\n        print(n)",
    "walrus at import": "if (n := {m}()) > 1:\n    pass\ndef go():\n    print(n)",
    "augmented": "TOTAL = 1\nTOTAL += {V}\ndef go():\n    print(TOTAL)",
    "called at import through a function": "def helper():\n    return {V}\nX = helper()\ndef go():\n    print(X)",
    "assertion": "assert {V} == 3\ndef go():\n    print(1)",
    "globals table": "def go():\n    print(sorted(n for n in globals() if not n.startswith('_')))",
    "globals by name": "def go():\n    print('{Vn}' in globals() or '{first}' in globals())\n    return {V}",
    "vars of the module": "import sys\ndef go():\n    print('{first}' in vars(sys.modules[__name__]))\n    return {V}",
    "dir": "def go():\n    print({m}())\nNAMES = dir()\ndef names():\n    return NAMES",
    "eval": "def go():\n    print(eval('{V} + 1'))",
    "exec": "def go():\n    exec('print({m}())')",
    "eval and a use": "def go():\n    print({V}, eval('{V} + 1', globals()))",
    "eval in a call beside": "def other():\n    return {V}\ndef go():\n    print(eval('{m}()'))",
    "format with globals": "def go():\n    print('{{{first}}}'.format(**globals())[:7])",
    "getattr on the module": "import sys\ndef go():\n    print(hasattr(sys.modules[__name__], '{first}'))",
    "deleted": "X = {V}\ndef go():\n    print(X)\ndel {first}",
    "global declared": "def go():\n    global {first}\n    print({V})",
    "rebound later": "def first():\n    return {V}\nKEEP = first()\n{first} = None\ndef go():\n    print(KEEP, {first})",
    "rebound by a function": "def go():\n    global {first}\n    print({V})\n    {first} = None\n    print({first})",
    "shadowed by a parameter": "def other({first}=4):\n    return {first}\ndef go():\n    print(other(), {V})",
    "shadowed by a local": "def other():\n    {first} = 6\n    return {first}\ndef go():\n    print(other(), {V})",
    "shadowed in a comprehension": "def go():\n    print([{first} for {first} in 'ab'], {V})",
    "local in one branch": "def go(x=False):\n    if x:\n        {first} = None\n    try:\n        print({V})\n    except UnboundLocalError as error:\n        print('unbound')",
    "exported": "__all__ = ['{first}', 'go']\ndef go():\n    print({V})",
    "atexit": "import atexit\ndef bye():\n    print('bye', {m}())\ndef go():\n    atexit.register(bye)",
    "finaliser at shutdown": "class K:\n    def __del__(self):\n        try:\n            print('gone', {m}())\n        except ImportError as error:\n            print(error)\nKEPT = K()\nKEPT.self = KEPT\ndef go():\n    print(1)",
    "threads": "import threading\ndef act(out):\n    out.append({m}())\ndef go():\n    out = []\n    every = [threading.Thread(target=act, args=(out,)) for _ in range(8)]\n    [t.start() for t in every]\n    [t.join() for t in every]\n    print(out)",
    "signal handler": "import os, signal\ndef handle(*_):\n    print('sig', {m}())\ndef go():\n    signal.signal(signal.SIGUSR1, handle)\n    os.kill(os.getpid(), signal.SIGUSR1)",
    "after fork": "import os\ndef go():\n    child = os.fork()\n    if not child:\n        os._exit({V})\n    print(os.waitpid(child, 0)[1] >> 8)",
    "after chdir": "import os\ndef go():\n    os.chdir('/')\n    print({m}())",
    "after the path is emptied": "import sys\ndef go():\n    sys.path.clear()\n    sys.path_importer_cache.clear()\n    print({m}())",
    "after its module is dropped": "import sys\nfrom app import heavy as hh\ndef kind():\n    return {T}\ndef go():\n    old = hh.Thing\n    sys.modules.pop('app.heavy')\n    print(kind() is old)",
    "doctest": "import doctest, sys\ndef act():\n    '''\n    >>> {m}()\n    7\n    '''\n    return {m}()\ndef go():\n    print(doctest.testmod(sys.modules[__name__]))",
    "pickled class": "import pickle\nclass K({T}):\n    pass\ndef go():\n    print(type(pickle.loads(pickle.dumps(K()))).__name__)",
    "replaced in its own module": "from app import heavy as hh\ndef go():\n    hh.make = lambda: 99\n    hh.VALUE = 98\n    print({m}(), {V})",
    "recursive import guard": "def go():\n    import app.user\n    print(app.user.go is go, {V})",
    "run as a script": "def go():\n    print({m}())\nif __name__ == '__main__':\n    go()",
    "partial": "import functools\nTWICE = functools.partial({m})\ndef go():\n    print(TWICE())",
    "table of functions": "TABLE = {{'make': {m}}}\ndef go():\n    print(TABLE['make']())",
    "conditional expression": "X = {V} if {m} else 0\ndef go():\n    print(X)",
    "starred call": "def act(*a):\n    return a\nX = act(*[{V}])\ndef go():\n    print(X)",
    "try in a function": "def go():\n    try:\n        x = {m}()\n    except NameError as error:\n        x = error\n    print(x)",
    "method after a local import of the same name": "def other():\n    import json as {first}\n    return {first}.__name__\ndef go():\n    print(other(), {V})",
}

# What else in the repository may lean on the name that `app.user` binds. Each prints.
LEANS = {
    "from import": "from app.user import {first}\nimport app.user\nprint({first} is not None)\napp.user.go()",
    "attribute": "import app.user\nprint(app.user.{first} is not None)\napp.user.go()",
    "attribute of an alias": "import app.user as u\nprint(u.{first} is not None)\nu.go()",
    "attribute of from import": "from app import user\nprint(user.{first} is not None)\nuser.go()",
    "getattr": "import app.user\nprint(getattr(app.user, '{first}') is not None)",
    "hasattr": "import app.user\nprint(hasattr(app.user, '{first}'))",
    "getattr by parts": "import app.user\nprint(hasattr(app.user, '{first}'[:1] + '{first}'[1:]))",
    "mock.patch": "from unittest import mock\nimport app.user\nwith mock.patch('app.user.{first}') as m:\n    app.user.go()\n    print(m.mock_calls != [])",
    "mock.patch.object": "from unittest import mock\nimport app.user\nwith mock.patch.object(app.user, '{first}') as m:\n    app.user.go()\n    print(m.mock_calls != [])",
    "set attribute": "import app.user, types\napp.user.{first} = types.SimpleNamespace(heavy=types.SimpleNamespace(make=lambda: 55, VALUE=5), make=lambda: 55, VALUE=5) if '{first}' in ('app', 'h', 'heavy') else (lambda: 55)\napp.user.go()",
    "setattr in a loop": "import app.user, types\nfor name in ['{first}']:\n    setattr(app.user, name, types.SimpleNamespace(heavy=types.SimpleNamespace(make=lambda: 56, VALUE=5), make=lambda: 56, VALUE=5) if name in ('app', 'h', 'heavy') else (lambda: 56))\napp.user.go()",
    "import_module": "import importlib\nprint(importlib.import_module('app.user').{first} is not None)",
    "vars": "import app.user\nprint('{first}' in vars(app.user), '{first}' in app.user.__dict__)",
    "star": "from app.user import *\nprint({first} is not None)",
    "sys.modules": "import sys, app.user\nprint(sys.modules['app.user'].{first} is not None)",
    "operator": "import operator, app.user\nprint(operator.attrgetter('{first}')(app.user) is not None)",
    "through the package": "import app.user, app\nprint(app.user.{first} is not None)",
    "relative, chained": "import app.chain\nprint(app.chain.{first} is not None)",
    "inspect": "import inspect, app.user\nprint('{first}' in dict(inspect.getmembers(app.user)))",
    "source replaced": "import app.user, app.heavy\napp.heavy.make = lambda: 99\napp.user.go()",
    "source counted": "import app.user, app.heavy\napp.heavy.bump()\napp.user.go()",
    "needs the submodule": "import app.user, app\nprint(app.heavy.VALUE)",
    "asks what is loaded": "import app.user, sys\nprint('app.heavy' in sys.modules)",
}


def written(pattern):
    """What the form makes of each name, and the first name that it binds."""
    names = {letter: pattern.format(name) for letter, name in (("T", "Thing"), ("m", "make"), ("V", "VALUE"), ("d", "deco"))}
    names.update(Tn=names["T"].split(".")[0], Vn=names["V"].split(".")[0])
    names["first"] = names["m"].split(".")[0]
    return names


FUTURE = "from __future__ import annotations\n"
MAIN = b"import app.user\napp.user.go()\n"
PROJECT = b'[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\n'


def made(name, user, main=MAIN, wanted=False, **more):
    files = {"app/__init__.py": b"", "app/heavy.py": HEAVY.encode(), "app/user.py": user.encode() if isinstance(user, str) else user,
             "main.py": main.encode() if isinstance(main, str) else main, "pyproject.toml": PROJECT}
    files.update(more.get("files", {}))
    return Shape(name, files, more.get("programs", ("main.py",)), wanted)


def uses():
    for form, (statement, pattern) in FORMS.items():
        names = written(pattern)
        for use, body in USES.items():
            try:
                text = f"{statement}\n\n\n{body.format(**names)}\n"
            except (KeyError, ValueError, IndexError) as problem:
                raise SystemExit(f"{use}: {problem!r}")
            plain = use == "call" and form in ("import as", "from dot import module")
            yield made(f"use/{form}/{use}", text, wanted=plain)
            if "annotat" in use or use in ("dataclass", "injector", "typed dict", "named tuple", "dataclass resolved", "quoted alias"):
                yield made(f"use/{form}/{use}, postponed", FUTURE + text)


def leans():
    for form in ("import dotted", "import as", "from module import names", "from dot import module"):
        statement, pattern = FORMS[form]
        names = written(pattern)
        user = f"{statement}\n\n\ndef go():\n    print({names['m']}(), {names['V']})\n"
        typed = f"{statement}\n\n\ndef go(x: '{names['T']}' = None):\n    print(1)\n"
        chain = {"app/chain.py": f"from .user import {names['first']}\n".encode()}
        for lean, body in LEANS.items():
            main = body.format(**names) + "\n"
            yield made(f"lean/{form}/{lean}", user, main, files=chain if "chain" in lean else {})
            if "mock" not in lean and "set" not in lean:
                typed_names = {**names, "first": names["Tn"]}
                yield made(f"lean/{form}/{lean}, only typed", typed, body.format(**typed_names) + "\n",
                           files={"app/chain.py": f"from .user import {names['Tn']}\n".encode()} if "chain" in lean else {})


# What importing `app.effect` does to the world, and how the program sees it.
EFFECTS = {
    "prints": ("print('loaded')", "1"),
    "environment": ("import os\nos.environ['APP_X'] = '1'", "__import__('os').environ.get('APP_X')"),
    "environment default": ("import os\nos.environ.setdefault('APP_Y', '2')", "__import__('os').environ.get('APP_Y')"),
    "environment update": ("from os import environ\nenviron.update(APP_Z='3')", "__import__('os').environ.get('APP_Z')"),
    "putenv": ("import os\nos.environ |= {'APP_W': '1'}", "__import__('os').environ.get('APP_W')"),
    "path": ("import sys\nsys.path.append('/nowhere')", "'/nowhere' in __import__('sys').path"),
    "recursion limit": ("import sys\nsys.setrecursionlimit(777)", "__import__('sys').getrecursionlimit()"),
    "excepthook": ("import sys\nsys.excepthook = print", "__import__('sys').excepthook is print"),
    "displayhook alias": ("import sys as system\nsystem.displayhook = len", "__import__('sys').displayhook is len"),
    "warning filter": ("import warnings\nwarnings.filterwarnings('ignore', message='zz')", "any(f[1] and 'zz' in f[1].pattern for f in __import__('warnings').filters)"),
    "simple filter": ("from warnings import simplefilter\nsimplefilter('error', BytesWarning)", "any(f[0] == 'error' and f[2] is BytesWarning for f in __import__('warnings').filters)"),
    "warning": ("import warnings\nwarnings.warn('old', DeprecationWarning)", "1"),
    "logging level": ("import logging\nlogging.addLevelName(5, 'TRACE')", "__import__('logging').getLevelName(5)"),
    "logging handler": ("import logging\nlogging.getLogger('app').addHandler(logging.NullHandler())", "len(__import__('logging').getLogger('app').handlers)"),
    "basic config": ("import logging\nlogging.basicConfig(level=10)", "__import__('logging').root.level"),
    "logger level": ("import logging\nlog = logging.getLogger('app')\nlog.setLevel(7)", "__import__('logging').getLogger('app').level"),
    "logger class": ("import logging\nclass L(logging.Logger):\n    pass\nlogging.setLoggerClass(L)", "__import__('logging').getLoggerClass().__name__"),
    "atexit": ("import atexit\natexit.register(print, 'bye')", "1"),
    "atexit decorator": ("import atexit\n@atexit.register\ndef bye():\n    print('bye')", "1"),
    "signal": ("import signal\nsignal.signal(signal.SIGUSR2, signal.SIG_IGN)", "__import__('signal').getsignal(12) == 1"),
    "locale": ("import locale\nlocale.setlocale(locale.LC_NUMERIC, 'C')\nlocale._mark = 1", "hasattr(__import__('locale'), '_mark')"),
    "decimal precision": ("import decimal\ndecimal.getcontext().prec = 5", "__import__('decimal').getcontext().prec"),
    "random seed": ("import random\nrandom.seed(4)", "__import__('random').random() == 0.23604808973743452"),
    "copyreg": ("import copyreg\nclass P:\n    pass\ncopyreg.pickle(P, lambda p: (P, ()))", "len(__import__('copyreg').dispatch_table)"),
    "codec": ("import codecs\ncodecs.register(lambda name: codecs.lookup('utf-8') if name == 'appcode' else None)", "b'a'.decode('appcode')"),
    "codec error": ("import codecs\ncodecs.register_error('appline', lambda e: ('?', e.end))", "b'\\xff'.decode('ascii', 'appline')"),
    "mime type": ("import mimetypes\nmimetypes.add_type('a/b', '.appx')", "__import__('mimetypes').guess_type('x.appx')[0]"),
    "abstract base": ("import collections.abc\nclass S:\n    pass\ncollections.abc.Sequence.register(S)\nimport app.store\napp.store.LAST = S", "__import__('app.store').store.LAST"),
    "number tower": ("import numbers\nimport app.store\nnumbers.Number.register(app.store.Num)", "isinstance(__import__('app.store').store.Num(), __import__('numbers').Number)"),
    "patched module": ("import json\njson.dumps = lambda *a: 'patched'", "__import__('json').dumps(1)"),
    "patched by setattr": ("import json\nsetattr(json, 'extra', 5)", "getattr(__import__('json'), 'extra', None)"),
    "patched through vars": ("import json\nvars(json)['extra'] = 6", "getattr(__import__('json'), 'extra', None)"),
    "patched through __dict__": ("import json\njson.__dict__.update(extra=7)", "getattr(__import__('json'), 'extra', None)"),
    "patched class": ("import app.store\napp.store.Num.extra = property(lambda self: 8)", "getattr(__import__('app.store').store.Num(), 'extra', None)"),
    "patched by loop": ("import app.store\nfor name in ('p', 'q'):\n    setattr(app.store.Num, name, 1)", "getattr(__import__('app.store').store.Num, 'q', None)"),
    "patched by def in a class of another": ("from app.store import Num\ndef shout(self):\n    return 'loud'\nNum.shout = shout", "getattr(__import__('app.store').store.Num, 'shout', None) is not None"),
    "attribute deleted": ("import app.store\ndel app.store.GONE", "hasattr(__import__('app.store').store, 'GONE')"),
    "builtins": ("import builtins\nbuiltins.appname = 'b'", "getattr(__import__('builtins'), 'appname', None)"),
    "gettext": ("import gettext\ngettext.NullTranslations().install()", "hasattr(__import__('builtins'), '_')"),
    "sys.modules": ("import sys\nsys.modules['appfake'] = sys", "'appfake' in __import__('sys').modules"),
    "sys.modules update": ("import sys\nsys.modules.setdefault('appfake2', sys)", "'appfake2' in __import__('sys').modules"),
    "meta path": ("import sys\nclass F:\n    @staticmethod\n    def find_spec(*a):\n        return None\nsys.meta_path.append(F)", "len(__import__('sys').meta_path)"),
    "garbage collector": ("import gc\ngc.disable()", "__import__('gc').isenabled()"),
    "garbage freeze": ("from gc import set_threshold as st\nst(9, 9, 9)", "__import__('gc').get_threshold()"),
    "umask": ("import os\nos.umask(0o077)", "oct(__import__('os').umask(0))"),
    "chdir": ("import os\nos.chdir('/')", "__import__('os').getcwd() == '/'"),
    "writes a file": ("import os, tempfile\nwith open(os.environ['TMPDIR'] + '/mark', 'w') as f:\n    f.write('x')", "__import__('os').path.exists(__import__('os').environ['TMPDIR'] + '/mark')"),
    "makes a folder": ("import os, pathlib\npathlib.Path(os.environ['TMPDIR'], 'made').mkdir(exist_ok=True)", "__import__('os').path.exists(__import__('os').environ['TMPDIR'] + '/made')"),
    "starts a thread": ("import threading\nT = threading.Thread(target=lambda: print('thread'))\nT.start()\nT.join()", "1"),
    "socket timeout": ("import socket\nsocket.setdefaulttimeout(3)", "__import__('socket').getdefaulttimeout()"),
    "thread hook": ("import threading\nthreading.excepthook = print", "__import__('threading').excepthook is print"),
    "context variable": ("from app.store import VAR\nVAR.set('set')", "__import__('app.store').store.VAR.get()"),
    "trace": ("import sys\nsys.setprofile(None)\nsys.setswitchinterval(0.123)", "__import__('sys').getswitchinterval()"),
    "readline-like": ("import sys\nsys.ps1 = 'app> '", "getattr(__import__('sys'), 'ps1', None)"),
    "environment by unpacking": ("import os\n(os.environ['APP_T'], other) = '1', '2'", "__import__('os').environ.get('APP_T')"),
    "environment by loop target": ("import os\nfor os.environ['APP_L'] in ('1', '2'):\n    pass", "__import__('os').environ.get('APP_L')"),
    "stdout": ("import sys\nsys.stdout.write('raw\\n')", "1"),
    "stdout flush by alias": ("from sys import stdout as out\nout.write('raw\\n')", "1"),
    "exits": ("import sys\nif len(sys.argv) > 50:\n    sys.exit(3)\nprint('checked')", "1"),
    "raises without": ("import sys\nif not hasattr(sys, 'app_ready'):\n    sys.app_ready = 1", "getattr(__import__('sys'), 'app_ready', None)"),
    # Tables of the repository's own.
    "list append": ("from app.store import TABLE\nTABLE.append('a')", "__import__('app.store').store.TABLE"),
    "list augmented": ("from app.store import TABLE\nTABLE += ['b']", "__import__('app.store').store.TABLE"),
    "list extended through alias": ("from app import store as s\nrow = s.TABLE\nrow.extend('cd')", "__import__('app.store').store.TABLE"),
    "list slice": ("import app.store\napp.store.TABLE[:] = [1]", "__import__('app.store').store.TABLE"),
    "dictionary item": ("from .store import NAMES\nNAMES['k'] = 1", "__import__('app.store').store.NAMES"),
    "dictionary update": ("from .store import NAMES\nNAMES.update(k=2)", "__import__('app.store').store.NAMES"),
    "dictionary merge": ("from . import store\nstore.NAMES |= {'k': 3}", "__import__('app.store').store.NAMES"),
    "dictionary setdefault": ("from .store import NAMES\nNAMES.setdefault('k', []).append(1)", "__import__('app.store').store.NAMES"),
    "dictionary del": ("from .store import OLD\ndel OLD['x']", "__import__('app.store').store.OLD"),
    "dictionary pop": ("from .store import OLD\nOLD.pop('x', None)", "__import__('app.store').store.OLD"),
    "set add in comprehension": ("from .store import SET\n[SET.add(x) for x in 'ab']", "sorted(__import__('app.store').store.SET)"),
    "set add in generator": ("from .store import SET\nN = sum(SET.add(x) or 1 for x in 'ab')", "sorted(__import__('app.store').store.SET)"),
    "module attribute": ("from . import store\nstore.FLAG = 1", "__import__('app.store').store.FLAG"),
    "module attribute through a function": ("from . import store\ndef install():\n    store.FLAG = 2\ninstall()", "__import__('app.store').store.FLAG"),
    "their function": ("from .store import register\nregister('x')", "__import__('app.store').store.TABLE"),
    "their function by alias": ("from .store import register as r\nadd = r\nadd('x')", "__import__('app.store').store.TABLE"),
    "decorator": ("from .store import plugin\n@plugin\ndef act():\n    pass", "__import__('app.store').store.TABLE"),
    "decorator with arguments": ("from .store import named\n@named('n')\nclass Act:\n    pass", "__import__('app.store').store.TABLE"),
    "decorator object": ("from .store import hub\n@hub.on('x')\ndef act():\n    pass", "__import__('app.store').store.TABLE"),
    "decorator of a method": ("from .store import plugin\nclass K:\n    @plugin\n    def act(self):\n        pass", "__import__('app.store').store.TABLE"),
    "subclass hook": ("from .store import Base\nclass K(Base):\n    pass", "__import__('app.store').store.TABLE"),
    "subclass of subclass": ("from .store import Middle\nclass K(Middle):\n    pass", "__import__('app.store').store.TABLE"),
    "subclasses listed": ("from .store import Plain\nclass K(Plain):\n    pass", "[c.__name__ for c in __import__('app.store').store.Plain.__subclasses__()]"),
    "metaclass": ("from .store import Meta\nclass K(metaclass=Meta):\n    pass", "__import__('app.store').store.TABLE"),
    "metaclass of the base": ("from .store import WithMeta\nclass K(WithMeta):\n    pass", "__import__('app.store').store.TABLE"),
    "class made by type": ("from .store import Base\nK = type('K', (Base,), {})", "__import__('app.store').store.TABLE"),
    "class made by a function": ("from .store import Base\ndef define(n):\n    return type(n, (Base,), {})\nK = define('K')", "__import__('app.store').store.TABLE"),
    "set_name": ("from .store import Field\nclass K:\n    f = Field()", "__import__('app.store').store.TABLE"),
    "instance": ("from .store import Signal\nS = Signal('s')", "__import__('app.store').store.TABLE"),
    "instance connects": ("from .store import SIGNAL\ndef on():\n    pass\nSIGNAL.connect(on)", "len(__import__('app.store').store.SIGNAL.receivers)"),
    "operator overloaded": ("from .store import SIGNAL\nSIGNAL << 'op'", "__import__('app.store').store.SIGNAL.receivers"),
    "augmented operator": ("from .store import SIGNAL as s\ns += 'op'", "__import__('app.store').store.SIGNAL.receivers"),
    "item of an object": ("from .store import SIGNAL\nSIGNAL['k'] = 1", "__import__('app.store').store.SIGNAL.receivers"),
    "attribute that acts": ("from .store import SIGNAL\nSIGNAL.touch", "__import__('app.store').store.SIGNAL.receivers"),
    "context manager": ("from .store import SIGNAL\nwith SIGNAL:\n    pass", "__import__('app.store').store.SIGNAL.receivers"),
    "iteration": ("from .store import SIGNAL\nfor _ in SIGNAL:\n    pass", "__import__('app.store').store.SIGNAL.receivers"),
    "default that acts": ("from .store import register\ndef act(x=register('d')):\n    pass", "__import__('app.store').store.TABLE"),
    "annotation that acts": ("from .store import register\nx: register('n') = 1", "__import__('app.store').store.TABLE"),
    "f-string that acts": ("from .store import register\nt = f\"{register('f')}\"", "__import__('app.store').store.TABLE"),
    "assertion that acts": ("from .store import register\nassert not register('s')", "__import__('app.store').store.TABLE"),
    "condition that acts": ("from .store import register\nif register('c'):\n    pass", "__import__('app.store').store.TABLE"),
    "match that acts": ("from .store import register\nmatch register('m'):\n    case _:\n        pass", "__import__('app.store').store.TABLE"),
    "lambda called": ("from .store import TABLE\n(lambda: TABLE.append('l'))()", "__import__('app.store').store.TABLE"),
    "map drained": ("from .store import register\nlist(map(register, 'xy'))", "__import__('app.store').store.TABLE"),
    "sorted by": ("from .store import register\nX = sorted('ba', key=lambda c: register(c) or c)", "__import__('app.store').store.TABLE"),
    "partial called": ("import functools\nfrom .store import register\nf = functools.partial(register, 'p')\nf()", "__import__('app.store').store.TABLE"),
    "exec": ("from .store import TABLE\nexec(\"TABLE.append('e')\")", "__import__('app.store').store.TABLE"),
    "import inside a call": ("import importlib\nimportlib.import_module('app.store').TABLE.append('i')", "__import__('app.store').store.TABLE"),
    "dataclass hook": ("import dataclasses\nfrom .store import Base\n@dataclasses.dataclass\nclass K(Base):\n    x: int = 1", "__import__('app.store').store.TABLE"),
    "enumeration": ("import enum\nfrom .store import register\nclass E(enum.Enum):\n    A = 1\n    def __init__(self, v):\n        register(v)", "__import__('app.store').store.TABLE"),
    "global of another by function": ("from .store import set_flag\nset_flag(9)", "__import__('app.store').store.FLAG"),
    "singledispatch": ("from .store import act\n@act.register(int)\ndef _(x):\n    return 'int'", "__import__('app.store').store.act(1)"),
    "singledispatch by annotation": ("from .store import act\n@act.register\ndef _(x: float):\n    return 'float'", "__import__('app.store').store.act(1.0)"),
    "cache filled": ("from .store import cached\ncached(1)", "__import__('app.store').store.cached.cache_info().currsize"),
    "counter drawn": ("from .store import IDS\nMINE = next(IDS)", "next(__import__('app.store').store.IDS)"),
    "try body": ("from .store import TABLE\ntry:\n    TABLE.append('t')\nfinally:\n    pass", "__import__('app.store').store.TABLE"),
    "class body": ("from .store import TABLE\nclass K:\n    TABLE.append('cb')", "__import__('app.store').store.TABLE"),
    "while once": ("from .store import TABLE\nwhile not TABLE:\n    TABLE.append('w')", "__import__('app.store').store.TABLE"),
    "two modules on": ("import app.effect2", "__import__('app.store').store.TABLE"),
    "two modules on, from": ("from .effect2 import NOTHING", "__import__('app.store').store.TABLE"),
    "base in a third module": ("from .effect3 import Derived\nclass K(Derived):\n    pass", "__import__('app.store').store.TABLE"),
    "class attribute of the base": ("from .store import Owner\nclass K(Owner):\n    pass", "[k.__name__ for k in __import__('app.store').store.Owner.kinds]"),
    "class attribute through type(self)": ("from .store import Owner\nK = Owner('k')", "sorted(__import__('app.store').store.Owner.made)"),
    "class attribute by a class method": ("from .store import Owner\nK = Owner.make('k')", "sorted(__import__('app.store').store.Owner.made)"),
    "decorator that is a class": ("from .store import command\n@command('c')\ndef act():\n    pass", "sorted(__import__('app.store').store.Owner.made)"),
    "attribute of a function": ("from .store import note\nX = note('n')", "__import__('app.store').store.note.seen"),
    "method of an instance": ("from .store import Joins\nJ = Joins()\nJ.join('j')", "__import__('app.store').store.note.seen"),
    "method of an instance at once": ("from .store import Joins\nX = Joins().join('j')", "__import__('app.store').store.note.seen"),
    "method of an instance in a function": ("from .store import enter\nX = enter()", "__import__('app.store').store.note.seen"),
    "method of what a loop binds": ("from .store import Joins\nfor j in [Joins()]:\n    j.join('j')", "__import__('app.store').store.note.seen"),
    "attribute of what a loop binds": ("from . import store\nfor c in [store.Num, store.Plain]:\n    c.flag = 3", "getattr(__import__('app.store').store.Num, 'flag', None)"),
    "submodule bound on a package": ("import xml.dom.minidom", "hasattr(__import__('xml'), 'dom')"),
}

STORE = """\
import contextvars, functools, itertools

TABLE, NAMES, OLD, SET = [], {}, {'x': 1}, set()
FLAG = 0
GONE = 1
VAR = contextvars.ContextVar('VAR', default='unset')
IDS = itertools.count()
LAST = None


class Owner:
    kinds, made = [], {}

    def __init_subclass__(cls):
        Owner.kinds.append(cls)

    def __init__(self, name):
        type(self).made[name] = self

    @classmethod
    def make(cls, name):
        return cls(name)


class command:
    def __init__(self, name):
        self.name = name

    def __call__(self, function):
        Owner.made[self.name] = function
        return function


def note(name):
    note.seen.append(name)


note.seen = []


class Joins:
    def join(self, name):
        note(name)


def enter():
    joined = Joins()
    joined.join('e')


class Num:
    pass


class Plain:
    pass


def register(x):
    TABLE.append(str(x))


def plugin(x):
    TABLE.append(x.__name__)
    return x


def named(n):
    def wrap(x):
        NAMES[n] = x
        TABLE.append(n)
        return x
    return wrap


class Base:
    def __init_subclass__(cls, **kw):
        TABLE.append(cls.__name__)


class Middle(Base):
    pass


class Meta(type):
    def __init__(cls, *a, **k):
        TABLE.append(cls.__name__)


class WithMeta(metaclass=Meta):
    pass


class Field:
    def __set_name__(self, owner, name):
        TABLE.append(name)


class Signal:
    def __init__(self, name):
        TABLE.append(name)
        self.receivers = []

    def connect(self, f):
        self.receivers.append(f)

    def __lshift__(self, x):
        self.receivers.append(x)

    def __iadd__(self, x):
        self.receivers.append(x)
        return self

    def __setitem__(self, k, v):
        self.receivers.append(k)

    @property
    def touch(self):
        self.receivers.append('touched')

    def __enter__(self):
        self.receivers.append('entered')

    def __exit__(self, *a):
        pass

    def __iter__(self):
        self.receivers.append('iterated')
        return iter(())


class Hub:
    def on(self, name):
        return plugin


hub = Hub()
SIGNAL = Signal('main')


def set_flag(x):
    global FLAG
    FLAG = x


@functools.singledispatch
def act(x):
    return 'any'


@functools.lru_cache
def cached(x):
    return x
"""

EXTRA = {"app/store.py": STORE.encode(), "app/effect2.py": b"from .store import register\nNOTHING = 0\nregister('far')\n",
         "app/effect3.py": b"from .store import Base\n\n\nclass Derived(Base):\n    pass\n"}

# Why one might think that the module with the effect need not be imported yet.
TEMPTATIONS = {
    "never used": ("import app.effect", ""),
    "from dot, never used": ("from . import effect", ""),
    "only called later": ("from .effect import answer", "def later():\n    return answer()"),
    "module only used later": ("import app.effect as e", "def later():\n    return e.answer()"),
    "only typed": ("from .effect import Kind", "def later(x: 'Kind'):\n    return x"),
    "only typed, postponed": (FUTURE + "from .effect import Kind", "def later(x: Kind):\n    return x"),
}


def effects():
    for effect, (body, seen) in EFFECTS.items():
        effect_file = f"{body}\n\n\nclass Kind:\n    pass\n\n\ndef answer():\n    return 1\n".encode()
        for why, (statement, rest) in TEMPTATIONS.items():
            user = f"{statement}\n\n{rest}\n\ndef go():\n    print({seen})\n"
            files = {**EXTRA, "app/effect.py": effect_file}
            yield made(f"effect/{effect}/{why}", user, files=files)
        if effect == "submodule bound on a package":
            # A program outside that uses what it does not import cannot be known; one in the repository is.
            continue
        # A package whose __init__ is all that imports it; seen by a program outside.
        init = b"from .effect import answer, Kind\nfrom .heavy import make\n\n__all__ = ['answer', 'Kind', 'make']\n"
        yield Shape(f"effect/{effect}/in the package's __init__", {"app/__init__.py": init, "app/effect.py": effect_file, "app/heavy.py": HEAVY.encode(),
                                                                 "pyproject.toml": PROJECT, **EXTRA},
                    (f"import app\nprint({seen})\n", f"import app\nprint(app.answer())\nprint({seen})\n"))


OTHER = {"app/other.py": b"VALUE = 8\n\n\nclass Kind:\n    pass\n"}


# What may surround the statement: the file as bytes must keep all of it.
def spellings():
    plain = "import os\nfrom . import heavy, other  # noqa: E402\n\n\ndef go():\n    print(heavy.make(), other.VALUE, os.name)\n"
    typed = "import os\nfrom . import heavy, other  # type: ignore\n\n\ndef go(x: 'heavy.Thing' = None, y: 'other.Kind' = None):\n    print(1, os.name)\n"
    future = FUTURE + "import os\nfrom . import heavy, other  # kept\n\n\ndef go(x: heavy.Thing = None, y: other.Kind = None):\n    print(1, os.name)\n"
    for kind, text in (("called later", plain), ("only typed", typed), ("postponed", future)):
        header = FUTURE if kind == "postponed" else ""
        body = text[len(header):]
        variants = {
            "plain": text,
            "CRLF": text.replace("\n", "\r\n"),
            "CR": text.replace("\n", "\r"),
            "mixed endings": text.replace("\n", "\r\n", 2),
            "tabs": text.replace("    ", "\t"),
            "two spaces": text.replace("    ", "  "),
            "byte order mark": "\ufeff" + text,
            "no final newline": text.rstrip("\n"),
            "form feed": "\f" + text.replace("\n\n\n", "\n\f\n\n"),
            "shebang and docstring": f'#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""A text.\n\nimport this\n"""\n{text}',
            "docstring with semicolon": f'"""doc"""; {header.strip() or "x = 1"}\n{body}',
            "raw docstring, other future": f'r"""doc\\d"""\nfrom __future__ import division\n{text}',
            "licence comment": "# Copyright\n# All rights.\n\n" + text,
            "trailing comment after": text + "# the end",
            "backslash": text.replace("from . import ", "from . \\\n    import "),
            "parentheses, one line": text.replace("import heavy, other", "import (heavy, other,)"),
            "parentheses, many lines": text.replace("import heavy, other", "import (  # open\n    # above\n    heavy,  # one\n    other  # two\n)"),
            "shares its line before": text.replace("from . import", "x = 1; from . import"),
            "shares its line after": text.replace("  # noqa: E402", "; x = 2  # noqa: E402").replace("  # type: ignore", "; x = 2").replace("  # kept", "; x = 2"),
            "after code": text.replace("from . import", "DATA = {\n    'a': 1,\n}\nfrom . import"),
            "before a decorator": text.replace("def go", "@staticmethod\ndef go"),
            "alone in a try": header + body.replace("from . import", "try:\n    from . import").replace("\n\n\ndef", "\nfinally:\n    pass\n\n\ndef"),
            "alone in an if": header + body.replace("from . import", "if os.name:\n    from . import"),
            "if on one line": header + body.replace("from . import", "if os.name: from . import"),
            "alone in an else": header + body.replace("from . import", "if not os.name:\n    pass\nelse:\n    from . import"),
            "in a with": header + body.replace("from . import", "import contextlib\nwith contextlib.suppress(ImportError):\n    from . import"),
            "TYPE_CHECKING there": header + "from typing import TYPE_CHECKING\n" + body.replace("\n\n\ndef", "\nif TYPE_CHECKING:\n    import json  # for types\n\n\ndef"),
            "TYPE_CHECKING there, one line": header + "from typing import TYPE_CHECKING\n" + body.replace("\n\n\ndef", "\nif TYPE_CHECKING: import json\n\n\ndef"),
            "typing as t": header + "import typing as t\n" + body.replace("\n\n\ndef", "\nif t.TYPE_CHECKING:\n    import json\n\n\ndef"),
            "TYPE_CHECKING with else": header + "from typing import TYPE_CHECKING\n" + body.replace("\n\n\ndef", "\nif TYPE_CHECKING:\n    import json\nelse:\n    json = 1\n\n\ndef"),
            "TYPE_CHECKING = False": header + "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import json\n" + body,
            "TYPE_CHECKING in another meaning": header + "TYPE_CHECKING = True\n" + body.replace("print(", "print(TYPE_CHECKING, "),
            "typing in another meaning": header + "typing = 4\n" + body.replace("print(", "print(typing, "),
            "typing in parentheses": header + "from typing import (\n    Any,  # any\n    Optional\n)\n" + body.replace("print(", "print(Any, Optional, "),
            "typing imported late": text + "\n\nfrom typing import TYPE_CHECKING\n",
            "typing with semicolon": header + "import sys; from typing import Any; x = Any\n" + body,
            "unicode before it": text.replace("import os", "import os; é = '\U0001f600\u2028'").replace("\u2028", ""),
            "string with line separators": text.replace("import os", "import os; s = '''\u2028\n\x0c\n'''"),
            "long continued string": text.replace("import os", "import os\ns = ('a' \\\n     'b')"),
            "in a class too": text + "\n\nclass K:\n    from .heavy import make as again\n    y = again()\n",
            "imported twice": text.replace("import os\n", "import os\nfrom . import other, heavy\n"),
            "imported again in the function": text.replace("    print(", "    from . import heavy\n    print(heavy.make(), "),
            "empty lines with blanks": text.replace("\n\n\n", "\n   \n\t\n"),
            "function on one line with comment": text.replace("):\n    print", "): print").replace("os.name)", "os.name)  # why"),
            "function with a comment first": text.replace("):\n", "):  # here\n    # first\n\n    # second\n"),
            "docstring then comment": text.replace("):\n", "):\n    '''doc'''  # doc\n    # then\n"),
            "nested indentation": text.replace("def go", "def outer():\n        def inner():\n                return 1\n        return inner\n\n\ndef go"),
            "decorated async": text + "\n\nasync def more():\n    return os\n",
            "isort comments": text.replace("import os\n", "import os  # isort: skip\n# isort: split\n"),
            "fmt: off": text.replace("from . import", "# fmt: off\nfrom . import").replace("\n\n\ndef", "\n# fmt: on\n\n\ndef"),
        }
        for variant, user in variants.items():
            yield made(f"spelling/{kind}/{variant}", user.encode(), wanted=variant == "plain", files=OTHER)
        latin = ("# -*- coding: latin-1 -*-\n" + text.replace("os.name)", "os.name, 'caf\xe9'.encode('utf-8'))")).encode("latin-1")
        yield made(f"spelling/{kind}/latin-1", latin, files=OTHER)
        yield made(f"spelling/{kind}/latin-1, CRLF", latin.replace(b"\n", b"\r\n"), files=OTHER)


def everything():
    from lazy_shapes_of_packages import packages
    every = [*uses(), *leans(), *effects(), *spellings(), *packages()]
    names = [each.name for each in every]
    assert len(set(names)) == len(names), "two shapes have one name"
    return every
