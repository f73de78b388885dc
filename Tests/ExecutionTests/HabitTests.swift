import Execution
import Testing

/// Small forms of what authors of packages do; each expectation is what CPython 3.13 does.
@Suite("What authors of packages do")
struct HabitTests {
  @Test("a function that was seen to run has bound what it bound, and no more")
  func followedChanges() {
    let fill = "def fill(n):\n  globals()[n] = 1\n"
    check(
      ["p/__init__.py": fill + "fill('x')\nimport p.b", "p/b.py": "import p\np.x\np.y"], "p",
      is: "",
      "AttributeError y at p/b.py:3 in p.b")
    check(
      [
        "p/__init__.py": fill + "import threading\nthreading.Thread(target=fill)\nimport p.b",
        "p/b.py": "import p\np.y",
      ], "p", is: "p.b p"
    )
  }

  @Test("where names may be bound unseen, the refusal of a __getattr__ proves nothing")
  func openModuleWithGetattr() {
    check(
      [
        "a.py": "globals().update(unknown())\ndef __getattr__(n):\n  raise AttributeError(n)",
        "b.py": "from json import *\nfrom a import x", "m.py": "def unknown(): pass",
      ], "m", is: "m")
    check(
      [
        "a.py":
          "import os\nglobals().update(os.environ)\ndef __getattr__(n):\n  raise AttributeError(n)",
        "m.py": "from a import x",
      ], is: "a m")
  }

  @Test("a function defined with async is a value like any other")
  func coroutines() {
    check(
      ["m.py": "async def f():\n  import a\nif not f: import b\nf()", "a.py": "", "b.py": ""],
      is: "m")
  }

  @Test("modules of the standard library have the names of their version")
  func standardNames() {
    let old = [
      "m.py": "try:\n  from collections import Mapping\nexcept ImportError:\n  import a",
      "a.py": "",
    ]
    check(["m.py": old["m.py"] ?? "", "a.py": ""], is: "a m")
    check(["m.py": old["m.py"] ?? "", "a.py": ""], python: 9, is: "m")
    check(["m.py": "import typing\nif hasattr(typing, 'Self'): import a", "a.py": ""], is: "a m")
    check(
      ["m.py": "import typing\nif hasattr(typing, 'Self'): import a", "a.py": ""], python: 10,
      is: "m")
    // What seems to be missing decides between branches, and is no proof of a failure.
    check(["m.py": "from json import nothing\nimport json\njson.nothing"], is: "m")
    let asked = "import json\ntry: json.nothing\nexcept AttributeError: import a"
    check(["m.py": asked, "a.py": ""], is: "a m")
    check(["m.py": asked, "a.py": ""], platform: "win32", is: "m")
    check(["m.py": asked.replacing("try", with: "json.nothing = 1\ntry"), "a.py": ""], is: "m")
    check(
      ["m.py": "import json as a\nfor n in dir(a): globals()[n] = 1\nnothing"], is: "",
      "? m.py:3 the import seems to end here, as NameError is raised")
  }

  @Test("exceptions say what went wrong, and handlers read it")
  func textsOfExceptions() {
    check(
      [
        "m.py":
          "try:\n  import p.no\nexcept ImportError as e:\n  if str(e) == \"No module named 'p.no'\": import a",
        "a.py": "", "p/__init__.py": "",
      ], is: "p a m")
    check(
      [
        "m.py":
          "try:\n  from m import no\nexcept ImportError as e:\n  if 'circular' in str(e): import a",
        "a.py": "",
      ], is: "a m")
    check(
      [
        "m.py": "try:\n  x\nexcept NameError as e:\n  if getattr(e, 'name', None) == 'x': import a",
        "a.py": "",
      ], is: "a m")
    check(
      [
        "m.py":
          "try:\n  {}['x']\nexcept KeyError as e:\n  if getattr(e, 'name', None) is None: import a",
        "a.py": "",
      ], is: "a m")
  }

  @Test("what was put on an ExitStack catches for it")
  func exitStacks() {
    check(
      [
        "m.py": """
        import contextlib
        with contextlib.ExitStack() as stack:
          stack.enter_context(contextlib.suppress(ImportError))
          import p.no
        with contextlib.ExitStack() as stack:
          stack.enter_context(contextlib.suppress(KeyError))
          import p.no
        """, "p/__init__.py": "",
      ], is: "p", "ModuleNotFoundError p.no at m.py:7 in m")
  }

  @Test("delattr is del, and a path that is empty is a path")
  func deletions() {
    check(
      ["a.py": "x = 1", "m.py": "import a\ndelattr(a, 'x')\ndelattr(a, 'x')"], is: "a",
      "AttributeError x at m.py:3 in m")
    check(
      [
        "a.py": """
        import sys
        class P:
          __path__ = []
          def __getattr__(self, n): raise AttributeError(n)
        sys.modules['a'] = P()
        """, "m.py": "from a import x",
      ], is: "a", "AttributeError __name__ at a.py:4 in a")
  }

  @Test("a star in the list of __import__ loads what __all__ names")
  func starInList() {
    check(
      [
        "p/__init__.py": "__all__ = ['b']", "p/b.py": "",
        "m.py": "__import__('p', None, None, ['*'])",
      ],
      is: "p p.b m")
  }

  @Test("a module of another place is there under the name that the program gives it")
  func aliases() {
    check(
      [
        "p/__init__.py": "import sys, json\nsys.modules['p.moves'] = json",
        "m.py": "import p.moves",
      ],
      is: "p.moves p m")
  }

  @Test("a value is of its own type and of object, and perhaps of what calls it its own")
  func instances() {
    check(
      [
        "m.py": """
        import collections.abc
        if isinstance('x', object): import a
        if not isinstance('x', int): import b
        """, "a.py": "", "b.py": "",
      ], is: "a b m")
  }

  @Test("classes have what their built-in bases have")
  func builtinBases() {
    check(
      [
        "m.py": "class E(ImportError): pass\nif hasattr(E, 'nothing'): import a\nimport b",
        "a.py": "",
        "b.py": "",
      ], is: "b m")
  }
}
