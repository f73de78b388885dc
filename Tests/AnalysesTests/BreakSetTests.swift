import Analyses
import Graph
import Scanning
import Testing

@Suite("Break sets")
struct BreakSetTests {
  /// The cuts of the first cycle as `module:line how`.
  private func check(
    _ sources: KeyValuePairs<String, String>, postponed: Bool = false, _ expected: String...,
    location: SourceLocation = #_sourceLocation
  ) {
    let graph = graph(sources)
    let cycles = Cycles(in: graph)
    let texts = Dictionary(uniqueKeysWithValues: sources.map { (SourcePath($0), $1) })
    let known = ImportUses.units(of: cycles.components, in: graph).map { unit in
      let text = texts[graph.unit(unit).path] ?? ""
      return (unit, ImportUses.OfUnit(reading: Array(text.utf8), of: unit, in: graph))
    }
    let uses = ImportUses(
      Dictionary(uniqueKeysWithValues: known), postponesAnnotations: postponed)
    let found = cycles.components.prefix(1).flatMap { cycle in
      BreakSet(of: cycle, in: graph, uses).cuts.map {
        "\(graph.unit($0.edge.from).name.text):\($0.edge.line) \($0.how.text)"
      }
    }
    #expect(found == expected, sourceLocation: location)
  }

  @Test("an import that only functions use is deferred rather than one that is needed at once")
  func deferring() {
    check(
      ["a.py": "import b\nx = b.y", "b.py": "import a\ndef f(): return a.x"],
      "b:1 defer into function f")
    check(
      [
        "a.py": "from b import B\nclass A(B): pass",
        "b.py": "from a import A\ndef f(): A()\ndef g(): A()",
      ],
      "b:1 defer into functions f and g")
  }

  @Test("an import for annotations alone is moved under TYPE_CHECKING")
  func typing() {
    check(
      ["a.py": "import b\ndef f(): b.y", "b.py": "from a import A\ndef f(x: 'A'): pass"],
      "b:1 move under TYPE_CHECKING")
    check(
      ["a.py": "import b\ndef f(): b.y", "b.py": "from a import A\ndef f(x: A): pass"],
      "b:1 move under TYPE_CHECKING, with from __future__ import annotations")
    check(
      ["a.py": "import b\ndef f(): b.y", "b.py": "from a import A\ndef f(x: A): pass"],
      postponed: true, "b:1 move under TYPE_CHECKING")
    check(
      [
        "a.py": "import b\ndef f(): b.y",
        "b.py": "from __future__ import annotations\nfrom a import A\ndef f(x: A): pass",
      ], "b:2 move under TYPE_CHECKING")
  }

  @Test("what is needed where it stands is said with the reason")
  func restructuring() {
    check(
      ["a.py": "from b import B\nclass A(B): pass", "b.py": "import a\nx = a.y\nclass B: pass"],
      "b:1 restructure: a is needed while the module runs, at line 2")
    check(
      [
        "a.py": "from b import B\nclass A(B): pass",
        "b.py": "import a\ndef f(): a.y\nx = f()\nclass B: pass",
      ], "b:1 restructure: f, which uses it, may run while the module does (line 3)")
    check(
      [
        "a.py": "from b import B\nclass A(B): pass",
        "b.py": "try:\n  import a\nexcept ImportError: pass\ndef f(): a.y\nclass B: pass",
      ], "b:2 restructure: it stands in a try that expects it to fail")
    check(
      [
        "a.py": "from b import B\nclass A(B): pass", "b.py": "from a import A\ndef f(): A()",
        "c.py": "from b import A",
      ], "b:1 restructure: others import A from the module")
  }

