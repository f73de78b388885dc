import Analyses
import Graph
import Scanning
import Testing

@Suite("Audits")
struct AuditTests {
  /// Findings as `rule module:line message`.
  private func check(
    _ sources: KeyValuePairs<String, String>, _ expected: String...,
    location: SourceLocation = #_sourceLocation
  ) {
    let graph = graph(sources)
    let audit = Audit(
      of: graph, coverage: Coverage(graph, skipped: []),
      standard: StandardLibrary(major: 3, minor: 13))
    let found = audit.findings.map {
      "\($0.impact) \($0.rule) \($0.path.display):\($0.line) \($0.message)"
    }
    #expect(found == expected, sourceLocation: location)
  }

  @Test("a statement over several lines is shown on one")
  func oneLine() {
    check(
      ["a.py": "import os, sys\nsys.path.append(\n    os.path.dirname(\n        __file__)\n)"],
      "low path-hack a.py:2 \"sys.path.append(os.path.dirname(__file__))\" changes sys.path for the whole process, so what an import finds depends on what ran before"
    )
  }

  @Test("a sound repository has no findings")
  func sound() {
    check(["a.py": "import b, os, numpy", "b.py": ""])
  }

  @Test("the most urgent come first, each with its place")
  func findings() {
    check(
      [
        "a.py": "import b", "b.py": "\nimport a\nfrom . import lost",
        "c.py": "import sys\nsys.path.append('x')\nx = (", "queue.py": "",
      ],
      "high import-cycle a.py:1 modules import each other in a circle: a → b → a",
      "medium shadowed-standard-library queue.py:1 queue has the name of a standard-library module, and which one an import finds depends on where Python is started",
      "low path-hack c.py:2 \"sys.path.append('x')\" changes sys.path for the whole process, so what an import finds depends on what ran before",
      "low syntax-problem c.py:3 a bracket is never closed")
  }

  @Test("an import of what is not there is a finding, a small one where a handler expects it")
  func unresolved() {
    check(
      [
        "p/__init__.py": "",
        "m.py": "import p.x\ntry:\n  from p import y\nexcept ImportError:\n  pass",
      ],
      "medium unresolved-import m.py:1 \"import p.x\" leads nowhere: p/__init__.py has no module x",
      "low unresolved-import m.py:3 \"from p import y\" leads nowhere: p/__init__.py binds no name y and has no such module (a handler catches the failure)"
    )
  }

  @Test("a finding keeps its id when its lines move, and has another for another thing")
  func ids() {
    func ids(_ sources: KeyValuePairs<String, String>) -> [String] {
      let graph = graph(sources)
      return Audit(
        of: graph, coverage: Coverage(graph, skipped: []),
        standard: StandardLibrary(major: 3, minor: 13)
      ).findings.map(\.id)
    }
    let one = ids(["a.py": "import b", "b.py": "import a"])
    #expect(one.count == 1)
    #expect(one == ids(["a.py": "# moved\n\nimport b", "b.py": "x = 1\nimport a"]))
    #expect(one != ids(["a.py": "import c", "c.py": "import a"]))
    #expect(one != ids(["a.py": "import b", "b.py": "import a, c", "c.py": "import a"]))
  }

  @Test("closures count what an import runs, the packages around it too, the biggest first")
  func closures() {
    let graph = graph([
      "p/__init__.py": "import q", "p/a.py": "", "q.py": "",
      "m.py": "from p import a\ndef f(): import r",
      "r.py": "",
    ])
    let entries = BiggestClosures(in: graph).entries.map {
      "\(graph.unit($0.unit).name.text) \($0.modules)"
    }
    #expect(entries == ["m 4", "p.a 3", "p 2", "q 1", "r 1"])
  }
}
