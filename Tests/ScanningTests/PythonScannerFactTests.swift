import Scanning
import Testing

@Suite("Python facts beside imports")
struct PythonScannerFactTests {
  @Test("names bound at the top level, each at its line")
  func bindings() {
    check(
      "a = 1\nb: int = 2\nc, (d, *e) = f\ng = h = i\n[j] = k", .bindings,
      "1 variable a", "2 variable b", "3 variable c", "3 variable d", "3 variable e",
      "4 variable g", "4 variable h", "5 variable j")
    check(
      "def a(): b = 1\nasync def c(): pass\nclass D(e):\n  f = 1\n  def g(self): h = 2\nif x:\n  i = 3",
      .bindings,
      "1 function a", "2 function c", "3 class D", "7 variable i")
    check(
      "for a, b in c:\n  d = 1\nwith e as f, g as h: pass", .bindings, "1 variable a",
      "1 variable b", "2 variable d", "3 variable f", "3 variable h")
    check(
      "match = 1\ntype = 2\nlazy = 3\ncase = 4\nmatch, x = y", .bindings, "1 variable match",
      "2 variable type", "3 variable lazy", "4 variable case", "5 variable match", "5 variable x")
  }

  @Test("attributes, subscripts, comparisons, keywords and augmented assignments bind no name")
  func noBindings() {
    check(
      "a.b = 1\na[b] = 2\na.b.c: int = 3\na[b].c = d[e]\nf(x=1)\na == b\na != b\na <= b\na += 1\na //= 2\na >>= 3\nlambda x=1: x\nprint(a := 1)",
      .bindings)
    check(
      "x = lambda y=1: y\nz = a if b else lambda c=d: c", .bindings, "1 variable x", "2 variable z")
    check(
      "x = {'a': b, **c}\ny = [i for i in j]\nz = d if e == f else g", .bindings, "1 variable x",
      "2 variable y", "3 variable z")
  }

  @Test("the strings of __all__, and whether there may be more")
  func exports() {
    check("x = 1", .exports, "none")
    check("__all__ = ['a', \"b\"]", .exports, "a", "b")
    check("__all__ = (\n  'a', # 'c'\n  'b',\n)", .exports, "a", "b")
    check("__all__: list[str] = ['a']", .exports, "a")
    check("__all__ = []", .exports)
    check(
      "__all__ = ['a']\n__all__ += ['b']\n__all__.append('c')\n__all__.extend(['d'])", .exports,
      "a", "b", "c", "d")
    check("__all__ = ['a'] + b.__all__", .exports, "a", "…")
    check("__all__ = [n for n in dir()]", .exports, "…")
    check("if x:\n  __all__ = ['a']\ndef f():\n  __all__ = ['b']", .exports, "a")
    check("__all__x = ['a']\n__all = ['b']", .exports, "none")
    check("__all__ = [f'{x}']", .exports, "…")
  }

  @Test("what is called or decorates while the module is imported")
  func calls() {
    check("a()\nb.c(d())\ne = f(1)", .calls, "1 a", "2 b.c", "2 d", "3 f")
    check(
      "def f(x=a()):\n  b()\nclass C(d(), metaclass=e()):\n  f()\n  def g(self): h()", .calls,
      "1 a", "3 d", "3 e", "4 f")
    check(
      "@a\n@b.c\n@d(1)\n@ e\ndef f(): pass\n@g\nclass H: pass", .calls, "1 a", "2 b.c", "3 d",
      "4 e", "6 g")
    check(
      "if a(): pass\nfor x in b(): pass\nwith c(): pass\nwhile d(): pass\nassert e()", .calls,
      "1 a", "2 b", "3 c", "4 d", "5 e")
    check("a().b()\nc[0]()\n(d)()\n'x'.join(e())", .calls, "1 a", "4 e")
    check("def f(): pass\nclass C(): pass\n# a()\n'b()'", .calls)
    check("class A:\n  @b\n  def c(self):\n    @d\n    def e(): pass", .calls, "2 b")
  }

  @Test("loads by a name that is written out")
  func constantLoads() {
    check(
      "import_module('a.b')\nimportlib.import_module(\"c\")\n__import__('d')", .loads,
      "1 importModule a.b", "2 importModule c", "3 builtin d")
    check(
      "import_module('.x', __package__)\nimport_module('.' + 'x', package='a')\nimport_module(name='b')",
      .loads, "1 importModule .x", "2 importModule a.x", "3 importModule b")
    check("import_module(\n  'a.b',\n)", .loads, "1 importModule a.b")
    check(
      "def f(): import_module('a')\nclass C: x = __import__('b')", .loads,
      "1 importModule a [deferred]", "2 builtin b")
    check(
      "import_module(r'a')\nimport_module(__name__ + '.b')\nimport_module(__name__)", .loads,
      "1 importModule a", "2 importModule __name__.b", "3 importModule __name__")
    check("my_import_module('a')\nimport_module\n# import_module('b')\n'import_module(1)'", .loads)
  }

