import Scanning
import Testing

@Suite("Python imports")
struct PythonScannerImportTests {
  @Test("each name of a statement is an import of its own, at the place of the statement")
  func names() {
    check("import a", .imports, "1:0 eager import a")
    check(
      "import a.b.c as d, e . f", .imports, "1:0 eager import a.b.c as d", "1:0 eager import e.f")
    check(
      "from a.b import c as d, e\nfrom .. import f\nfrom ...g import *\nfrom . h import i",
      .imports, "1:0 eager from a.b import c as d", "1:0 eager from a.b import e",
      "2:0 eager from .. import f", "3:0 eager from ...g import *", "4:0 eager from .h import i")
    check(
      "from.import a\nfrom.a import(b)", .imports, "1:0 eager from . import a",
      "2:0 eager from .a import b")
    check(
      "from .... import a\nfrom . . . import b", .imports, "1:0 eager from .... import a",
      "2:0 eager from ... import b")
  }

  @Test("statements and bodies may share a line")
  func oneLine() {
    check(
      "import a; import b;import c", .imports, "1:0 eager import a", "1:10 eager import b",
      "1:19 eager import c")
    check("if x: import y", .imports, "1:6 eager import y [conditional]")
    check("class A: import b; import c", .imports, "1:9 eager import b", "1:19 eager import c")
    check(
      "def f(): import b; import c\nimport d", .imports, "1:9 deferred import b [in f]",
      "1:19 deferred import c [in f]", "2:0 eager import d")
    check(
      "try: import a\nexcept ImportError: import b", .imports, "1:5 eager import a [optional]",
      "2:20 eager import b [conditional]")
    check(
      "for x in y: import a\nelse: import b", .imports, "1:12 eager import a [conditional]",
      "2:6 eager import b")
    check(
      "if x[1:2]: import a\nif (lambda: 1)(): import b\nif lambda: 1: import c\nif (y := 1): import d",
      .imports,
      "1:11 eager import a [conditional]", "2:18 eager import b [conditional]",
      "3:14 eager import c [conditional]", "4:13 eager import d [conditional]")
  }

  @Test("a statement may go on behind a backslash, inside parentheses and over comments")
  func continued() {
    check("import \\\n  a, \\\n  b", .imports, "1:0 eager import a", "1:0 eager import b")
    check("from a \\\n  import b", .imports, "1:0 eager from a import b")
    check(
      "from a import ( # one\n  b, # import x\n  c as \\\n d,\n\n  e\n  as f,\n)\nimport g",
      .imports,
      "1:0 eager from a import b", "1:0 eager from a import c as d",
      "1:0 eager from a import e as f", "9:0 eager import g")
    check("\\\nimport a", .imports, "2:0 eager import a")
    check("x = [\nimport_a,\n]; import b", .imports, "3:3 eager import b")
  }

  @Test("class bodies run, functions and lambdas do not")
  func bodies() {
    check(
      "class A:\n  class B:\n    import c\n  import d\nimport e", .imports, "3:4 eager import c",
      "4:2 eager import d", "5:0 eager import e")
    check("class A:\n  def f(self):\n    import c", .imports, "3:4 deferred import c")
    check(
      "def f():\n  def g():\n    import a\n  class B:\n    import b\n  import c", .imports,
      "3:4 deferred import a", "5:4 deferred import b [in f]", "6:2 deferred import c [in f]"
    )
    check(
      "async def f():\n  async with a as b:\n    import c", .imports, "3:4 deferred import c [in f]"
    )
    check(
      "@d(lambda: __import__('a'))\ndef f[T: (int, str)](x: int = {1: 2}[1]) -> dict[1:2]:\n  import b",
      .imports, "3:2 deferred import b [in f]")
  }

  @Test("loops, handlers and cases may not run; with and finally do")
  func blocks() {
    check(
      "for x in y:\n  import a\nelse:\n  import b\nwhile z:\n  import c", .imports,
      "2:2 eager import a [conditional]", "4:2 eager import b", "6:2 eager import c [conditional]")
    check("with a as b:\n  import c", .imports, "2:2 eager import c")
    check(
      "try:\n  import a\nexcept ValueError:\n  import b\nelse:\n  import c\nfinally:\n  import d",
      .imports,
      "2:2 eager import a", "4:2 eager import b [conditional]", "6:2 eager import c",
      "8:2 eager import d")
    check(
      "match x:\n  case 1: import a\n  case _:\n    import b", .imports,
      "2:10 eager import a [conditional]", "4:4 eager import b [conditional]")
    check(
      "if a:\n  import b\nelif c:\n  import d\nelse:\n  import e\nimport f", .imports,
      "2:2 eager import b [conditional]", "4:2 eager import d [conditional]",
      "6:2 eager import e [conditional]", "7:0 eager import f")
  }

