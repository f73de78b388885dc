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
}