  @Test("loads by a loader of another name, and by a name that the module binds once to a text")
  func namedLoads() {
    check(
      "from importlib import import_module as im\nim('a.b')\nx.im('c')\ndef f(): im('d')", .loads,
      "2 importModule a.b", "4 importModule d [deferred]")
    check(
      "load = importlib.import_module\nget = __import__  # why\nload('a')\nget('b')\nother = import_module('c')",
      .loads, "3 importModule a", "4 builtin b", "5 importModule c")
    check(
      "def f():\n  import_module(NAME)\nNAME = 'a.b'\nREL: str = '.c'\nimport_module(REL, 'p')",
      .loads,
      "2 importModule a.b [deferred]", "5 importModule p.c")
    for text in [
      "N = 'a'\nN = 'b'", "N = 'a'\nfor N in x: pass", "def f(N):\n  pass\nN = 'a'", "N = 'a' + b",
      "  N = 'a'", "N = f(N='a')", "N = 'a'\nN += 'b'",
    ] {
      check(
        text + "\nimport_module(N)", .loads,
        "\(text.split(separator: "\n").count + 1) importModule ?")
    }
  }

  @Test("loads by a name that is partly computed")
  func patternLoads() {
    check(
      "import_module(f'a.{b}')\nimport_module(f'a.{b.c}_{d}.e')", .loads, "1 importModule ~a.*",
      "2 importModule ~a.*_*.e")
    check(
      "import_module('a.' + b)\nimport_module('a.' + b.c + '.d')", .loads, "1 importModule ~a.*",
      "2 importModule ~a.*.d")
    check(
      "import_module('a.%s' % b)\nimport_module('a.%s.%d' % (b, c))", .loads, "1 importModule ~a.*",
      "2 importModule ~a.*.*")
    check(
      "import_module('a.{}'.format(b))\nimport_module('a.{x}.c'.format(x=1))", .loads,
      "1 importModule ~a.*", "2 importModule ~a.*.c")
    check(
      "import_module(f'{__name__}.{x}')\nimport_module(f'{__package__}.a')\nimport_module(f'.{x}', __package__)",
      .loads,
      "1 importModule ~__name__.*", "2 importModule __package__.a", "3 importModule ~.*")
    check(
      "import_module(f'{a}.b')\nimport_module(a + '.b')", .loads, "1 importModule ~*.b",
      "2 importModule ~*.b")
  }

  @Test("loads by a name that only the run knows")
  func unknownLoads() {
    check(
      "import_module(a)\nimport_module(f())\n__import__(a[0])\nimport_module()\nimport_module('a' if b else 'c')\nimport_module(f'{a}')",
      .loads,
      "1 importModule ?", "2 importModule ?", "3 builtin ?", "4 importModule ?", "5 importModule ?",
      "6 importModule ?")
    check("import_module(", .loads, "1 importModule ?")
    check("import_module('a", .loads, "1 importModule ?")
  }

  @Test("scans of a package's folder")
  func scans() {
    check(
      "for m in pkgutil.iter_modules(a.b.__path__): pass\nwalk_packages(path=__path__, prefix='x')",
      .loads, "1 packageScan a.b", "2 packageScan __name__")
    check(
      "iter_modules([os.path.dirname(__file__)])\niter_modules(x)\niter_modules()", .loads,
      "1 packageScan __name__", "2 packageScan ?", "3 packageScan ?")
  }

  @Test("strings shaped like a module's name")
  func mentions() {
    check(
      "a = 'b.c'\nd = ['e.f:g', \"h:i\"]\ndef j(): return 'k.l_2.m'", .mentions, "1 b.c", "2 e.f:g",
      "2 h:i", "3 k.l_2.m")
    check(
      "'''a.b'''\nb'a.b'\nf'a.b'\n'a\\x2eb'\n'a'\n'a b.c'\n'a..b'\n'.a'\n'a.'\n'1.2'\n'a.2'\n'a:b:c'\n'/a.b'\n# 'a.b'",
      .mentions)
    check("r'a.b'\nu'c.d'", .mentions, "1 a.b", "2 c.d")
    check("'\(String(repeating: "a.", count: 100))b'", .mentions)
    check("'größe.b'", .mentions, "1 größe.b")
  }

