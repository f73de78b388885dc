import Execution
import Testing

/// Small forms of what `Tests/Conformance/generated_imports.py` has found; each expectation is what CPython 3.13 does.
@Suite("What made-up packages have taught")
struct GeneratedTests {
  @Test("a from import loads all its submodules before it takes the first name")
  func submodulesFirst() {
    check(
      ["p/__init__.py": "", "p/b.py": "", "m.py": "from p import x, b"], is: "p p.b",
      "ImportError x at m.py:1 in m")
  }

  @Test("a star import takes attributes alone, not what sys.modules has")
  func starTakesAttributes() {
    check(
      ["p/__init__.py": "__all__ = ['b']", "p/b.py": "from p import *"], "p.b", is: "p",
      "AttributeError b at p/b.py:1 in p.b")
  }

  @Test("import a.b as c goes along attributes")
  func aliasGoesAlongAttributes() {
    check(
      [
        "p/__init__.py": "b = 1\nimport p.b",
        "p/b.py": "import p.b as x\ntry:\n  x.y\nexcept Exception:\n  import c",
        "c.py": "",
      ], "p", is: "c p.b p")
  }

  @Test("a name that only a later statement could bind unseen is missing until then")
  func laterChanges() {
    check(
      ["p/__init__.py": "import p.b\nglobals().update(x)", "p/b.py": "import p\np.y"], "p", is: "",
      "AttributeError y at p/b.py:2 in p.b")
    check(
      ["a.py": "'x' in globals()", "m.py": "import a\na.x"], is: "a",
      "AttributeError x at m.py:2 in m")
    check(["a.py": "globals()['x'] = 1", "m.py": "import a\na.x"], is: "a m")
  }

  @Test(
    "where a module's __getattr__ refuses a name, the failure lies there; a from import fails itself"
  )
  func refusedNames() {
    let lazy = "def __getattr__(name):\n  raise AttributeError(name)"
    check(["a.py": lazy, "m.py": "import a\na.x"], is: "a", "AttributeError x at a.py:2 in a")
    check(["a.py": lazy, "m.py": "from a import x"], is: "a", "ImportError x at m.py:1 in m")
  }

  @Test("any from import asks a plain module's __getattr__ for its path")
  func askedPath() {
    check(
      ["a.py": "def __getattr__(name):\n  raise ImportError(name)", "m.py": "from a import *"],
      is: "a",
      "ImportError - at a.py:2 in a")
  }

  @Test("what takes a package's place and has no path has no submodules")
  func replacedPackage() {
    check(
      [
        "p/__init__.py": "import sys\nclass R: pass\nsys.modules[__name__] = R()", "p/b.py": "",
        "m.py": "import p.b",
      ],
      is: "p", "ModuleNotFoundError p.b at m.py:1 in m")
  }

  @Test("a module that is given a class has what the class has")
  func givenClass() {
    check(
      [
        "a.py":
          "import sys, types\nclass C(types.ModuleType):\n  x = 1\n  def __getattr__(self, name):\n    import b\n    raise AttributeError(name)\nsys.modules[__name__].__class__ = C",
        "b.py": "", "m.py": "from a import x\nfrom a import y",
      ], is: "a b", "ImportError y at m.py:2 in m")
  }

  @Test("a decorator and an attribute fail on their own lines")
  func ownLines() {
    check(
      ["a.py": "", "m.py": "import a\n@a.x\ndef f(): pass"], is: "a",
      "AttributeError x at m.py:2 in m")
    check(
      ["a.py": "", "m.py": "import a\ny = [\n  a.x,\n]"], is: "a", "AttributeError x at m.py:3 in m"
    )
  }

  @Test("deleting what a module lacks fails; asserts are evaluated")
  func deletesAndAsserts() {
    check(["a.py": "", "m.py": "import a\ndel a.x"], is: "a", "AttributeError x at m.py:2 in m")
    check(["a.py": "", "m.py": "import a\nassert a.x"], is: "a", "AttributeError x at m.py:2 in m")
  }

  @Test("an entry of sys.modules that is set again keeps its place")
  func keptPlace() {
    check(
      [
        "m.py":
          "import sys\nsys.modules['e'] = sys.modules[__name__]\nimport a\nsys.modules['e'] = a",
        "a.py": "",
      ],
      is: "e a m")
  }

  @Test("values of built-in types lack what their types lack")
  func builtinValues() {
    check(
      ["a.py": "x = 1\ntry:\n  x.y\nexcept AttributeError:\n  import b", "b.py": ""], "a", is: "b a"
    )
    check(
      [
        "m.py": "try:\n  import a\nexcept Exception:\n  import b",
        "a.py": "x = None\nx.y\nimport c", "b.py": "", "c.py": "",
      ],
      is: "b m")
  }

  @Test("a module that nothing imports is missing by its own name, or by its parent's")
  func missingEntry() {
    check(["p/__init__.py": ""], "p.x.y", is: "p", "ModuleNotFoundError p.x at :0 in p.x.y")
  }

  @Test("an import as goes through whatever stands at an attribute, and fails for what it is not")
  func aliasThroughValues() {
    check(
      [
        "p/__init__.py": "b = 1\nimport p.b.c", "p/b/__init__.py": "import p.b.c",
        "p/b/c.py": "import p.b.c as x",
      ],
      "p", is: "", "ImportError c at p/b/c.py:1 in p.b.c")
  }

