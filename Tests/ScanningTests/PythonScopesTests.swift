import Scanning
import Testing

struct PythonScopesTests {
  /// Every use of `name`, as `role moment owner`, in the order they are evaluated.
  private func check(_ source: String, _ name: String, _ expected: [String]) {
    let scopes = PythonScopes(PythonTree(parsing: Array(source.utf8)))
    let found = scopes.uses.compactMap { use -> String? in
      let symbol = scopes.symbol(use.symbol)
      guard scopes.names[symbol.name] == name else { return nil }
      let owner = scopes.scope(symbol.owner)
      let place = owner.name.map { scopes.names[$0] } ?? "\(owner.kind)"
      return "\(use.role) \(use.moment) \(place)\(use.isInLoop ? " loop" : "")"
    }
    #expect(found == expected)
  }

  @Test func `a function reads the module's import when it is called`() {
    check("import a\ndef f():\n  a.x", "a", ["import import module", "read call module"])
  }

  @Test func `decorators, defaults and bases are read while the module is imported`() {
    check(
      "@a\ndef f(x=a): pass\nclass C(a, k=a): y = a", "a",
      Array(repeating: "read import module", count: 5))
  }

  @Test func `a parameter hides the module's name, and its default does not`() {
    check(
      "def f(a=a): return a", "a",
      ["read import module", "parameter call f", "read call f"])
  }

  @Test func `what a class binds is not seen by its methods`() {
    check(
      "class C:\n  a = 1\n  def f(self): return a", "a",
      ["assign import C", "read call module"])
  }

  @Test func `annotations are told apart by when they are read`() {
    check(
      "def f(x: a) -> a: y: a = 1", "a",
      ["read annotation module", "read annotation module", "read never module"])
    check(
      "from __future__ import annotations\nx: a\ndef f(x: a): pass", "a",
      ["read postponed module", "read postponed module"])
    check("x: 'list[a]'\ny: Literal['a']", "a", ["read quoted module"])
    check(
      "if t.TYPE_CHECKING:\n  import a\nelse:\n  a = 1", "a",
      ["import typing module", "assign import module"])
  }

  @Test func `loops and comprehensions repeat what stands in them`() {
    check(
      "for x in a: a\n[a for y in a]", "a",
      [
        "read import module", "read import module loop", "read import module",
        "read import module loop",
      ])
  }

  @Test func `a walrus in a comprehension binds around it`() {
    check("def f(): return [a := x for x in y]", "a", ["assign call f loop"])
  }

  @Test func `global and nonlocal lead to the variable they name`() {
    check(
      "def f():\n  global a\n  def g(): a", "a", ["outer call module", "read call module"])
    check(
      "def f():\n  a = 1\n  def g():\n    nonlocal a\n    a += 1", "a",
      ["assign call f", "outer call f", "augment call f"])
  }

  @Test func `private names are those of their class`() {
    check(
      "class _C:\n  __a = 1\n  def f(self): return __a", "_C__a",
      ["assign import _C", "read call module"])
  }

  @Test func `a private type parameter is its class's`() {
    check(
      "class C[__T](__T, __U): x: __T", "_C__T",
      ["typeParameter import C", "read import C", "read annotation C"])
  }

  @Test func `type parameters hold for the signature and the body`() {
    check(
      "def f[T: B](x: T) -> T: return T", "T",
      ["typeParameter import f", "read annotation f", "read annotation f", "read call f"])
  }

  @Test func `a hundred thousand nested expressions are walked without recursion`() {
    let count = 100_000
    let source = String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count)
    check(source, "a", [])
    check("x = " + String(repeating: "-", count: count) + "a", "a", ["read import module"])
  }
}