  @Test("edits of sys.path")
  func pathEdits() {
    check(
      "sys.path.insert(0, 'a')\nsys.path.append(b)\nsys.path.extend([c])\nsite.addsitedir('d')",
      .pathEdits, "1 sys.path.insert(0, 'a')", "2 sys.path.append(b)", "3 sys.path.extend([c])",
      "4 site.addsitedir('d')")
    check(
      "sys.path = ['a'] + sys.path\nsys.path[0:0] = ['b']\nsys.path += ['c']", .pathEdits,
      "1 sys.path = ['a'] + sys.path", "2 sys.path[0:0] = ['b']", "3 sys.path += ['c']")
    check("if x: sys.path.insert(\n  0,\n  'a')\n", .pathEdits, "1 sys.path.insert(\n  0,\n  'a')")
    check(
      "print(sys.path)\nx = sys.path\nos.path.append(a)\nmysys.path.append(b)\nsys.path == x\nsys.path_hooks.append(c)\n'sys.path.append(d)'",
      .pathEdits)
    check("def f():\n  sys.path.insert(0, 'a')", .pathEdits, "2 sys.path.insert(0, 'a')")
  }

  @Test("tests of the version around imports, and the else of each")
  func versions() {
    check(
      "if sys.version_info >= (3, 11):\n  import a\nelse:\n  import b", .imports,
      "2:2 eager import a [conditional] {version greaterOrEqual 3.11}",
      "4:2 eager import b [conditional] {not version greaterOrEqual 3.11}")
    check(
      "if sys.version_info[0] == 2: import a\nif sys.version_info.major<3: import b\nif version_info[:2] > (3, 7): import c\nif sys.version_info[:1] != (3,): import d",
      .imports,
      "1:29 eager import a [conditional] {version[:1] equal 2}",
      "2:29 eager import b [conditional] {version[:1] less 3}",
      "3:30 eager import c [conditional] {version[:2] greater 3.7}",
      "4:33 eager import d [conditional] {version[:1] notEqual 3}")
    check(
      "if (sys.version_info >= (3,)):\n  if sys.platform == 'win32':\n    import a", .imports,
      "3:4 eager import a [conditional] {platform is win32} {version greaterOrEqual 3}")
    check(
      "if sys.version_info >= (3, x): import a\nif sys.version_info >= (3, 8) and y: import b\nif not sys.version_info >= (3, 8): import c",
      .imports,
      "1:31 eager import a [conditional]", "2:37 eager import b [conditional]",
      "3:35 eager import c [conditional]")
  }

  @Test("tests of the platform")
  func platforms() {
    check(
      "if sys.platform == 'win32': import a\nelif sys.platform.startswith('linux'): import b\nelif os.name != 'nt': import c\nelse: import d",
      .imports,
      "1:28 eager import a [conditional] {platform is win32}",
      "2:39 eager import b [conditional] {platform is linux*} {not platform is win32}",
      "3:22 eager import c [conditional] {os is not nt} {not platform is linux*} {not platform is win32}",
      "4:6 eager import d [conditional] {not os is not nt} {not platform is linux*} {not platform is win32}"
    )
  }

  @Test("what a version test says of each Python is what CPython says")
  func versionTruth() {
    // Worked out by CPython: (major, minor, 1, "final", 0) compared with the tuple.
    func holds(_ test: String, _ minor: Int) -> Bool? {
      let facts = PythonScanner.scan(Array("if \(test): import a".utf8))
      return facts.guards.first?.test.holds(major: 3, minor: minor, platform: "linux") ?? nil
    }
    #expect(holds("sys.version_info >= (3, 11)", 11) == true)
    #expect(holds("sys.version_info >= (3, 11)", 10) == false)
    #expect(holds("sys.version_info > (3, 11)", 11) == true)
    #expect(holds("sys.version_info == (3, 11)", 11) == false)
    #expect(holds("sys.version_info <= (3, 11)", 11) == false)
    #expect(holds("sys.version_info < (3, 11)", 11) == false)
    #expect(holds("sys.version_info < (3, 12)", 11) == true)
    #expect(holds("sys.version_info < (4,)", 11) == true)
    #expect(holds("sys.version_info[:2] == (3, 11)", 11) == true)
    #expect(holds("sys.version_info[:2] <= (3, 11)", 11) == true)
    #expect(holds("sys.version_info[:2] > (3, 11)", 11) == false)
    #expect(holds("sys.version_info[0] == 3", 11) == true)
    #expect(holds("sys.version_info[0] >= 3", 11) == true)
    #expect(holds("sys.version_info[0] > 3", 11) == false)
    #expect(holds("sys.version_info >= (3, 11, 4)", 11) == nil)
    #expect(holds("sys.version_info >= (3, 11, 4)", 12) == true)
    #expect(holds("sys.version_info >= (3, 11, 4)", 10) == false)
  }
}
