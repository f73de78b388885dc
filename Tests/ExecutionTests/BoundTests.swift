import Execution
import Testing

/// Programs that run for ages or need more memory than there is; a run of them ends after so many steps, and says what it left.
@Suite("Runs that must end")
struct BoundTests {
  private let limit = 30_000

  /// Checks that the run goes on to the statement behind, and how many steps it takes: those of loops and calls, and a sixteenth
  /// of what is copied.
  private func check(
    _ lines: String..., says why: String? = nil, location: SourceLocation = #_sourceLocation
  ) {
    let text = lines.joined(separator: "\n") + "\nimport a"
    let closure = TestProgram([("a.py", ""), ("m.py", text)], stepLimit: limit).closure(of: "m")
    #expect(closure.executes == ["a", "m"], sourceLocation: location)
    #expect(closure.steps < 2 * limit, sourceLocation: location)
    #expect(closure.failure == nil, sourceLocation: location)
    if let why {
      #expect(closure.uncertain.contains { $0.why == why }, sourceLocation: location)
    }
  }

  private let loop = "this loop takes too many steps to be followed to its end"

  @Test("loops without an end, nested loops and loops over what they make longer")
  func loops() {
    check("while True:", "  x = 1", says: loop)
    check("while True:", "  while True:", "    while True:", "      import a", says: loop)
    check("for i in range(10 ** 9):", "  for j in range(10 ** 9):", "    pass")
    check(
      "for i in range(1000000):", "  for j in range(1000000):", "    import a", says: loop)
    check("l = [1]", "for x in l:", "  l.append(x)")
    check("def g():", "  while True: yield 1", "for x in g(): pass", says: loop)
    check("x = [(i, j, k) for i in range(9999) for j in range(9999) for k in range(9999)]")
    check("x = {i: j for i in range(9999) for j in range(9999)}")
    check("def g():", "  while True: yield 1", "x = list(g())", "y = sum(g())")
  }

  @Test("calls that call themselves, once or twice")
  func recursion() {
    check("def f(): f()", "try:", "  f()", "except RecursionError: pass")
    check("def f(n): return f(n - 1) + f(n - 2)", "f(60)")
    check(
      "def f(n):", "  import a", "  return f(n - 1) + f(n - 2)", "f(60)",
      says: "the call of f is too long to be followed to its end")
    check("f = lambda x: list(map(f, range(100)))", "f(1)")
    check(
      "class X:", "  def __getattr__(self, name):", "    import a",
      "    return getattr(self, name + 'a'), getattr(self, name + 'b')", "X().y")
    check(
      "def __getattr__(name):", "  from m import other", "  return other", "import m",
      "try: m.some", "except RecursionError: pass")
    check(
      "import functools", "f = len", "for i in range(20000): f = functools.partial(f, i)", "f()")
  }

  @Test("values that double and double again")
  func doubling() {
    for start in ["'x'", "[1]", "(1,)"] {
      check("s = \(start)", "for i in range(200): s = s + s")
      check("s = \(start)", "for i in range(200): s += s")
      check("s = \(start) * 1000000000", "t = s * 1000000000")
    }
    check("s = [1]", "for i in range(200): s.extend(s)")
    check("s = [1]", "for i in range(200): s = [*s, *s]")
    check("s = 1", "for i in range(200): s = (s, s)", "d = {s: 1}", "b = s == s", "c = (s,) < (s,)")
    check("s = 'xx'", "for i in range(200): s = s.replace('x', 'xx')")
    check("s = 'x'", "for i in range(200): s = f'{s}{s}' + '{0}{0}'.format(s) + '%s%s' % (s, s)")
    check(
      "l = list(range(20000))", "for i in range(20000):", "  l[1:]", "  i in l", "  l.insert(0, i)")
    check("s = set()", "for i in range(20000): s.add(i)")
    check(
      "import sys", "for i in range(20000):", "  sys.modules[str(i)] = sys", "  list(sys.modules)")
  }

  @Test("modules that fail and are tried again, at every level twice")
  func retries() {
    var sources = (0..<30).map { level in
      (
        "r\(level).py",
        String(repeating: "try:\n  import r\(level + 1)\nexcept ImportError: pass\n", count: 2)
          + "import nowhere"
      )
    }
    sources.append(("m.py", "import r0"))
    let closure = TestProgram(sources, isEnvironment: true, stepLimit: limit).closure(of: "m")
    #expect(closure.failure?.name == "nowhere")
    #expect(closure.failure?.module == "r0")
    #expect(closure.steps < 2 * limit)
  }

  @Test("statements that stand in no loop run to the last, however many there are")
  func straight() {
    let lines = (0..<50_000).map { "x\($0) = {'a': [\($0), (1, 2)], 'b': 'c'}" }
    let closure = TestProgram(["a.py": "", "m.py": (lines + ["import a"]).joined(separator: "\n")])
      .closure(of: "m")
    #expect(closure.listing == ["a m"])
  }

  @Test("hard work in many modules does not end what comes after it")
  func spentModules() {
    var sources = (0..<40).map { level in
      (
        "b\(level).py",
        "for i in range(100000):\n  for j in range(100000):\n    x = i\nimport b\(level + 1)"
      )
    }
    sources.append(("b40.py", ""))
    let closure = TestProgram(sources, stepLimit: limit).closure(of: "b0")
    #expect(closure.executes.count == 41)
    #expect(closure.executes.first == "b40")
    #expect(closure.steps < 2 * limit)
  }
}
