import Execution
import Testing

@Suite("What an import runs")
struct ClosureTests {
  // MARK: Order

  @Test("modules finish in the order of their imports, packages before their submodules")
  func order() {
    check(
      [
        "m.py": "import a.b.c, d", "a/__init__.py": "", "a/b/__init__.py": "import d",
        "a/b/c.py": "", "d.py": "",
      ], is: "a d a.b a.b.c m")
    check(["m.py": "import n.a", "n/a.py": ""], is: "n n.a m")
    check(["m.py": "import a\nimport a\nfrom a import b", "a.py": "b = 1"], is: "a m")
  }

  @Test("a cycle fails for one entry and not for the other")
  func cycleByLuck() {
    check(
      ["a.py": "import b\nX = 1", "b.py": "from a import X"], "a", is: "",
      "ImportError X at b.py:1 in b")
    check(["a.py": "import b\nX = 1", "b.py": "from a import X"], "b", is: "a b")
    check(["a.py": "X = 1\nimport b", "b.py": "from a import X"], "a", is: "b a")
    check(["a.py": "import b", "b.py": "import a"], "a", is: "b a")
    check(["a.py": "from b import f", "b.py": "import a\ndef f(): return a.X"], "a", is: "b a")
  }

  @Test(
    "an attribute of a half-imported module fails where it is read, unless somebody reads it later")
  func halfImported() {
    check(
      ["a.py": "import b\nX = 1", "b.py": "import a\nprint(a.X)"], "a", is: "",
      "AttributeError X at b.py:2 in b")
    check(["a.py": "import b\nX = 1", "b.py": "import a\ndef f(): print(a.X)"], "a", is: "b a")
    check(
      [
        "a.py": "import b\nX = 1",
        "b.py": "import a\ntry:\n  a.X\nexcept AttributeError:\n  import c", "c.py": "",
      ], "a", is: "c b a")
    check(
      ["p/__init__.py": "from . import a", "p/a.py": "import p.b\np.b.x", "p/b.py": "x = 1"], "p",
      is: "p.b p.a p")
    check(
      ["p/__init__.py": "from . import a", "p/a.py": "import p\np.c.x", "p/c.py": "x = 1"], "p",
      is: "", "AttributeError c at p/a.py:2 in p.a")
  }

  // MARK: From imports

  @Test(
    "from a package: an attribute, else the submodule, which the package may not have bound yet")
  func fromPackage() {
    check(
      ["p/__init__.py": "x = 1", "p/x.py": "", "p/y.py": "", "m.py": "from p import x, y"],
      is: "p p.y m")
    check(
      ["p/__init__.py": "from .x import x", "p/x.py": "x = 1", "m.py": "from p import x"],
      is: "p.x p m")
    check(
      [
        "p/__init__.py": "from . import a\nb = 1", "p/a.py": "from . import b", "p/b.py": "",
        "m.py": "import p",
      ], is: "p.b p.a p m")
    check(
      [
        "p/__init__.py": "from . import a\nfrom . import b", "p/a.py": "from p import b",
        "p/b.py": "from . import a", "m.py": "import p",
      ], is: "p.b p.a p m")
    check(
      ["p/__init__.py": "", "m.py": "from p import x"], is: "p", "ImportError x at m.py:1 in m")
    check(
      ["p/__init__.py": "", "m.py": "import p.x"], is: "p", "ModuleNotFoundError p.x at m.py:1 in m"
    )
    check(["a.py": "", "m.py": "import a.x"], is: "a", "ModuleNotFoundError a.x at m.py:1 in m")
    check(
      ["p/__init__.py": "", "p/m.py": "from ... import x"], "p.m", is: "p",
      "ImportError - at p/m.py:1 in p.m")
    check(["m.py": "from . import x"], is: "", "ImportError - at m.py:1 in m")
  }

  @Test("what is not there is said at the innermost statement")
  func innermost() {
    check(
      [
        "m.py": "\nimport a", "a.py": "\n\nfrom p import x", "p/__init__.py": "from .q import r",
        "p/q.py": "",
      ], is: "p.q", "ImportError r at p/__init__.py:1 in p")
    check(
      ["m.py": ""], "nowhere", isEnvironment: true, is: "",
      "ModuleNotFoundError nowhere at :0 in nowhere")
    check(
      ["m.py": "import numpy"], isEnvironment: true, is: "",
      "ModuleNotFoundError numpy at m.py:1 in m")
    check(["m.py": "import numpy"], is: "m")
  }

