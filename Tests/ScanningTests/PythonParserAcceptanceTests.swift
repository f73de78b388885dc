import Scanning
import Testing

/// What the parser takes and refuses; CPython 3.13 gives the same verdicts but where a newer grammar is named.
struct PythonParserAcceptanceTests {
  private func check(
    accepts accepted: [String], refuses refused: [String] = [],
    location: SourceLocation = #_sourceLocation
  ) {
    for source in accepted {
      let problems = PythonTree(parsing: Array(source.utf8)).problems.map(\.message)
      #expect(problems == [], "\(source)", sourceLocation: location)
    }
    for source in refused {
      let tree = PythonTree(parsing: Array(source.utf8))
      #expect(!tree.isAccepted, "\(source)", sourceLocation: location)
    }
  }

  @Test("Only what can be bound is a target")
  func targets() {
    check(
      accepts: [
        "*a = 1", "a, (b, [c]) = d", "a.b = c[0] = d", "() = a", "(a) += 1", "(a): int",
        "for *a, b in c: pass", "for a.b in c: pass", "del (a, [b]), c[0]",
        "with a as (b, c): pass",
      ],
      refuses: [
        "f() = 1", "a + b = 1", "a, b += 1", "(a, b): int", "None = 1", "(yield) = 1",
        "a = yield = 1", "for f() in a: pass", "[a for f() in b]", "del *a", "del f()",
        "with a as f(): pass", "(a.b := 1)", "a := 1", "'a' = b", "(*a) = b",
      ])
  }

  @Test("Arguments and parameters stand in their order")
  func order() {
    check(
      accepts: [
        "f(a=1, *b)", "f(*a, **b, c=1)", "f(a=1, a=2)", "def f(a, /, b=1, *, c, **d): pass",
        "lambda *a, b: 1", "def f(*a: *b): pass", "def f(a, a): pass",
      ],
      refuses: [
        "f(a=1, b)", "f(**a, *b)", "f(a for a in b, c)", "f(c, a for a in b)",
        "class A(a for a in b): pass", "f(a.b=1)", "f(True=1)", "def f(a=1, b): pass",
        "def f(*): pass", "def f(*, **a): pass", "def f(**a, b): pass", "def f(/, a): pass",
        "def f((a, b)): pass", "lambda *: 1",
      ])
  }

  @Test("Soft keywords are names wherever they begin nothing")
  func softKeywords() {
    check(
      accepts: [
        "match = case = type = lazy = _ = 1", "match(a)", "match[a:b]", "match * a",
        "match (a):\n case b: pass", "match -a:\n case -1: pass", "match a, *b:\n case _: pass",
        "type X[T: int = str, *Ts, **P] = T", "type(a)", "type = 1", "lazy", "lazy(a)",
        "print(match, case)", "match match:\n case case: pass",
      ],
      refuses: ["match a:\n pass", "case a: pass", "type X.a = 1", "lazy a"])
  }

  @Test(
    "Newer grammar is taken: lazy imports, template strings, except without parentheses, unpacking in comprehensions"
  )
  func newerGrammar() {
    check(
      accepts: [
        "lazy import a", "lazy from a import b", "t'{a}'", "t'a' t'b'",
        "try: pass\nexcept A, B: pass", "[*a for a in b]", "{**a for a in b}",
      ],
      refuses: ["try: pass\nexcept A, B as c: pass", "t'a' 'b'", "t'a' f'b'"])
  }

  @Test("Patterns follow their own grammar")
  func patterns() {
    func sources(_ patterns: String...) -> [String] {
      patterns.map { "match x:\n case \($0): pass" }
    }
    check(
      accepts: sources(
        "a", "*a, b", "[a, *_]", "{'a': b, **c}", "A.B(a, b=c)", "-1 + 2j", "a | b as c",
        "(a, )", "None | True", "'a' 'b'", "a if (b := c)"),
      refuses: sources(
        "*a", "(*a)", "{**a, 'b': c}", "{**_}", "A(a=b, c)", "a as _", "+1", "1 + 2", "a + b",
        "-a", "{a: b}"))
  }

  @Test("With takes its items in parentheses, and still takes expressions")
  func withItems() {
    check(
      accepts: [
        "with (a as b, c,): pass", "with (a, b) as c: pass", "with (a): pass", "with (a).b: pass",
        "with (yield): pass", "with (a := b): pass", "with (): pass", "with (*a, b): pass",
      ],
      refuses: ["with (a as b), c: pass", "with a, : pass"])
  }

  @Test("Numbers end where Python ends them")
  func numbers() {
    check(
      accepts: [
        "1_000", "00", "0_0", "09.5", "1if a else 2", "1or 2", "1e5j", "1..a", "0xF_F", "1.e1",
      ],
      refuses: ["0777", "1_", "1__0", "0x", "0b12", "0o8", "1e", "1e+", "1a", "1.a", "1L", "09"])
  }

  @Test("Strings are checked to their last escape")
  func strings() {
    check(
      accepts: [
        "rb'a' Rb'b'", "u'a' 'b'", "b'\\u12'", "'\\N{DASH}'", "'''a\n'''", "f''", "f'{a:{b:{c}}}'",
        "f'{a\n}'", "f'{\"a\"}'", "f'{(lambda: 1)}'", "f'}}'",
      ],
      refuses: [
        "'a' b'b'", "'\\x1'", "'\\u12'", "'\\U00110000'", "'\\N{'", "b'\\x1'", "ur'a'", "'a\nb'",
        "'''a", "f'{'", "f'{}'", "f'}'", "f'{a!z}'", "f'{a! r}'", "f'{lambda: 1}'",
        "f'{a:{b:{c:{d}}}}'", "b'\u{E9}'",
      ])
  }

  @Test("Lines, tabs and continuations are CPython's")
  func lines() {
    check(
      accepts: [
        "a", "a\r\nb\rc\n", "if a:\n\tb\n\tc", "if a: # b\n  # c\n  d\n# e", "a \\\n+ b", "\\\na",
        "\u{FEFF}a", "\u{0C}a", "if a:\n  \\\n  b", "(a,\n\n# b\nc)", "", "#",
      ],
      refuses: [
        "  a", "if a:\nb", "if a:\n  b\n c", "if a:\n\tb\n        c", "a \\ \nb", "a\\", "a\u{0}",
        "a\u{FEFF}", "if a: if b: c", "a;; b", "x = 1 2",
      ])
  }

  @Test("Bytes that are no UTF-8 are a problem, and so is a NUL")
  func badBytes() {
    for bytes: [UInt8] in [
      [0x23, 0xFF], [0x23, 0xC0, 0x80], [0x23, 0xED, 0xA0, 0x80], [0x23, 0xE2, 0x82], [0x23, 0],
    ] {
      let tree = PythonTree(parsing: bytes)
      #expect(tree.problems.count == 1)
    }
  }
}