  @Test(
    "a try is optional where some handler catches a failing import",
    arguments: [
      "except ImportError", "except ModuleNotFoundError", "except Exception",
      "except BaseException", "except", "except*ImportError",
      "except (ValueError, ImportError)", "except (\n ImportError # why\n)",
      "except builtins.ImportError as e", "except ImportError as Exception",
      "except ValueError: pass\nexcept ImportError",
    ])
  func optional(handler: String) {
    check("try:\n  import a\n\(handler):\n  pass", .imports, "2:2 eager import a [optional]")
  }

  @Test(
    "other handlers do not catch it",
    arguments: [
      "except ValueError", "except OSError as ImportError", "except (KeyError, OSError)",
      "except ImportErrorish", "except errors.ImportError.inner", "finally",
    ])
  func notOptional(handler: String) {
    check("try:\n  import a\n\(handler):\n  pass", .imports, "2:2 eager import a")
  }

  @Test("what stands in a try inside a try is caught by the outer one too")
  func nestedTries() {
    check(
      "try:\n  try:\n    import a\n  finally:\n    import b\nexcept ImportError:\n  import c",
      .imports,
      "3:4 eager import a [optional]", "5:4 eager import b [optional]",
      "7:2 eager import c [conditional]")
  }

  @Test(
    "for type checkers alone, however it is spelled",
    arguments: [
      "if TYPE_CHECKING", "if typing.TYPE_CHECKING", "if typing_extensions.TYPE_CHECKING",
      "if False", "if 0", "if (TYPE_CHECKING)", "if t.TYPE_CHECKING", "if CHECKING",
      "if (\n  TYPE_CHECKING # why\n)", "if not TYPE_CHECKING:\n  pass\nelse",
    ])
  func typing(test: String) {
    let head = "import typing as t; from typing import TYPE_CHECKING as CHECKING\n"
    let facts = PythonScanner.scan(Array("\(head)\(test):\n  import a".utf8))
    let last = facts.listing(.imports).last ?? ""
    #expect(last.contains("typing import a"), "\(last)")
  }

  @Test("the other branch of such a test runs, and always")
  func elseOfTyping() {
    check(
      "if TYPE_CHECKING:\n  import a\nelse:\n  import b", .imports, "2:2 typing import a",
      "4:2 eager import b")
    check(
      "if not TYPE_CHECKING:\n  import a\nelse:\n  import b", .imports, "2:2 eager import a",
      "4:2 typing import b")
    check(
      "if TYPE_CHECKING:\n  import a\nelif x:\n  import b", .imports, "2:2 typing import a",
      "4:2 eager import b [conditional]")
    check(
      "if x.TYPE_CHECKING: import a\nif TYPE_CHECKING_NOT: import b\nif 10: import c", .imports,
      "1:20 eager import a [conditional]", "2:22 eager import b [conditional]",
      "3:7 eager import c [conditional]")
    check("if TYPE_CHECKING:\n  def f():\n    import a", .imports, "3:4 typing import a [in f]")
  }

  @Test("the main guard, either way round, and its else")
  func mainGuard() {
    check(
      "if __name__ == '__main__':\n  import a\nelse:\n  import b", .imports,
      "2:2 eager import a [conditional main]", "4:2 eager import b [conditional]")
    check(
      "if \"__main__\" == __name__: import a", .imports, "1:27 eager import a [conditional main]")
    check("if __name__ == '__main__': pass", .traits, "main guard")
    check("if (__name__=='__main__'): pass", .traits, "main guard")
    check(
      "if __name__ != '__main__': pass\nif __name__ == 'main': pass\n# if __name__ == '__main__':",
      .traits)
    check("def f():\n  if __name__ == '__main__': pass", .traits)
    check("#!/usr/bin/env python\ndef __getattr__(name): ...", .traits, "getattr", "shebang")
    check("class A:\n  def __getattr__(self, name): ...\n#!x", .traits)
  }

  @Test("lazy is a keyword before an import and a name elsewhere")
  func lazy() {
    check(
      "lazy import a.b as c\nlazy from . import d", .imports, "1:0 eager lazy import a.b as c",
      "2:0 eager lazy from . import d")
    check("lazy = 1\nlazy(x)\nlazy\nlazy.x = 2\nimport a", .imports, "5:0 eager import a")
    check("lazyimport a\nlazy_import = 1\nimport a", .imports, "3:0 eager import a")
  }