  @Test("a star imports the submodules that __all__ names, and fails for names that are neither")
  func stars() {
    check(
      [
        "p/__init__.py": "__all__ = ['a', 'x']\nx = 1", "p/a.py": "", "p/x.py": "", "p/c.py": "",
        "m.py": "from p import *\na",
      ], is: "p p.a m")
    check(
      [
        "p/__init__.py": "__all__ = ['a']\n__all__ += ['b']\n__all__.append('c')", "p/a.py": "",
        "p/b.py": "", "p/c.py": "", "m.py": "from p import *",
      ], is: "p p.a p.b p.c m")
    check(
      ["p/__init__.py": "__all__ = ['lost']", "m.py": "from p import *"], is: "p",
      "AttributeError lost at m.py:1 in m")
    check(
      [
        "p/__init__.py": "from .a import *\n__all__ = a.__all__",
        "p/a.py": "__all__ = ['f']\ndef f(): import p.b\n", "p/b.py": "",
        "m.py": "from p import *\nf()",
      ], is: "p.a p p.b m")
  }

  // MARK: What runs at all

  @Test("class bodies, loops and with run; functions and lambdas when they are called")
  func bodies() {
    let names: KeyValuePairs = [
      "a.py": "", "b.py": "", "c.py": "", "d.py": "",
      "m.py":
        "class A:\n  import a\n  def f(self): import b\nfor x in [1]:\n  import c\ng = lambda: __import__('d')",
    ]
    check(names, is: "a c m")
    check(
      [
        "a.py": "", "b.py": "",
        "m.py": "def f():\n  import a\nf()\ng = lambda: __import__('b')\ng()",
      ], is: "a b m")
    check(["a.py": "", "m.py": "class A:\n  def __init__(self): import a\nx = A()"], is: "a m")
    check(
      ["a.py": "", "m.py": "class A:\n  @classmethod\n  def f(cls): import a\nA.f()"], is: "a m")
    check(["a.py": "", "m.py": "def f(x=__import__('a')): pass"], is: "a m")
    check(["a.py": "", "m.py": "async def f():\n  import a\nf()"], is: "m")
    check(["a.py": "", "m.py": "def f():\n  import a\n  yield 1\nf()"], is: "m")
    check(["a.py": "", "m.py": "def f():\n  import a\n  yield 1\nfor x in f(): pass"], is: "a m")
    check(
      ["a.py": "", "m.py": "class B:\n  def __init_subclass__(cls): import a\nclass C(B): pass"],
      is: "a m")
  }

  @Test("a decorator runs where the function is defined, and what it wraps does not")
  func decorators() {
    check(
      [
        "r.py": "def register(f):\n  import a\n  return f", "a.py": "", "b.py": "",
        "m.py": "from r import register\n@register\ndef g():\n  import b",
      ], is: "r a m")
    check(
      [
        "r.py": "def register(name):\n  def wrap(f):\n    import a\n    return f\n  return wrap",
        "a.py": "", "m.py": "import r\n@r.register('x')\nclass C: pass",
      ], is: "r a m")
    check(
      [
        "r.py":
          "import functools\ndef late(f):\n  @functools.wraps(f)\n  def inner(*args):\n    import a\n    return f(*args)\n  return inner",
        "a.py": "", "m.py": "from r import late\n@late\ndef g(): pass",
      ], is: "r m")
    check(
      [
        "r.py":
          "import functools\ndef late(f):\n  @functools.wraps(f)\n  def inner(*args):\n    import a\n    return f(*args)\n  return inner",
        "a.py": "", "m.py": "from r import late\n@late\ndef g(): pass\ng()",
      ], is: "r a m")
  }

  @Test("branches are decided by version, platform and type checking")
  func conditions() {
    let sources: KeyValuePairs = [
      "a.py": "", "b.py": "", "c.py": "", "d.py": "", "e.py": "",
      "m.py":
        "import sys, os\nfrom typing import TYPE_CHECKING\nif sys.version_info >= (3, 11): import a\nelse: import b\nif sys.platform == 'win32': import c\nif os.name == 'posix': import d\nif TYPE_CHECKING: import e",
    ]
    check(sources, python: 13, is: "a d m")
    check(sources, python: 10, is: "b d m")
    check(sources, python: 13, platform: "win32", is: "a c m")
    check(["a.py": "", "m.py": "if __name__ == '__main__': import a"], is: "m")
    check(
      [
        "a.py": "", "b.py": "",
        "m.py": "FLAG = not 1 > 2\nif FLAG and len('ab') == 2: import a\nelse: import b",
      ], is: "a m")
    check(
      ["a.py": "", "b.py": "", "m.py": "x = 3\nmatch x:\n  case 1: import a\n  case 3: import b"],
      is: "b m")
  }

