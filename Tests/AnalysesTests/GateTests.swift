import Analyses
import Graph
import Manifests
import Scanning
import Testing

@Suite("The gate")
struct GateTests {
  private func side(_ sources: [String: String]) -> GateSide {
    let files = sources.map { path, text in
      SourceFile(
        path: SourcePath(path), kind: path.hasSuffix("__init__.py") ? .package : .module,
        facts: .python(PythonScanner.scan(Array(text.utf8))))
    }.sorted { $0.path < $1.path }
    return GateSide(
      graph: graph(of: files),
      ignores: files.map {
        IgnoreComment.all(in: Array((sources[$0.path.display] ?? "").utf8), isSwift: false)
      })
  }

  /// The places that a change from one set of sources to another is blamed for.
  private func check(
    _ before: [String: String], _ after: [String: String], blames expected: [String],
    upTo kind: Cycle.Kind = .importTime, at place: SourceLocation = #_sourceLocation
  ) {
    var settings = GateSettings()
    settings.cycleKind = kind
    let gate = Gate(settings, now: side(after), past: .side(side(before), renames: []))
    #expect(
      gate.new.map { "\($0.path.display):\($0.line)" } == expected, sourceLocation: place)
  }

  @Test("a new import in an old circle is new")
  func knot() {
    let old = ["a.py": "import b\n", "b.py": "import c\n", "c.py": "import a\n"]
    check(old, old, blames: [])
    check(old, old.merging(["a.py": "import b\nimport c\n"]) { $1 }, blames: ["a.py:2"])
  }

  @Test("a dependency that is declared in vain is new once, and not because its line moves")
  func dependencies() {
    func side(unused: [(package: String, line: Int)]) -> GateSide {
      var side = self.side([:])
      side.dependencies = unused.map {
        DependencyFinding(
          kind: .unused, dependent: "App", package: $0.package, text: "", recommendation: "",
          places: [.init(path: SourcePath("Package.swift"), line: $0.line)])
      }
      return side
    }
    var settings = GateSettings()
    settings.dependencies = .new
    let before = side(unused: [("Old", 4)])
    let gate = Gate(
      settings, now: side(unused: [("Old", 9), ("New", 5)]), past: .side(before, renames: []))
    #expect(gate.new.map(\.key.words) == [["unused", "App", "New"]])
    #expect(gate.known.map(\.key.words) == [["unused", "App", "Old"]])
    let listed = Gate(settings, now: before, past: .baseline(gate.baseline))
    #expect(listed.passes && listed.stale.map(\.words) == [["unused", "App", "New"]])
    settings.dependencies = .all
    #expect(!Gate(settings, now: before, past: .side(before, renames: [])).passes)
    settings.dependencies = .off
    #expect(Gate(settings, now: before, past: .nothing).passes)
  }

  @Test("a circle that is fixed makes up for none that is added")
  func exchange() {
    check(
      ["a.py": "import b\n", "b.py": "import a\n", "c.py": "import d\n", "d.py": ""],
      ["a.py": "import b\n", "b.py": "", "c.py": "import d\n", "d.py": "import c\n"],
      blames: ["d.py:1"])
  }

  @Test("a weaker import on the same circle is progress, a stronger one is new")
  func kinds() {
    let eager = ["a.py": "import b\n", "b.py": "import a\n"]
    let deferred = ["a.py": "import b\n", "b.py": "def f():\n  import a\n"]
    check(eager, deferred, blames: [])
    check(eager, deferred, blames: [], upTo: .typing)
    check(deferred, eager, blames: ["b.py:1"])
    check(deferred, eager, blames: ["b.py:1"], upTo: .deferred)
  }

  @Test("a baseline reads what it writes, names with blanks included")
  func baseline() throws {
    var baseline = GateBaseline()
    baseline.root = "my files"
    baseline.cycles = .deferred
    baseline.sorts = ["contract", "orphan"]
    baseline.entries = [
      BaselineKey("contract", ["a \"b\"", "x", "y"]),
      BaselineKey("cycle", ["import-time", "my app.a", "b\nc"]), BaselineKey("orphan", ["#x"]),
    ]
    let read = try GateBaseline(parsing: Array(baseline.text.utf8))
    #expect(read.entries == baseline.entries)
    #expect(read.root == baseline.root && read.cycles == .deferred)
    #expect(read.sorts == baseline.sorts)
  }
}
