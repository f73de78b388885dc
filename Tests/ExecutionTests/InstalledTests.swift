import Testing

@testable import Execution

/// What is installed can be imported, so what seems to fail in it is passed over.
@Suite("Installed packages")
struct InstalledTests {
  private func check(
    _ sources: KeyValuePairs<String, String>, is expected: String...,
    location: SourceLocation = #_sourceLocation
  ) {
    let program = TestProgram(sources.map { ($0.key, $0.value) }, isInstallation: true)
    #expect(program.closure(of: "m").listing == expected, sourceLocation: location)
  }

  @Test("a statement that seems to fail is passed over, and those behind it run")
  func passedOver() {
    check(
      [
        "m.py": "import a\nif True:\n  import b\n  a.x\n  import c\nclass K(a.x): pass\nimport d",
        "a.py": "", "b.py": "", "c.py": "", "d.py": "",
      ], is: "a b c d m",
      "? m.py:4 this seems to end with AttributeError; it is passed over",
      "? m.py:6 this seems to end with AttributeError; it is passed over")
  }

  @Test("what a handler of the same package waits for is raised")
  func awaited() {
    check(
      [
        "m.py": "import a\ntry:\n  a.x\n  import b\nexcept AttributeError:\n  import c", "a.py": "",
        "b.py": "", "c.py": "",
      ], is: "a c m")
  }

  @Test("a module that is missing ends the import all the same, and so does what a module raises")
  func ends() {
    check(
      ["m.py": "import nowhere\nimport a", "a.py": ""], is: "",
      "ModuleNotFoundError nowhere at m.py:1 in m")
    check(
      ["m.py": "raise RuntimeError\nimport a", "a.py": ""], is: "",
      "? m.py:1 the import seems to end here, as RuntimeError is raised")
  }

  @Test("a compiled module runs in place of a source that it was not made from")
  func otherImplementations() {
    let sources = { (binary: String) in
      TestProgram(
        [
          ("m.py", "import p.c"), ("p/__init__.py", ""), ("p/c.py", "import p.slow"),
          ("p/c.so", binary), ("p/slow.py", ""),
        ], isInstallation: true
      ).closure(of: "m").listing
    }
    #expect(sources("\u{7F}ELF text") == ["p p.c m"])
    #expect(sources("\u{7F}ELF __pyx_x") == ["p p.slow p.c m"])
  }

  @Test("what mypyc makes imports the modules that hold its code")
  func groups() {
    check(
      [
        "m.py": "import a", "a.py": "import b", "b.py": "", "lib/t.so": "", "lib/__init__.py": "",
        "a.so": "\u{7F}ELF\0x 3f__mypyc\03f__mypyc\03f__mypyc.init\0",
        "3f__mypyc.so": "\u{7F}ELF\0lib.t._C_API\0",
      ], is: "lib lib.t 3f__mypyc b a m",
      "? 3f__mypyc.so:1 a compiled module: what it imports is guessed from the names in it")
  }

  @Test("the source that Cython made an extension from says what it imports")
  func cythonSources() {
    check(
      [
        "m.py": "import p.c", "p/__init__.py": "", "p/c.so": "\u{7F}ELF __pyx_x\0p.late\0",
        "p/c.pyx":
          "cimport q\nfrom . import a\ncdef f():\n  from p import late\ninclude \"i.pxi\"\n",
        "p/i.pxi":
          "try:\n  import b as x\nexcept ImportError:\n  import c as x\ntry:\n  import nowhere\n"
          + "except ImportError:\n  import d\n",
        "p/a.py": "", "p/late.py": "", "b.py": "", "c.py": "", "d.py": "",
      ], is: "p p.a b d p.c m")
  }

  @Test("a function with implementations for several types is not followed")
  func dispatch() {
    check(
      [
        "m.py": """
        from functools import singledispatch
        @singledispatch
        def f(x):
          import a
        @f.register(int)
        def g(x): pass
        f(1)
        @singledispatch
        def h(x):
          import b
        h(1)
        """, "a.py": "", "b.py": "",
      ], is: "b m", "? m.py:7 which implementation of f runs is not known")
  }

  @Test("what a loop binds that is left out is not known behind it")
  func loopsLeftOut() {
    check(
      [
        "m.py": """
        import sys
        name = 'a'
        for c in sys.argv: name += c
        __import__(name)
        """, "a.py": "",
      ], is: "m", "? m.py:4 the module that is loaded here has a name that is not known")
  }

  @Test("a folder that stands on the path is known to, and Python has no other names than its own")
  func asked() {
    check(
      [
        "m.py": """
        import builtins, inspect, os.path, sys
        here = os.path.join(os.path.dirname(__file__), 'inner')
        sys.path.extend((here not in sys.path) * [here])
        import x
        if hasattr(builtins, 'nothing'): import y
        if inspect.isclass(x): import y
        if here in sys.path: import z
        """, "inner/x.py": "", "inner/y.py": "", "inner/z.py": "",
      ], is: "x z m")
  }
}
