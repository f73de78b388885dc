import Analyses
import Graph
import Testing

@Suite("Cycles")
struct CyclesTests {
  /// Each cycle as its kind, its members, and a shortest way round with the line of each import.
  private func check(
    _ sources: KeyValuePairs<String, String>, following types: EdgeTypes = Cycles.usualTypes,
    _ expected: String..., location: SourceLocation = #_sourceLocation
  ) {
    let graph = graph(sources)
    let found = Cycles(in: graph, following: types).components.map { cycle in
      let members = cycle.units.map { graph.unit($0).name.text }.joined(separator: " ")
      let way = cycle.shortest.map { "\(graph.unit($0.from).name.text):\($0.line)" }
      let inner = cycle.inner.isEmpty ? "" : " around \(cycle.inner.count)"
      return "\(cycle.kind.name) \(members) | \(way.joined(separator: " "))\(inner)"
    }
    #expect(found == expected, sourceLocation: location)
  }

  @Test("a cycle is shown by a shortest way round, with the place of each import")
  func shortest() {
    check(["a.py": "import b", "b.py": "\nimport a"], "import-time a b | a:1 b:2")
    check(
      ["a.py": "import b", "b.py": "import c", "c.py": "import d\nimport a", "d.py": "import a"],
      "import-time a b c d | a:1 b:1 c:2")
    check(
      ["a.py": "import b", "b.py": "import a", "c.py": "import d, a", "d.py": "import c"],
      "import-time a b | a:1 b:1", "import-time c d | c:1 d:1")
    check(["a.py": "import a", "b.py": "import a"])
  }

  @Test("the way round is the shortest of all, and of the equally short the first by name")
  func truly() {
    check(
      ["a.py": "import b", "b.py": "import c", "c.py": "import a, d", "d.py": "import c"],
      "import-time a b c d | c:1 d:1")
    check(
      ["a.py": "import d, c", "b.py": "import a", "c.py": "import b, a", "d.py": "import a"],
      "import-time a b c d | a:1 c:1")
  }

  @Test("a cycle may close only through a parent or a called function")
  func implicit() {
    check(
      ["p/__init__.py": "import q", "p/a.py": "", "q.py": "import p.a"],
      "import-time p q | p:1 q:1")
    check(["a.py": "def f():\n  import b\nf()", "b.py": "import a"], "import-time a b | a:3 b:1")
  }

  @Test("a package that imports its submodule, which imports only from its siblings, is no cycle")
  func ordinaryPackages() {
    check([
      "p/__init__.py": "from . import a\nfrom .b import x\nimport p.c", "p/a.py": "from . import b",
      "p/b.py": "x = 1\nimport p.c", "p/c.py": "",
    ])
  }

  @Test("what only types or a function's body close is a cycle of another kind")
  func kinds() {
    check(
      ["a.py": "def f():\n  import b", "b.py": "import a"], "deferred a b | a:2 b:1")
    check(
      ["a.py": "if TYPE_CHECKING:\n  import b", "b.py": "import a"], "typing a b | a:2 b:1")
    check(["a.py": "def f():\n  import b", "b.py": "import a"], following: .importTime)
    check(
      ["a.py": "import b", "b.py": "import a\ndef f():\n  import a"],
      "import-time a b | a:1 b:1")
  }

  @Test("a weaker cycle around stronger ones shows a way that needs the weaker imports")
  func inner() {
    check(
      [
        "a.py": "import b", "b.py": "import a\ndef f():\n  import c", "c.py": "import d",
        "d.py": "import a\nif TYPE_CHECKING: import e", "e.py": "import c",
      ],
      "import-time a b | a:1 b:1", "deferred a b c d | a:1 b:3 c:1 d:1 around 1",
      "typing a b c d e | c:1 d:2 e:1 around 1")
  }

  @Test("an id is that of the edges: lines, counts and other modules do not matter")
  func ids() {
    func ids(_ sources: KeyValuePairs<String, String>) -> [String] {
      Cycles(in: graph(sources)).components.map(\.id)
    }
    let one = ids(["a.py": "import b", "b.py": "import a"])
    #expect(one == ids(["a.py": "\nfrom b import *\nimport b", "b.py": "import a", "c.py": ""]))
    #expect(one != ids(["a.py": "import c", "c.py": "import a"]))
    #expect(
      ids(["a.py": "import b, c", "b.py": "import a", "c.py": "import a"])
        != ids(["a.py": "import b, c", "b.py": "import a", "c.py": "import a, b"]))
  }
}