  @Test("match, case, type, print and exec as names")
  func softKeywords() {
    check("match = 1\nmatch.x\nmatch(x)\nmatch[1:2]\nimport a", .imports, "5:0 eager import a")
    check("match: int = 3; import a", .imports, "1:16 eager import a")
    check(
      "match x:\n  case {'a': 1} if y: import a\n", .imports, "2:22 eager import a [conditional]")
    check(
      "match (x):\n  case [1, *_]:\n    import a\nimport b", .imports,
      "3:4 eager import a [conditional]", "4:0 eager import b")
    check("case = 1\ntype = 2\ntype X = int\nimport a", .imports, "4:0 eager import a")
    check(
      "match = case = 1\nmatch x:\n  case case: import a", .imports,
      "3:13 eager import a [conditional]")
  }

  @Test("words that only look like imports")
  func lookalikes() {
    check("importlib.x\nimport_a = 1\nself.import_x\nx.from_(y)\nfromage = 2\nimported", .imports)
    check("raise X from import_y\nyield_from = 1", .imports)
    check("def f():\n  yield from a\n  raise B from c", .imports)
    check("from = 3\nfrom x\nimport\nimport 3\nfrom . x\nimport b", .imports, "6:0 eager import b")
  }

  @Test("imports in strings and comments are words")
  func strings() {
    check(
      "'''\nimport a\n'''\n\"\"\"\\\"\"\"\nimport b\n\"\"\"\n# import c\nimport d", .imports,
      "8:0 eager import d")
    check("x = 'import a' \"\\\nimport b\"\nimport c", .imports, "3:0 eager import c")
    check("x = r'\\'; import y'\nimport a", .imports, "2:0 eager import a")
    check("x = b'''\nimport y\n'''; import a", .imports, "3:5 eager import a")
    check("x = '''a''' '''\nimport y'''\nimport a", .imports, "3:0 eager import a")
    check("x = (\n'''\nimport a\n''',\n)\nimport b", .imports, "6:0 eager import b")
    check(
      "x = '' ; import a\ny = \"\"\nimport b", .imports, "1:9 eager import a", "3:0 eager import b")
  }

  @Test("f-strings nest quotes, comments, newlines and format specifications")
  func formattedStrings() {
    check("x = f'{a['b']}'; import c", .imports, "1:17 eager import c")
    check("x = f'{f'{f'{1}'}'}'; import c", .imports, "1:22 eager import c")
    check("x = f'''{\n  a # '''\n}'''; import c", .imports, "3:6 eager import c")
    check("x = f'{{import a' f'{x:{y}>{z!r}}' f'}}'; import c", .imports, "1:42 eager import c")
    check("x = f'{x!r:^{width}.{'3'}}'; import c", .imports, "1:29 eager import c")
    check("x = f'{(lambda y: 1)(2)}' f'{ {1: 2}[1] }'; import c", .imports, "1:44 eager import c")
    check("x = t'{a['b']:{'c'}}'; import c", .imports, "1:23 eager import c")
    check("x = rf'\\{a['b']}'; y = Rb'\\''; import c", .imports, "1:31 eager import c")
    check("x = f'\\N{DASH} \\{y}'; import c", .imports, "1:22 eager import c")
    check("x = f'{\n'import a'\n}'\nimport c", .imports, "4:0 eager import c")
    check("x = f\"{x:%H:%M}\" f'{x:\\}}'\nimport c", .imports, "2:0 eager import c")
    check("half'a'\nimport c", .imports, "2:0 eager import c")
  }

  @Test("Python 2 and Cython have imports too")
  func otherDialects() {
    check(
      "print 'import a'\nexec 'x'\nprint >>f, `x`\nraise E, 'x'\ntry:\n  import b\nexcept ImportError, e:\n  pass\nimport c",
      .imports, "6:2 eager import b [optional]", "9:0 eager import c")
    check(
      "cimport a\nfrom b cimport c, d as e\ncimport f.g as h", .imports, "1:0 eager cimport a",
      "2:0 eager from b cimport c", "2:0 eager from b cimport d as e", "3:0 eager cimport f.g as h")
    check(
      "cdef class A:\n  cdef int x\n  import a\ncpdef int f(int x) except -1:\n  import b\ncdef extern from 'h':\n  int g()\nimport c",
      .imports,
      "3:2 eager import a", "5:2 deferred import b", "8:0 eager import c")
  }
}
