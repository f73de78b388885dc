import Testing

@testable import Execution

/// Where an import ends for a reason that is none of an import, so that nothing behind it runs or fails.
@Suite("What a run is certain of")
struct CertaintyTests {
  private func ends(
    _ statement: String, with kind: String, line: Int = 2,
    location: SourceLocation = #_sourceLocation
  ) {
    check(
      [
        "m.py": "import a\n\(statement)\nimport nowhere",
        "a.py": "def f(): return 1\nclass C: pass",
      ],
      isEnvironment: true, is: "a",
      "? m.py:\(line) the import seems to end here, as \(kind) is raised", location: location)
  }

  @Test("what Python refuses for known values ends the import there")
  func refusals() {
    ends("nothing", with: "NameError")
    ends("del nothing", with: "NameError")
    ends("x = 1 / 0", with: "ZeroDivisionError")
    ends("x = 'a' + 1", with: "TypeError")
    ends("x = None + 1", with: "TypeError")
    ends("x = a.f > 1", with: "TypeError")
    ends("x = -a.f", with: "TypeError")
    ends("for x in a.C: pass", with: "TypeError")
    ends("a()", with: "TypeError")
    ends("None.x", with: "AttributeError")
    ends("a.f.x", with: "AttributeError")
    ends("a.C().x", with: "AttributeError")
    ends("object().x", with: "AttributeError")
    ends("x = {'k': 1}['l']", with: "KeyError")
    ends("x = [1][2]", with: "IndexError")
    ends("x, y = (1,)", with: "ValueError")
    ends("import sys; sys.modules['a.b']", with: "KeyError")
    ends("import sys; sys.modules['m'].__dict__['__dict__']", with: "KeyError")
    ends("vars(a)['__all__']", with: "KeyError")
    ends(
      "import sys\ndef __getattr__(n): return getattr(sys.modules['m'], n)\nsys.modules['m'].x",
      with: "RecursionError", line: 4)
    ends(
      "import os\nif os.getpid() > 9: raise ImportError('no')\nnothing", with: "NameError", line: 4)
    ends(
      "try: import b\nexcept ImportError as e:\n  if 'x' in str(e): raise\nnothing",
      with: "NameError",
      line: 5)
    ends("a.C(1)", with: "TypeError")
    ends(
      "def f(): locals()['nothing'] = 1; vars()['nothing'] = 2\nf()\nnothing", with: "NameError",
      line: 4)
    ends("assert a is None", with: "AssertionError")
    ends("raise a.C", with: "TypeError")
    ends("(lambda: nothing)()", with: "NameError")
    ends("import importlib; importlib.import_module('.a')", with: "TypeError")
    ends("match [1]:\n  case (x, y): pass\n  case x: a.f.x", with: "AttributeError", line: 4)
    ends(
      "match {'k': 1}:\n  case {'k': 2} | {'l': _}: pass\n  case {**all}: all['l']",
      with: "KeyError", line: 4)
    ends("match []:\n  case {}: pass\n  case _: nothing", with: "NameError", line: 4)
    ends("setattr(None, 'x', 1)", with: "AttributeError")
  }

  private func isRefused(_ statement: String, location: SourceLocation = #_sourceLocation) {
    check(
      ["m.py": "try:\n  import n\nexcept SyntaxError:\n  import a", "n.py": statement, "a.py": ""],
      is: "a m", location: location)
  }

  private func isCompiled(_ statement: String, location: SourceLocation = #_sourceLocation) {
    check(
      ["m.py": "def f():\n  \(statement.replacing("\n", with: "\n  "))\nimport a", "a.py": ""],
      is: "a m",
      location: location)
  }