  @Test("a submodule that takes itself out of sys.modules is a name that is missing")
  func haltedSubmodule() {
    check(
      [
        "p/__init__.py": "from p import a",
        "p/a.py": "import sys\nsys.modules['p.a'] = None\nimport p.a",
      ], "p", is: "", "ImportError a at p/__init__.py:1 in p")
  }

  @Test("importing a submodule for a from import gets at its top again, which may have gone")
  func goneTop() {
    check(
      ["p/__init__.py": "from .n import a", "p/n/a.py": "import sys\nsys.modules.pop('p', None)"],
      "p", is: "p.n p.n.a p")
  }

  @Test("__import__ with a list of names fails where a submodule fails")
  func fromListFails() {
    check(
      [
        "p/__init__.py": "", "p/a.py": "from p import x",
        "m.py": "__import__('p', fromlist=['a', 'y'])",
      ],
      is: "p", "ImportError x at p/a.py:1 in p.a")
    check(["p/__init__.py": "", "m.py": "__import__('p', fromlist=['y'])"], is: "p m")
  }

  @Test("a star import of an object takes what it was given, not what its class has")
  func starOfObject() {
    check(
      [
        "a.py":
          "import sys\nclass R:\n  x = 1\n  def __init__(self): self.y = 2\nsys.modules[__name__] = R()",
        "m.py":
          "from a import *\nif 'y' in globals() and 'x' not in globals(): import b", "b.py": "",
      ], is: "a b m")
  }

  @Test("what fails on a value of a built-in type is caught far above too")
  func caughtAbove() {
    check(
      [
        "a.py": "getattr(None, 'x')", "b.py": "x = None\ndel x.y", "c.py": "{}['x']", "d.py": "",
        "m.py":
          "for name in 'abc':\n  try:\n    __import__(name)\n  except Exception:\n    import d\n    del d",
      ], is: "d m")
  }

  @Test("generators run when something asks for their values, turn by turn")
  func generators() {
    let names: KeyValuePairs = [
      "a.py": "", "b.py": "", "c.py": "",
      "g.py": "def g():\n  import a\n  yield 1\n  import c\n  yield 2",
      "m.py": "from g import g\nfor x in g():\n  import b",
      "n.py": "from g import g\nfor x in g():\n  import b\n  break",
      "o.py": "from g import g\nnext(g())", "p.py": "from g import g\nx = map(__import__, 'ab')",
      "q.py": "any(__import__(x) for x in 'ab')\nlist(map(__import__, 'c'))",
    ]
    check(names, is: "g a b c m")
    check(names, "n", is: "g a b n")
    check(names, "o", is: "g a o")
    check(names, "p", is: "g p")
    check(names, "q", is: "a c q")
  }

  @Test(
    "a context manager made from a generator runs its parts around the body, and may catch what that raises"
  )
  func generatorContexts() {
    let names: KeyValuePairs = [
      "a.py": "", "b.py": "", "c.py": "",
      "k.py":
        "from contextlib import contextmanager\n@contextmanager\ndef k():\n  import a\n  try:\n    yield 'b'\n  except ImportError:\n    pass\n  import c",
      "m.py": "from k import k\nwith k() as name:\n  __import__(name)",
      "n.py": "from k import k\nwith k():\n  import a.nowhere",
    ]
    check(names, is: "k a b c m")
    check(names, "n", is: "k a c n")
  }

  @Test("path objects are computed with, and list the modules of a folder")
  func paths() {
    for loop in [
      "for f in (Path(__file__).parent / 'p').glob('*.py'):\n  n = f.stem",
      "for f in Path(__file__).resolve().with_name('p').iterdir():\n  n = f.name.partition('.')[0]",
      "import pkgutil\nfor _, n, _ in pkgutil.iter_modules([str(Path(__file__).parents[0].joinpath('p'))]):\n  pass",
      "import os\nfor f in os.listdir(Path(__file__).parent / 'p'):\n  n = Path(f).stem",
    ] {
      check(
        [
          "p/__init__.py": "", "p/a.py": "", "p/b.py": "", "q.py": "",
          "m.py":
            "from pathlib import Path\nimport importlib\n\(loop)\n  if n != '__init__': importlib.import_module('p.' + n)",
        ], is: "p p.a p.b m")
    }
    check(
      [
        "m.py":
          "from pathlib import Path\nif Path(__file__).suffix == '.py' and Path('x') == Path('x'): import a",
        "a.py": "",
      ],
      is: "a m")
  }

  @Test("what sys has only in frozen programs and on consoles is not there")
  func attributesOfSys() {
    check(
      [
        "m.py":
          "import sys\nif getattr(sys, 'frozen', False) or hasattr(sys, 'ps1'): import a\nelse: import b",
        "a.py": "", "b.py": "",
      ], is: "b m")
  }

  @Test("a compiled module may hold modules that hold modules")
  func modulesInsideCompiledOnes() {
    check(
      [
        "p/__init__.py": "", "p/n.so": "", "m.py": "from p.n.inner.deep import x\nimport a",
        "a.py": "",
      ],
      is: "p p.n p.n.inner p.n.inner.deep a m")
  }
}
