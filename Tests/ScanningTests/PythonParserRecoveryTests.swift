import Scanning
import Testing

/// What is kept of sources that are no Python, however long and deep they are.
struct PythonParserRecoveryTests {
  private func parse(_ source: String) -> PythonTree { PythonTree(parsing: Array(source.utf8)) }

  /// The first words of the statements that could be read, and `-` for each that could not.
  private func check(
    _ source: String, _ expected: [String], location: SourceLocation = #_sourceLocation
  ) {
    let tree = parse(source)
    #expect(!tree.isAccepted, sourceLocation: location)
    let kept = tree.body.map { id in
      if case .invalid = tree.statement(id) { return "-" }
      let range = tree.range(of: id)
      let text = String(decoding: tree.source[Int(range.start)..<Int(range.end)], as: UTF8.self)
      return String(text.prefix { $0 != "\n" && $0 != ":" })
    }
    #expect(kept == expected, sourceLocation: location)
  }

  @Test("A line that cannot be read leaves the others alone")
  func badLine() {
    check("import a\nprint 'b'\nimport c\n", ["import a", "-", "import c"])
    check("import a; print 'b'\nimport c\n", ["import a", "-", "import c"])
    check("x = 'a\nimport c\n", ["-", "import c"])
  }

  @Test("A block is kept though its header cannot be read")
  func badHeader() {
    check("def f((a, b)):\n  import c\nimport d\n", ["def f((a, b))", "import d"])
    check("try:\n  a\nexcept A, e as b:\n  c\nimport d\n", ["try", "import d"])
  }

  @Test("Brackets that are never closed end where a statement begins")
  func openBracket() {
    check("x = f(a,\nimport b\n", ["-", "import b"])
    check("def f(a:\n  x = [\n  return 1\nimport b\n", ["def f(a", "import b"])
    check("x = f'{a\ndef g(): pass\n", ["-", "def g()"])
  }

  @Test("Python 2 leaves what is also Python 3")
  func pythonTwo() {
    check(
      "import os\nexec 'a' in b\nraise E, 'a'\nx = 0777\ny = `z`\nfrom a import b\n",
      ["import os", "-", "-", "-", "-", "from a import b"])
  }

  @Test("A definition without a name keeps its body, and the name's range is empty")
  func missingName() {
    let tree = parse("def (a):\n  import b\n")
    guard case .functionDefinition(let function) = tree.statement(tree.body[0]) else {
      return #expect(Bool(false), "a function")
    }
    #expect(function.name.range.isEmpty)
    #expect(function.body.count == 1)
  }

  @Test("A wrong dedent belongs to the block it comes out at")
  func badDedent() { check("if a:\n    b\n  c\nimport d\n", ["if a", "c", "import d"]) }

  @Test("No depth and no length is too much")
  func depth() {
    func repeated(_ text: String) -> String {
      String(repeating: text, count: text.contains("(") ? 100_000 : 10_000)
    }
    for (open, close) in [
      ("(", ""), ("[", ""), ("{a:", ""), ("(", ")"), ("f(", ")"), ("a[", "]"), ("lambda: ", "a"),
      ("lambda x=", "1"), ("a**", "b"), ("a**-", "b"), ("f'{", ""), ("f\"{f'{", ""), ("@a\n", ""),
      ("match x:\n case ", ""), ("if a: ", "b"), (")", ""), ("'", ""), ("x = (yield ", ""),
    ] {
      let tree = parse(repeated(open) + repeated(close) + "\nimport a\n")
      #expect(!tree.isAccepted, "\(open)")
    }
    for (first, middle, last) in [
      ("a", "+b", ""), ("a", ".b", ""), ("a", "()", ""), ("", "not ", "a"), ("", "-", "a"),
      ("", "a if b else ", "c"), ("a", "<b", ""), ("a", " or b", ""), ("", "a,", ""),
      ("if a: b\n", "elif a: b\n", ""), ("", "a;", ""), ("x = ", "'a' ", ""), ("f'", "{a}", "'"),
      ("[x ", "for x in y ", "]"), ("", "a = ", "b"), ("import a", ".b", ""),
    ] {
      let tree = parse(first + repeated(middle) + last + "\nimport a\n")
      #expect(tree.isAccepted, "\(middle)")
      #expect(tree.body.count >= 2, "\(middle)")
    }
  }

  @Test("Mutations of a source never crash, and every range stays within the source")
  func mutations() {
    let seed = Array(
      """
      \u{FEFF}from .a.b import (c as d, e)
      lazy import f.g as h
      @i.j(k=1)
      async def l[T: int](m, /, n: o = 2, *p, q, **r) -> s:
          '''t\\x41'''
          async with u as v, w: await x
          match y:
              case [1, *_] | {'a': z, **rest} if (aa := 0x1F): yield
              case B.C(d=-1.5e3j): return f"e{f!r:>{g}}{{h}}" rb'\\i'
      class J(K, metaclass=L):
          m: n = {**o, p: q for_ in r}
          try: s = [t async for t in u if not v]
          except* (W, X) as y: del z[1:2, ...], aa
          finally: raise bb from cc
      if a < b is not c: x = y, *z = lambda *a: (a if b else c)
      elif d: global e
      """.utf8)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<5_000 {
      var bytes = seed
      for _ in 0...random(6) {
        let at = random(bytes.count)
        switch random(4) {
        case 0: bytes[at] = UInt8(random(256))
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(seed[random(seed.count)], at: at)
        default:
          let end = min(bytes.count, at + random(20))
          bytes.replaceSubrange(at..<end, with: seed[0..<random(30)])
        }
        if bytes.isEmpty { bytes = seed }
      }
      let tree = PythonTree(parsing: bytes)
      var end: UInt32 = 0
      for statement in tree.body {
        let range = tree.range(of: statement)
        #expect(range.start >= end && range.end <= bytes.count)
        end = range.end
      }
      for problem in tree.problems { #expect(problem.range.end <= bytes.count) }
    }
  }
}