  // MARK: Failures that are caught

  @Test("a handler that catches a failing import runs instead, and what was imported before stays")
  func caught() {
    check(
      [
        "m.py": "try:\n  import p.x\nexcept ImportError:\n  import b", "p/__init__.py": "",
        "b.py": "",
      ], is: "p b m")
    check(
      [
        "m.py":
          "try:\n  import a\nexcept ImportError:\n  import b\nelse:\n  import c\nfinally:\n  import d",
        "a.py": "import q\nfrom q import lost", "q.py": "", "b.py": "", "c.py": "", "d.py": "",
      ], is: "q b d m")
    check(
      [
        "m.py": "try:\n  from a import x\nexcept (ValueError, ImportError) as e:\n  pass",
        "a.py": "",
      ], is: "a m")
    check(
      ["m.py": "try:\n  from a import x\nexcept ValueError:\n  import b", "a.py": "", "b.py": ""],
      is: "a", "ImportError x at m.py:2 in m")
    check(
      ["m.py": "try:\n  from a import x\nexcept ImportError:\n  raise", "a.py": ""], is: "a",
      "ImportError x at m.py:2 in m")
    check(
      [
        "m.py": "try:\n  from a import x\nexcept ModuleNotFoundError:\n  import b", "a.py": "",
        "b.py": "",
      ], is: "a", "ImportError x at m.py:2 in m")
    check(
      [
        "m.py":
          "try:\n  from a import x\nexcept ImportError as e:\n  raise ImportError('why') from e",
        "a.py": "",
      ], is: "a", "ImportError - at m.py:4 in m")
  }

  @Test("a module that is not installed is missing where a handler waits for it, also far above")
  func notInstalled() {
    let unknown =
      "whether numpy is installed is not known; it is taken to be missing, as a handler expects"
    check(
      ["m.py": "try:\n  import numpy\nexcept ImportError:\n  import b", "b.py": ""], is: "b m",
      "? m.py:2 \(unknown)")
    check(
      ["m.py": "try:\n  import numpy\nexcept ModuleNotFoundError:\n  import b", "b.py": ""],
      is: "b m", "? m.py:2 \(unknown)")
    check(
      [
        "m.py": "try:\n  import a\nexcept ModuleNotFoundError:\n  import b",
        "a.py": "import numpy\nimport c", "b.py": "", "c.py": "",
      ], is: "b m", "? a.py:1 \(unknown)")
    check(
      ["m.py": "try:\n  import numpy\nexcept ImportError:\n  import b", "b.py": ""],
      installed: ["numpy"], is: "m")
    check(
      ["m.py": "try:\n  import numpy\nexcept ImportError:\n  import b", "b.py": ""],
      isEnvironment: true, is: "b m")
    check(["m.py": "try:\n  import json\nexcept ImportError:\n  import b", "b.py": ""], is: "m")
  }

  @Test("suppress catches what it names, and a context manager what its exit says")
  func contextManagers() {
    check(
      [
        "m.py":
          "import contextlib\nwith contextlib.suppress(ImportError):\n  from a import x\n  import b\nimport c",
        "a.py": "", "b.py": "", "c.py": "",
      ], is: "a c m")
    check(
      [
        "m.py": "from contextlib import suppress\nwith suppress(ValueError):\n  from a import x",
        "a.py": "",
      ], is: "a", "ImportError x at m.py:3 in m")
    check(
      [
        "m.py":
          "class Quiet:\n  def __enter__(self): return self\n  def __exit__(self, *args): return True\nwith Quiet():\n  from a import x\nimport b",
        "a.py": "", "b.py": "",
      ], is: "a b m")
    check(
      [
        "m.py":
          "class Loud:\n  def __enter__(self): return self\n  def __exit__(self, *args): return False\nwith Loud():\n  from a import x\nimport b",
        "a.py": "", "b.py": "",
      ], is: "a", "ImportError x at m.py:5 in m")
    check(
      [
        "m.py":
          "class Late:\n  def __enter__(self): import a\n  def __exit__(self, *args): import b\nwith Late():\n  import c",
        "a.py": "", "b.py": "", "c.py": "",
      ], is: "a c b m")
  }

