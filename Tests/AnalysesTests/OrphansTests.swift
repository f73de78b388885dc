import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// The roots that a test states, by path.
private func roots(
  _ graph: ImportGraph, _ purposes: KeyValuePairs<String, Root.Purpose>, weak: Set<String> = []
) -> Roots {
  Roots(
    purposes.compactMap { path, purpose in
      graph.unitIDs.first { graph.unit($0).path.display == path }.map {
        Root(
          unit: $0, purpose: purpose, strength: weak.contains(path) ? .weak : .firm,
          evidence: Evidence(kind: "test", path: SourcePath(path), line: 1, text: ""))
      }
    })
}

/// Compares what is said of orphans with lines like `a.py: dead certain`, in path order; those of an island have its number.
private func check(
  _ sources: KeyValuePairs<String, String>, from purposes: KeyValuePairs<String, Root.Purpose>,
  weak: Set<String> = [], skipped: [Coverage.Skipped] = [], _ expected: String...,
  location: SourceLocation = #_sourceLocation
) {
  let repository = CodeRepository(sources)
  let graph = repository.graph
  let found = Orphans(
    in: graph, roots: Roots(joining: [repository.roots, roots(graph, purposes, weak: weak)]),
    coverage: Coverage(graph, skipped: skipped))
  let lines = found.orphans.map { orphan in
    let island = orphan.island.map { " island \($0 + 1)" } ?? ""
    return
      "\(graph.unit(orphan.unit).path.display): \(orphan.status.name) \(orphan.certainty.name)\(island)"
  }
  #expect(lines == expected, sourceLocation: location)
}

@Suite("Orphans")
struct OrphansTests {
  @Test("what nothing reaches is dead, and what live modules reach is not")
  func dead() {
    check(
      ["main.py": "import a", "a.py": "def f(): import b", "b.py": "x = 1", "c.py": "y = 1"],
      from: ["main.py": .product],
      "c.py: dead certain")
  }

  @Test("two dead modules that import each other are two orphans and one island")
  func island() {
    check(
      ["main.py": "x = 1", "a.py": "import b", "b.py": "import a", "c.py": "z = 1"],
      from: ["main.py": .product],
      "a.py: dead certain island 1", "b.py: dead certain island 1", "c.py: dead certain")
  }

  @Test("a package whose __init__ alone is imported does not save its submodules")
  func package() {
    check(
      ["main.py": "import p", "p/__init__.py": "v = 1", "p/old.py": "x = 1"],
      from: ["main.py": .product],
      "p/old.py: dead certain")
  }

  @Test("an __init__ lives as long as a submodule does")
  func initializer() {
    check(
      [
        "main.py": "from p import used", "p/__init__.py": "", "p/used.py": "x = 1",
        "p/q/__init__.py": "v = 1", "p/q/dead.py": "y = 1",
      ],
      from: ["main.py": .product],
      "p/q/__init__.py: dead certain island 1", "p/q/dead.py: dead certain island 1")
  }

  @Test("what only tests, examples or dead modules import is said to be so")
  func purposes() {
    check(
      [
        "main.py": "x = 1", "tests/test_a.py": "import a", "a.py": "x = 1",
        "examples/show.py": "import b", "b.py": "x = 1", "dead.py": "import c", "c.py": "x = 1",
      ],
      from: ["main.py": .product, "tests/test_a.py": .test],
      "a.py: test-only certain", "b.py: example-only certain", "c.py: dead certain island 1",
      "dead.py: dead certain island 1")
  }

  @Test("what type checkers need to judge live code is live")
  func typing() {
    check(
      [
        "main.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import shapes",
        "shapes.py": "x = 1",
      ], from: ["main.py": .product])
  }

  @Test("weak evidence makes a verdict less sure and silences none")
  func weak() {
    check(
      [
        "main.py": "x = 1", "tool.py": "import helper\nif __name__ == '__main__': pass",
        "helper.py": "x = 1",
      ], from: ["main.py": .product],
      "helper.py: dead likely island 1", "tool.py: dead likely island 1")
  }

  @Test("a loader of computed names makes what lies beside it uncertain, not what lies elsewhere")
  func computed() {
    check(
      [
        "main.py": "import app.load", "app/__init__.py": "v = 1",
        "app/load.py": "import importlib\ndef f(n): return importlib.import_module(n)",
        "app/extra.py": "x = 1", "other/__init__.py": "v = 1", "other/extra.py": "x = 1",
      ], from: ["main.py": .product, "other/__init__.py": .product],
      "app/extra.py: dead likely", "other/extra.py: dead certain")
  }