  @Test("what a package only hands on is imported from where it is defined")
  func redirecting() {
    check(
      [
        "p/__init__.py": "from .base import Base\nfrom .a import A",
        "p/a.py": "from p import Base\nclass A(Base): pass", "p/base.py": "class Base: pass",
      ], "p.a:1 import from p.base, where it is defined")
    check(
      [
        "p/__init__.py": "from .base import Base\nfrom .a import A",
        "p/a.py": "from p import Base\nclass A(Base): pass",
        "p/base.py": "import p.a\nclass Base: pass",
      ], "p.a:1 restructure: Base is needed while the module runs, at line 2")
  }

  @Test("every statement that imports the module is cut")
  func severalStatements() {
    check(
      [
        "a.py": "import b\nx = b.y",
        "b.py": "from a import A\nfrom a import z\ndef f(): A()\ndef g(): z()",
      ], "a:1 restructure: b is needed while the module runs, at line 2")
    check(
      [
        "a.py": "import b\nfrom b import y\nfrom b import z\nx = b.y, y, z",
        "b.py": "from a import A\nfrom a import x\ndef f(): A()\ndef g(): x()",
      ], "b:1 defer into function f", "b:2 defer into function g")
  }

  @Test("a package goes with the last of the submodules that are imported from it")
  func parents() {
    check(
      [
        "p/__init__.py": "import q\nx = q.y", "p/a.py": "", "p/b.py": "",
        "q.py": "from p import a, b\nimport p.b\ndef f(): a, b, p.b",
      ],
      "p:1 restructure: q is needed while the module runs, at line 2")
  }
}

@Suite("Suppositions")
struct WhatIfTests {
  /// The edges that go, as `from:line to`, and the members of the cycles that remain.
  private func check(
    _ sources: KeyValuePairs<String, String>, cutting pairs: [(String, String)], _ cut: String,
    remaining: String, location: SourceLocation = #_sourceLocation
  ) {
    let graph = graph(sources)
    func unit(_ name: String) -> UnitID {
      graph.unitIDs.first { graph.unit($0).name.text == name } ?? UnitID(0)
    }
    let whatIf = WhatIf(
      cutting: pairs.map { WhatIf.Pair(from: unit($0), to: unit($1)) }, in: graph)
    let gone = whatIf.cut.map {
      "\(graph.unit($0.from).name.text):\($0.line) \(graph.unit($0.to).name.text)"
    }
    #expect(gone.joined(separator: ", ") == cut, sourceLocation: location)
    let left = Cycles(in: whatIf.applied(to: graph)).components.map { cycle in
      cycle.units.map { graph.unit($0).name.text }.joined(separator: " ")
    }
    #expect(left.joined(separator: ", ") == remaining, sourceLocation: location)
  }

  @Test("what is left is what the graph holds without the import")
  func remains() {
    check(
      ["a.py": "import b", "b.py": "import a, c", "c.py": "import b"], cutting: [("b", "a")],
      "b:1 a", remaining: "b c")
    check(
      ["a.py": "import b", "b.py": "import a, c", "c.py": "import b"],
      cutting: [("b", "a"), ("c", "b")], "b:1 a, c:1 b", remaining: "")
  }

  @Test("the packages around a module go with its last import")
  func parents() {
    check(
      ["p/__init__.py": "import q", "p/a.py": "", "p/b.py": "", "q.py": "import p.a"],
      cutting: [("q", "p.a")], "q:1 p, q:1 p.a", remaining: "")
    check(
      ["p/__init__.py": "import q", "p/a.py": "", "p/b.py": "", "q.py": "import p.a\nimport p.b"],
      cutting: [("q", "p.a")], "q:1 p, q:1 p.a", remaining: "p q")
    check(
      ["p/__init__.py": "import q", "p/a.py": "", "p/b.py": "", "q.py": "from p import a, b"],
      cutting: [("q", "p.a")], "q:1 p.a", remaining: "p q")
    check(
      ["p/__init__.py": "import q", "p/a.py": "", "p/b.py": "", "q.py": "from p import a, b"],
      cutting: [("q", "p")], "q:1 p, q:1 p.a, q:1 p.b", remaining: "")
  }
}