  @Test("a module that fails is gone, and is run again when it is asked for again")
  func twice() {
    check(
      [
        "m.py": "for i in range(2):\n  try:\n    import a\n  except ImportError: pass",
        "a.py": "import b\nfrom b import lost", "b.py": "",
      ], is: "b m")
    check(
      [
        "m.py": "try:\n  import a\nexcept ImportError: pass\nimport a",
        "a.py": "from b import lost", "b.py": "",
      ], is: "b", "ImportError lost at a.py:1 in a")
  }

  // MARK: Loading by hand

  @Test("import_module and __import__ with names that can be worked out")
  func loads() {
    check(
      [
        "p/__init__.py":
          "from importlib import import_module\nimport_module('.a', __package__)\nimport_module(__name__ + '.b')\nimport_module(f'{__name__}.{\"c\"}')",
        "p/a.py": "", "p/b.py": "", "p/c.py": "", "m.py": "import p",
      ], is: "p.a p.b p.c p m")
    check(
      [
        "a/__init__.py": "", "a/b.py": "", "a/c.py": "",
        "m.py": "__import__('a.b')\nx = __import__('a', fromlist=['c'])",
      ], is: "a a.b a.c m")
    check(
      [
        "p/__init__.py": "", "p/a.py": "__import__('b', globals(), locals(), [], 1)", "p/b.py": "",
        "m.py": "import p.a",
      ], is: "p p.b p.a m")
    check(
      ["m.py": "import importlib\nimport os\nimportlib.import_module(os.environ['X'])"], is: "m",
      "? m.py:3 the module that is loaded here has a name that is not known")
    check(
      [
        "m.py":
          "from importlib import import_module\ntry:\n  import_module('p.x')\nexcept ModuleNotFoundError: pass",
        "p/__init__.py": "",
      ], is: "p m")
  }

  @Test("registries that decorators fill, and loops that load what is in them")
  func registries() {
    check(
      [
        "registry.py":
          "plugins = []\nnames = {}\ndef plugin(name):\n  def wrap(f):\n    plugins.append(name)\n    names[name] = f\n    return f\n  return wrap",
        "use.py":
          "from registry import plugin\n@plugin('one')\ndef f(): pass\n@plugin('two')\nclass C: pass",
        "one.py": "", "two.py": "", "three.py": "",
        "m.py": "import use, registry\nfor name in registry.plugins:\n  __import__(name)",
      ], is: "registry use one two m")
    check(
      [
        "a.py": "", "b.py": "",
        "m.py":
          "import importlib\nTABLE = {'x': 'a', 'y': 'b'}\nloaded = [importlib.import_module(v) for k, v in sorted(TABLE.items())]",
      ], is: "a b m")
    check(
      [
        "a.py": "", "b.py": "",
        "m.py":
          "for n in ('a', 'b'):\n  if n == 'b': continue\n  exec('import ' + n)\n  __import__(n)",
      ], is: "a m")
  }

  @Test("scans of a package's folder")
  func scans() {
    check(
      [
        "p/__init__.py":
          "import pkgutil, importlib\nfor info in pkgutil.iter_modules(__path__):\n  importlib.import_module(f'{__name__}.{info.name}')",
        "p/a.py": "", "p/b/__init__.py": "", "p/b/c.py": "", "m.py": "import p",
      ], is: "p.a p.b p m")
    check(
      [
        "p/__init__.py":
          "import pkgutil\nfor loader, name, is_package in pkgutil.walk_packages(__path__, __name__ + '.'):\n  __import__(name)",
        "p/a.py": "", "p/b/__init__.py": "", "p/b/c.py": "", "m.py": "import p",
      ], is: "p.a p.b p.b.c p m")
  }

