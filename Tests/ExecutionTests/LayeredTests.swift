import Testing

@testable import Execution

/// What packages made up at random, of statements put into each other, have shown to differ from CPython.
@Suite("Layered packages")
struct LayeredTests {
  @Test("a failure's module is what __name__ says there")
  func renamedModule() {
    check(
      ["m.py": "__name__ = 'other'\nimport nowhere"], isEnvironment: true, is: "",
      "ModuleNotFoundError nowhere at m.py:2 in other")
  }

  @Test(
    "the statement gets at the top while it imports the packages above a module, import_module does not"
  )
  func haltedTop() {
    check(
      ["p/a/__init__.py": "import sys\nsys.modules['p'] = None", "p/a/b.py": ""], "p.a.b",
      is: "p.a",
      "ModuleNotFoundError p at :0 in p.a.b")
    check(
      [
        "p/__init__.py": "", "p/a/__init__.py": "import sys\nsys.modules['p'] = None",
        "p/a/b.py": "",
        "m.py": "import importlib\nimportlib.import_module('p.a.b')",
      ], is: "p.a p.a.b m")
  }

  @Test("a module's __getattribute__ fails without saying the name, and asks its __getattr__")
  func getattribute() {
    check(
      ["m.py": "import a\na.__getattribute__('x')\nimport b", "a.py": "", "b.py": ""],
      is: "a", "AttributeError - at m.py:2 in m")
    check(
      [
        "m.py": "import a\na.__getattribute__('x')",
        "a.py": "def __getattr__(n): import b", "b.py": "",
      ], is: "a b m")
  }

  @Test("__path__ is asked for once for each from import")
  func pathIsAskedOnce() {
    check(
      [
        "a.py": "def __getattr__(n):\n  import b\n  return getattr(b, n)\nx = 1",
        "b.py": "import sys\nsys.modules['b'] = None", "m.py": "from a import x",
      ], is: "a m")
  }

  @Test("a file that does not compile raises SyntaxError, which a handler may wait for")
  func errorsOfSyntax() {
    for text in [
      "x = = 1", "pass; from __future__ import annotations", "return", "for x in (): pass\nbreak",
      "def f():\n  from os import *", "from __future__ import nothing", "def f(a, a): pass",
    ] {
      check(
        ["a.py": "import c\n" + text, "c.py": "", "m.py": "try: import a\nexcept Exception: pass"],
        is: "m")
    }
    check(
      ["a.py": "'''Text.'''\nfrom __future__ import annotations", "m.py": "import a"], is: "a m")
  }

  @Test("a module has the special names it began with, and no others")
  func specialNames() {
    check(
      [
        "n/x.py": "", "a.py": "", "b.py": "", "c.py": "",
        "m.py":
          "import n, a\nif n.__file__ is None: import b\nif '__file__' in dir(a) and not hasattr(a, '__path__'): import c",
      ], is: "n a b c m")
    check(
      ["m.py": "import m\ndel __file__\nm.__file__"], is: "",
      "AttributeError __file__ at m.py:3 in m")
  }

  @Test("what a module made by hand lacks is missing")
  func madeModule() {
    check(
      ["m.py": "import types\nx = types.ModuleType('x')\nx.a = 1\nx.a\nx.b"], is: "",
      "AttributeError b at m.py:5 in m")
  }

  @Test("values without parts, names and calls fail like Python's where a handler waits")
  func plainValues() {
    for text in [
      "None()", "for x in None: pass", "a, b = None", "1 / 0", "None + 1", "vars(None)", "None[0]",
      "[x for x in 5]", "class C(None): pass", "with None: pass", "a, b = (1,)", "None.__dict__",
    ] {
      check(
        ["a.py": "", "m.py": "try:\n  \(text)\n  import a.nowhere\nexcept Exception:\n  pass"],
        is: "m")
    }
  }

  @Test("a text is no sequence to a pattern")
  func sequencePatterns() {
    check(
      ["a.py": "", "m.py": "match 'a':\n  case [_]:\n    import a\n  case str():\n    pass"],
      is: "m")
  }

  @Test("an annotation is evaluated behind its value")
  func annotatedValues() {
    check(
      ["a.py": "", "b.py": "", "m.py": "x: __import__('a') = __import__('b')"], is: "b a m")
  }

  @Test("text that is executed binds names where it stands, and fails on the line of the call")
  func executedText() {
    check(
      ["p/__init__.py": "exec('b = 1')\nfrom p import b", "p/b.py": ""], "p", is: "p")
    check(
      ["a.py": "", "m.py": "\nexec('\\n\\nimport a, a.b')"], is: "a",
      "ModuleNotFoundError a.b at m.py:2 in m")
    check(
      ["a.py": "x = 1", "m.py": "import a\neval('a.y')"], is: "a", "AttributeError y at m.py:2 in m"
    )
  }

  @Test("modules that the platform lacks are missing, under any name they are handed out by")
  func missingOnPlatform() {
    check(["a.py": "", "m.py": "try: import winreg\nexcept ImportError: import a"], is: "a m")
    check(
      ["a.py": "", "m.py": "try: import winreg\nexcept ImportError: import a"], platform: "win32",
      is: "m")
    check(
      ["a.py": "", "m.py": "try: from six.moves import winreg\nexcept ImportError: import a"],
      installed: ["six"], is: "a m")
  }

  @Test(
    "an extension imports the modules of the tree that it names, one made by Cython when it runs")
  func extensionModules() {
    let cython = "\u{7F}ELF\0p.b\0p.__pyx_x\0a text with p.c\0p.nothing\0os.path\0p._d\0p.d\0"
    let listing = { (binary: String, source: String) in
      TestProgram([
        "p/__init__.py": "from . import a\nfrom . import e", "p/a.so": binary, "p/b.py": "",
        "p/c.py": "", "p/_d.py": "", "p/d.py": "", "p/e.py": source,
      ]).closure(of: "p").listing
    }
    let guess = "? p/a.so:1 a compiled module: what it imports is guessed from the names in it"
    #expect(listing(cython, "") == ["p.b p._d p.a p.e p", guess])
    // Of others only what is there for them alone is taken to be imported, at the end.
    let plain = cython.replacing("__pyx_", with: "x")
    #expect(
      listing(plain, "") == [
        "p.a p.e p p._d", guess, "? p/a.so:1 a compiled module that may import p.b",
      ])
    #expect(
      listing(plain, "# _d") == [
        "p.a p.e p", "? p/a.so:1 a compiled module that may import p.b, p._d",
      ])
  }

  @Test(
    "a class with a metaclass from a base imports what the functions that the metaclass names begin with"
  )
  func metaclasses() {
    let names: KeyValuePairs = [
      "h.py": "x = 1", "i.py": "",
      "k.py":
        "def use():\n  from h import x\n  if x:\n    import i\nclass M(type):\n  def __new__(m, *a):\n    return use()\nclass A(metaclass=M): pass",
      "m.py": "from k import A\nclass B(A): pass",
    ]
    check(names, "k", is: "k")
    check(
      names, is: "k h m",
      "? m.py:2 what the metaclass M imports is guessed from the functions it names")
  }
}
