import Graph
import Refactoring
import Scanning
import Testing

@Suite("What goes into an archive together")
struct ArchiveDraftTests {
  /// A repository that exists only as text.
  private static func graph(_ sources: KeyValuePairs<String, String>) -> ImportGraph {
    let files = sources.map { path, text in
      let kind: UnitKind =
        path.hasSuffix("__init__.py") ? .package : path.hasSuffix(".pyi") ? .stub : .module
      return SourceFile(
        path: SourcePath(path), kind: kind, facts: .python(PythonScanner.scan(Array(text.utf8))))
    }.sorted { $0.path < $1.path }
    let tree = ModuleTree(files)
    let resolver = PythonResolver(
      files: files, tree: tree, roots: ImportRoots(declared: [], in: tree, files: files),
      settings: ResolverSettings(
        major: 3, minor: 13, platform: "linux", standard: StandardLibrary(major: 3, minor: 13)))
    return ImportGraphBuilder(resolver, resolved: files.indices.map { resolver.resolve(file: $0) })
      .build()
  }

  /// Compares what goes, and what stays with its reason, when `names` are to be archived.
  private func check(
    _ sources: KeyValuePairs<String, String>, archiving names: [String], data: [String] = [],
    goes expected: [String], stays: [String] = [], at place: SourceLocation = #_sourceLocation
  ) {
    let graph = Self.graph(sources)
    var surroundings = ArchiveSurroundings()
    surroundings.tests = Set(
      graph.unitIDs.filter { graph.unit($0).path.bytes.starts(with: "tests/".utf8) })
    surroundings.others = data.map { SourcePath($0) }
    let choices: [ArchiveChoice] = graph.unitIDs.filter {
      names.contains(graph.unit($0).path.display)
    }
    .map { ArchiveChoice($0, text: "") }
    let draft = ArchiveDraft(of: choices, in: graph, surroundings: surroundings)
    #expect(draft.files.map(\.path.display) == expected, sourceLocation: place)
    #expect(
      draft.refusals.map { "\($0.module) \($0.why)" } == stays, sourceLocation: place)
  }

  @Test("a module that something else imports stays, whichever way it is imported")
  func imported() {
    for statement in [
      "import b", "def f():\n  import b", "try:\n  import b\nexcept ImportError: pass",
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import b",
      "import importlib\nimportlib.import_module('b')",
    ] {
      let graph = Self.graph(["a.py": statement, "b.py": ""])
      let draft = ArchiveDraft(
        of: graph.unitIDs.filter { graph.unit($0).name.text == "b" }.map {
          ArchiveChoice($0, text: "")
        }, in: graph)
      #expect(draft.files.isEmpty, "\(statement)")
      #expect(draft.refusals.first?.why.contains("a.py:") == true, "\(statement)")
    }
  }

  @Test("what only another platform or version imports stays")
  func guarded() {
    check(
      [
        "p/__init__.py":
          "import sys\nif sys.platform == 'win32':\n  from . import a\nif sys.version_info < (3, 8):\n  import p.b",
        "p/a.py": "", "p/b.py": "", "p/c.py": "",
      ], archiving: ["p/a.py", "p/b.py", "p/c.py"], goes: ["p/c.py"],
      stays: [
        "p.a is imported by p/__init__.py:3 on some platform or version; take that import out first",
        "p.b is imported by p/__init__.py:5 on some platform or version; take that import out first",
      ])
  }

  @Test("one that has to stay keeps what it imports")
  func chain() {
    check(
      [
        "app.py": "import a", "a.py": "import b", "b.py": "import c", "c.py": "",
        "d.py": "import c",
      ],
      archiving: ["a.py", "b.py", "c.py", "d.py"], goes: ["d.py"],
      stays: [
        "a is imported by app.py:1; take that import out first, or archive that module too",
        "b is imported by a.py:1; take that import out first, or archive that module too",
        "c is imported by b.py:1; take that import out first, or archive that module too",
      ])
  }

  @Test("modules that import each other go together")
  func ring() {
    check(
      ["a.py": "import b", "b.py": "import a"], archiving: ["a.py", "b.py"], goes: ["a.py", "b.py"])
  }

  @Test("a stub goes with its module")
  func stub() {
    check(
      ["p/a.py": "", "p/a.pyi": "", "p/b.py": "", "q.py": "import p.b"], archiving: ["p/a.py"],
      goes: ["p/a.py", "p/a.pyi"])
  }

  @Test("a test goes with what it tests, unless it tests something else too")
  func tests() {
    check(
      ["a.py": "", "live.py": "", "tests/help.py": "", "tests/test_a.py": "import a, help"],
      archiving: ["a.py"], goes: ["a.py", "tests/test_a.py"])
    check(
      ["a.py": "", "live.py": "", "tests/test_a.py": "import a\nimport live"], archiving: ["a.py"],
      goes: [],
      stays: [
        "a is imported by tests/test_a.py:1; take that import out first, or archive that module too"
      ])
  }

  @Test("an __init__ that says nothing goes with the last module of its package")
  func packages() {
    check(
      ["p/__init__.py": "# p\n", "p/q/__init__.py": "", "p/q/a.py": ""], archiving: ["p/q/a.py"],
      goes: ["p/__init__.py", "p/q/__init__.py", "p/q/a.py"])
    check(
      ["p/__init__.py": "X = 1\n", "p/a.py": ""], archiving: ["p/a.py"], goes: ["p/a.py"])
    check(
      ["p/__init__.py": "", "p/a.py": "", "p/b.py": ""], archiving: ["p/a.py"], goes: ["p/a.py"])
    check(
      ["p/__init__.py": "", "p/a.py": ""], archiving: ["p/a.py"], data: ["p/data.json"],
      goes: ["p/a.py"])
  }

  @Test("an __init__ stays while a module of its package does")
  func packageAround() {
    check(
      ["p/__init__.py": "", "p/a.py": "", "q.py": "import p.a"], archiving: ["p/__init__.py"],
      goes: [],
      stays: ["p is the package around p/a.py, which stays"])
  }
}