  @Test("packages that hand out their submodules on demand")
  func lazyPackages() {
    let lazy =
      "import importlib\n_table = {'A': 'a', 'B': 'b'}\ndef __getattr__(name):\n  if name in _table:\n    return getattr(importlib.import_module('.' + _table[name], __name__), name)\n  raise AttributeError(name)\n"
    check(
      ["p/__init__.py": lazy, "p/a.py": "A = 1", "p/b.py": "B = 1", "m.py": "import p"], is: "p m")
    check(
      ["p/__init__.py": lazy, "p/a.py": "A = 1", "p/b.py": "B = 1", "m.py": "from p import A"],
      is: "p p.a m")
    check(
      ["p/__init__.py": lazy, "p/a.py": "A = 1", "p/b.py": "B = 1", "m.py": "import p\np.B"],
      is: "p p.b m")
    check(
      ["p/__init__.py": lazy, "p/a.py": "A = 1", "p/b.py": "B = 1", "m.py": "from p import C"],
      is: "p", "ImportError C at m.py:1 in m")
    check(
      [
        "p/__init__.py":
          "def __getattr__(name):\n  if name == 'x':\n    from . import a\n    return a\n  raise AttributeError(name)",
        "p/a.py": "", "m.py": "from p import x",
      ], is: "p p.a m")
  }

  @Test("lazy_loader.attach and attach_stub")
  func lazyLoader() {
    let attach =
      "import lazy_loader as lazy\n__getattr__, __dir__, __all__ = lazy.attach(__name__, ['sub'], {'inner': ['f']})"
    check(
      ["p/__init__.py": attach, "p/sub.py": "", "p/inner.py": "f = 1", "m.py": "import p"],
      is: "p m")
    check(
      [
        "p/__init__.py": attach, "p/sub.py": "", "p/inner.py": "f = 1",
        "m.py": "from p import f\nimport p\np.sub",
      ], is: "p p.inner p.sub m")
    check(
      [
        "p/__init__.py":
          "import lazy_loader\n__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)",
        "p/__init__.pyi": "from . import sub\nfrom .inner import f", "p/sub.py": "",
        "p/inner.py": "f = 1", "m.py": "from p import f",
      ], is: "p p.inner m")
  }

  @Test("modules replaced in sys.modules")
  func replaced() {
    check(
      [
        "a.py":
          "import sys\nclass Lazy:\n  def __getattr__(self, name):\n    import b\n    return b\nsys.modules[__name__] = Lazy()",
        "b.py": "", "m.py": "import a\na.x",
      ], is: "a b m")
    check(
      ["a.py": "import sys, b\nsys.modules['a'] = b", "b.py": "y = 1", "m.py": "from a import y"],
      is: "b a m")
    check(
      [
        "a.py": "import sys\nsys.modules['ghost'] = None",
        "m.py": "import a\ntry:\n  import ghost\nexcept ImportError:\n  import b", "b.py": "",
      ], is: "a b m")
    check(
      [
        "m.py": "import sys\nsys.modules.pop('a', None)\nif 'a' not in sys.modules:\n  import a",
        "a.py": "",
      ], is: "a m")
  }

  @Test("a plain value has no attribute that only modules have")
  func plainValues() {
    check(
      [
        "a.py": "", "b.py": "",
        "m.py":
          "x = None\nif hasattr(x, '__path__'):\n  import a\nif hasattr(x, '__class__'):\n  import b",
      ], is: "b m")
  }

  @Test("sys.path made longer while it runs")
  func paths() {
    check(
      [
        "m.py":
          "import os, sys\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), 'lib'))\nimport a",
        "lib/a.py": "",
      ], is: "a m")
    check(
      [
        "m.py":
          "import sys\nfrom pathlib import Path\nsys.path.append(str(Path(__file__).resolve().parent / 'lib'))\nimport a",
        "lib/a.py": "",
      ], is: "a m")
  }

  @Test("names beyond ASCII are compared in the form Python compares them")
  func identifiers() {
    check(["file.py": "", "m.py": "import \u{FB01}le"], is: "file m")
    check(
      ["p/__init__.py": "", "p/file.py": "", "m.py": "from p import \u{FB01}le"], is: "p p.file m")
  }

  @Test("what lies outside is listed by its top-level names")
  func externals() {
    let program = TestProgram([
      "m.py": "import os.path, json.decoder\nimport numpy.linalg\nfrom yaml import x\nimport a",
      "a.py": "import zlib",
    ])
    let closure = program.closure(of: "m")
    #expect(closure.externals == ["json", "numpy", "os", "yaml", "zlib"])
    #expect(closure.listing == ["a m"])
  }

}