  @Test("an import that leads nowhere may mean a dead module of that name")
  func missing() {
    check(
      [
        "main.py": "import p.billing", "p/__init__.py": "v = 1", "q/__init__.py": "v = 1",
        "q/billing.py": "x = 1",
      ], from: ["main.py": .product, "q/__init__.py": .product],
      "q/billing.py: dead possible")
  }

  @Test("where files could not be read nothing is certain, and without a start nothing is likely")
  func coverage() {
    check(
      ["main.py": "x = 1", "a.py": "y = 1"], from: ["main.py": .product],
      skipped: [.init(path: SourcePath("b.py"), why: "cannot be read: permission denied")],
      "a.py: dead likely")
    check(
      ["main.py": "x = 1", "a.py": "y = 1"], from: [:],
      "a.py: dead possible", "main.py: dead possible")
  }

  @Test("a test that imports a module says nothing of who else loads it")
  func testedPlugins() {
    check(
      [
        "main.py": "import app.load", "app/__init__.py": "v = 1",
        "app/load.py": "import importlib\ndef f(n): return importlib.import_module(n)",
        "app/extra.py": "x = 1", "other.py": "x = 1",
        "tests/test_extra.py": "import app.extra, other",
      ], from: ["main.py": .product, "tests/test_extra.py": .test],
      "app/extra.py: test-only likely", "other.py: test-only certain")
  }

  @Test(
    "a scan of folders that only the run knows doubts all of its package, and finds what it looks for"
  )
  func openScans() {
    check(
      [
        "main.py": "import app.core.find", "app/__init__.py": "v = 1",
        "app/core/__init__.py": "v = 1",
        "app/core/find.py": """
        import os
        from importlib import import_module
        def find(root):
            for folder, _, files in os.walk(root):
                if os.path.basename(folder) == "handlers":
                    import_module(folder.replace("/", "."))
        """,
        "app/shop/__init__.py": "v = 1", "app/shop/handlers/__init__.py": "v = 1",
        "app/shop/handlers/mail.py": "x = 1", "app/shop/old.py": "x = 1", "lone.py": "x = 1",
      ], from: ["main.py": .product],
      "app/shop/old.py: dead likely", "lone.py: dead certain")
  }

  @Test("a format beside a loader may make the name of a module")
  func namePatterns() {
    check(
      [
        "main.py": "import app.core.load", "app/__init__.py": "v = 1",
        "app/core/__init__.py": "v = 1",
        "app/core/load.py": """
        import importlib
        NAME = "schema_{version}"
        def load(v): return importlib.import_module(make(v))
        """,
        "app/data/__init__.py": "v = 1", "app/data/schema_3.py": "x = 1",
        "app/data/sketch.py": "x = 1",
        "lone.py": "x = 1",
      ], from: ["main.py": .product, "app/data/__init__.py": .product],
      "app/data/schema_3.py: dead likely", "app/data/sketch.py: dead likely",
      "lone.py: dead certain")
  }

  @Test(
    "a relative name in a package that only the run knows means a family of modules of that name")
  func unknownPackages() {
    check(
      [
        "main.py": "import app.load, shop.cart, mail.box, tax.rates", "app/__init__.py": "v = 1",
        "app/load.py":
          "from importlib import import_module\ndef f(a): import_module('.upgrade', a.name)",
        "shop/__init__.py": "v = 1", "shop/cart.py": "x = 1", "shop/upgrade.py": "x = 1",
        "shop/update.py": "x = 1", "mail/__init__.py": "v = 1", "mail/box.py": "x = 1",
        "mail/upgrade.py": "x = 1", "tax/__init__.py": "v = 1", "tax/rates.py": "x = 1",
        "tax/upgrade.py": "x = 1",
      ], from: ["main.py": .product],
      "shop/update.py: dead certain")
  }

  @Test("a scan of the product that goes past its tests does not run them")
  func scannedTests() {
    check(
      [
        "main.py": "import app",
        "app/__init__.py": """
        import pkgutil, importlib
        for item in pkgutil.walk_packages(__path__, __name__ + "."):
            importlib.import_module(item.name)
        """,
        "app/tests/__init__.py": "v = 1", "app/tests/test_a.py": "import helper",
        "helper.py": "x = 1",
      ], from: ["main.py": .product, "app/tests/test_a.py": .test],
      "helper.py: test-only certain")
  }

  @Test("what only hands on names of others is there for somebody who is not here")
  func handsOn() {
    check(
      ["main.py": "import a", "a.py": "def f(): pass", "old.py": "from a import f"],
      from: ["main.py": .product],
      "old.py: dead likely")
  }

  @Test("a test in a folder of the product is a test, and no orphan")
  func testsInside() {
    check(
      ["main.py": "x = 1", "money_test.py": "import money", "money.py": "x = 1"],
      from: ["main.py": .product, "money_test.py": .test],
      "money.py: test-only certain")
  }

