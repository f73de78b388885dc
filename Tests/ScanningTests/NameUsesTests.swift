import Scanning
import Testing

@Suite("Uses of imported names")
struct NameUsesTests {
  /// The uses of `b` (or of another spelling), in a few words.
  private func check(
    _ source: String, of spelling: String = "b", beside others: [String] = [], _ expected: String,
    location: SourceLocation = #_sourceLocation
  ) {
    let tree = PythonTree(parsing: Array(source.utf8))
    let uses = NameUses(in: tree, of: [spelling] + others)
    let found = uses[spelling]
    var words = found.functions
    if let place = found.atImport {
      words.append("now@\(source.utf8.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1)")
    }
    if found.isInAnnotations { words.append("annotated") }
    if found.isInStrings { words.append("quoted") }
    if found.isChanged { words.append("changed") }
    if uses.isOpaque { words.append("opaque") }
    #expect(words.joined(separator: " ") == expected, sourceLocation: location)
  }

  @Test("a use in a function is of the outermost one, in source order")
  func functions() {
    check("import b\ndef g():\n  def h(): b.x\ndef f(): return b\n", "g f")
    check("class C:\n  def m(self):\n    return [b for _ in ()]\n", "C.m")
    check("async def f():\n  await b()\n", "f")
    check("def f(b):\n  return b\n", "")
  }

  @Test("class bodies, decorators, defaults, bases and lambdas run at once")
  func now() {
    check("class C(b.X): pass\n", "now@1")
    check("\n@b\ndef f(): pass\n", "now@2")
    check("def f(x=b): pass\n", "now@1")
    check("class C:\n  y = b\n", "now@2")
    check("x = sorted(y, key=lambda z: b)\n", "now@1")
  }

  @Test("annotations are no uses but where something may read them")
  func annotations() {
    check("def f(x: b.X) -> b.Y: pass\n", "annotated")
    check("def f(x: 'b.X'): pass\n", "quoted")
    check("@route\ndef f(x: b.X): pass\n", "now@2")
    check("class C:\n  @property\n  def x(self) -> b: pass\n", "annotated")
    check("class C(Model):\n  x: b\n", "now@2")
    check("class C:\n  x: b\n", "annotated")
    check("def f():\n  x: b = 1\n", "f")
  }

  @Test("a dotted import is used where its whole name is written, or its first part alone")
  func dotted() {
    check("def f(): a.c.x\ndef g(): a.b.x\n", of: "a.b", beside: ["a.c"], "g")
    check("def f(): a.x\n", of: "a.b", beside: ["a.c"], "f")
  }

  @Test("a name that is bound again, deleted or read from a table is not followed")
  func changes() {
    check("def b(): pass\n", "changed")
    check("def f():\n  global b\n", "changed")
    check("del b\n", "now@1 changed")
    check("x = globals()\n", "opaque")
  }
}