  @Test("expressions that Python's compiler refuses where they stand end the file before it begins")
  func misplaced() {
    isRefused("[q for q in [(m := 1)]]")
    isRefused("[q for q in (lambda: (m := 1))()]")
    isRefused("class C:\n  [(m := 1) for x in [1]]")
    isRefused("[[(x := 1) for y in [1]] for x in [1]]")
    isRefused("[z for x, (y, z) in q if (z := 1)]")
    isRefused("from __future__ import annotations\nx: (y := 1) = 2")
    isRefused("yield 1")
    isRefused("[z for z in (yield)]")
    isRefused("def f():\n  [z for z in a for q in (yield)]")
    isRefused("def f(x=(yield)): pass")
    isRefused("def f():\n  await x")
    isRefused("async def f():\n  lambda: await z")
    isRefused("def f():\n  [await z for z in q]")
    isRefused("async with x: pass")
    isRefused("try: pass\nexcept: pass\nexcept A: pass")
    isRefused("def f():\n  g(1, x=1, **y, x=2)")
    isRefused("class C(x=1, x=2): pass")
    isCompiled("f(x=1, y=g(x=2), **z, **z)")
    isCompiled("[lambda: (x := 1) for x in y]")
    isCompiled("f = lambda: [(z := 1) for x in [1]]")
    isCompiled("class C:\n  f = lambda: [(z := 1) for x in [1]]")
    isCompiled("[z for a[i] in q if (i := 1)]")
    isCompiled("[z for z in (yield)]")
    isCompiled("class C((yield)): pass")
    isCompiled("def g(x: (yield)): pass")
    isCompiled("(await z for z in q)")
    isCompiled("async def g():\n  [z for z in a if await b]")
  }

  private func goesOn(
    _ statements: String, python: Int = 13, location: SourceLocation = #_sourceLocation
  ) {
    check(
      ["m.py": "\(statements)\nimport a", "a.py": ""], python: python, installed: ["other"],
      is: "a m", location: location)
  }

  @Test("what is not followed may have bound, filled or wrapped anything it was given")
  func doubts() {
    goesOn("from other import *\nnothing")
    goesOn("import dataclasses\n@dataclasses.dataclass\nclass C: x: int\nclass D(C): pass\nD(1)")
    goesOn("import os\ntry:\n  if os.getpid(): raise ValueError\nexcept ValueError: x = 1\nnothing")
    goesOn("import other\nt = {}\nother.fill(t)\nt['k']")
    goesOn("import other\ndef f(): pass\nother.register(f)\nf.name")
    goesOn("import other\n@other.wrap\ndef f(): pass\nf.name\nf[0]")
    goesOn("import other\n@other.wrap\nclass C: pass\nC.name")
    goesOn("import functools\n@functools.lru_cache\ndef f(): pass\nf.cache_clear()")
    goesOn("class C:\n  def __init__(s): object.__setattr__.__get__(s)('x', 1)\nC().x")
    goesOn("import enum\nclass E(enum.Enum):\n  A = 1\nE.A.value")
    goesOn("import abc\nclass C(metaclass=abc.ABCMeta): pass\nC.register(int)")
    goesOn("import builtins\nbuiltins.nothing = 1\nnothing")
    goesOn("import other\nif other.x: y = 1\nnothing")
  }

  @Test("reading from a module's dictionary in a function binds nothing")
  func readingBindsNothing() {
    for function in [
      "def f(): return vars(a)['x']", "def f(): return globals()[name]",
      "def f():\n  return a.__dict__['x'] == 1",
    ] {
      check(
        ["m.py": "import a\n\(function)\na.m.x", "a.py": "import m"], is: "a",
        "AttributeError x at m.py:\(function.contains("\n") ? 4 : 3) in m")
    }
  }

  @Test("type parameters are seen in annotations and bases")
  func typeParameters() {
    goesOn("class C[T: int]:\n  def f[U](s, x: T) -> U: pass\ndef g[T](x: T) -> T: pass")
    goesOn("class B[T](list[T]):\n  x: T = None")
  }

  @Test("defaults are worked out before annotations")
  func defaultsFirst() {
    check(
      ["m.py": "import a\ndef f(x: a.y = a.x): pass", "a.py": ""], is: "a",
      "AttributeError x at m.py:2 in m")
  }

  @Test("behind a test that nobody can decide nothing is certain, whichever way it was taken")
  func undecided() {
    for test in ["import x\nif x.a: raise TypeError\n", ""] {
      check(
        [
          "m.py": test
            + "def f(g):\n  if issubclass(type(f), g): return g\n  raise TypeError\nf(int)\nimport n",
          "n.py": "",
        ], is: "n m")
    }
  }

  @Test(
    "an object that answers for itself may have any name, and a compiled module may hold others")
  func answering() {
    check(
      [
        "m.py": "import p\nfrom p import x\nimport n", "n.py": "",
        "p.py":
          "import sys\nclass P:\n  def __getattribute__(self, name): return 1\nsys.modules[__name__] = P()",
      ], is: "p n m")
    check(["m.py": "import e.inner\nimport n", "n.py": "", "e.so": ""], is: "e e.inner n m")
  }
}