  @Test("a loose script may be dead, but what only it imports is there for scripts")
  func scripts() {
    check(
      ["main.py": "x = 1", "scripts/fix.py": "import repair", "repair.py": "x = 1"],
      from: ["main.py": .product],
      "repair.py: tool-only likely", "scripts/fix.py: dead likely")
  }
}

@Suite("What orphans are worth")
struct OrphanValueTests {
  private func value(
    of path: String, _ sources: KeyValuePairs<String, String>
  ) throws -> OrphanValue {
    let graph = CodeRepository(sources).graph
    let found = Orphans(
      in: graph, roots: roots(graph, ["main.py": .product]),
      coverage: Coverage(graph, skipped: []))
    let texts = Dictionary(uniqueKeysWithValues: sources.map { ($0.key, Array($0.value.utf8)) })
    let values = OrphanValues(of: found, in: graph) { texts[graph.unit($0).path.display] }
    return try #require(values.values.first { graph.unit($0.unit).path.display == path })
  }

  private static let body = (0..<12).map {
    "def step_\($0)(order, price):\n    total = order.amount * price + \($0)\n    return total if order.open else None\n"
  }.joined()

  @Test("a diverged copy names its twin and is worth little")
  func twin() throws {
    let copy = try value(
      of: "engine_old.py",
      [
        "main.py": "import engine", "engine.py": Self.body,
        "engine_old.py": Self.body + "def extra(): return 3\n",
      ])
    #expect(copy.verdict == .archive)
    #expect(copy.twin != nil)
  }

  @Test("a module that only hands names on is a shim")
  func shim() throws {
    let shim = try value(
      of: "old_name.py",
      ["main.py": "import new", "new.py": "x = 1", "old_name.py": "from new import x\n"])
    #expect(shim.verdict == .shim)
  }

  @Test("placeholders are worth less than code, and the score is the sum of its terms")
  func placeholders() throws {
    let sources: KeyValuePairs = [
      "main.py": "x = 1", "done.py": Self.body,
      "empty.py": (0..<12).map { "def step_\($0)(order):\n    raise NotImplementedError\n" }
        .joined(),
    ]
    let done = try value(of: "done.py", sources)
    let empty = try value(of: "empty.py", sources)
    #expect(done.score > empty.score)
    #expect(done.score == done.terms.reduce(0) { $0 + $1.points })
  }
}

@Suite("The ledger of decisions")
struct DecisionLedgerTests {
  @Test("what is written is read again, and a later decision takes the place of an earlier one")
  func roundTrip() throws {
    var ledger = DecisionLedger()
    ledger.record(
      .init(module: "b", kind: .keep, why: "a \"reason\"", until: CalendarDay("2027-02-28")))
    ledger.record(.init(module: "a", kind: .keep, why: "first", until: nil))
    ledger.record(.init(module: "a", kind: .integrate, why: "second", until: nil))
    let read = try DecisionLedger(
      parsing: Array(ledger.text.utf8), path: SourcePath(DecisionLedger.fileName))
    #expect(read.decisions.map(\.module) == ["a", "b"])
    #expect(read.decisions.map(\.kind) == [.integrate, .keep])
    #expect(read.decisions.map(\.why) == ["second", "a \"reason\""])
    #expect(read.decisions[1].until == CalendarDay("2027-02-28"))
  }

  @Test(
    "days are days of the calendar",
    arguments: [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_798_761_600, "2027-01-01")])
  func days(seconds: Int, expected: String) {
    #expect(CalendarDay(secondsSince1970: seconds).description == expected)
    #expect(CalendarDay("2026-02-29") == nil)
  }

  @Test("decisions that no longer apply are told apart")
  func states() {
    let graph = CodeRepository([
      "main.py": "import used", "used.py": "x = 1", "idle.py": "x = 1", "late.py": "x = 1",
    ]).graph
    let undecided = Orphans(
      in: graph, roots: roots(graph, ["main.py": .product]), coverage: Coverage(graph, skipped: []))
    var ledger = DecisionLedger()
    for module in ["gone", "idle", "used"] {
      ledger.record(.init(module: module, kind: .keep, why: "because", until: nil))
    }
    ledger.record(
      .init(module: "late", kind: .keep, why: "because", until: CalendarDay("2026-01-01")))
    let day = CalendarDay(secondsSince1970: 1_798_761_600)
    let decisions = Decisions(
      ledger, path: SourcePath(DecisionLedger.fileName), today: day, in: graph, undecided: undecided
    )
    #expect(
      decisions.entries.map { "\($0.decision.module): \($0.state.rawValue)" }
        == ["gone: missing", "idle: in force", "late: expired", "used: needless"])
    #expect(decisions.roots.all.count == 1)
  }
}
