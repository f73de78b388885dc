import Graph
import Reporting
import Scanning
import Testing

@Suite("Reports for people")
struct TextReportTests {
  private let shop = SmallRepository.shop

  @Test("an audit")
  func audit() throws {
    try ReportingGolden("audit").check(
      AuditText(shop.audit, root: "shop", top: 10, style: .plain).text())
  }

  @Test("an audit shows the worst of every rule where there is no room for all")
  func shortAudit() throws {
    let text = AuditText(shop.audit, root: ".", top: 3, style: .plain).text()
    try ReportingGolden("audit-short").check(text)
    #expect(!text.contains("--root"))
  }

  @Test("colours change the look and not the words")
  func colours() {
    let audit = shop.audit
    let plain = AuditText(audit, root: "shop", top: 10, style: .plain).text()
    let colored = AuditText(audit, root: "shop", top: 10, style: .colored).text()
    #expect(colored != plain)
    #expect(withoutColours(colored) == plain)
    #expect(!plain.contains("\u{1B}"))
  }

  private func withoutColours(_ text: String) -> String {
    var isCode = false
    return String(
      text.filter { character in
        if character == "\u{1B}" { isCode = true }
        defer { if isCode, character == "m" { isCode = false } }
        return !isCode
      })
  }

  @Test("a graph")
  func graph() throws {
    try ReportingGolden("graph").check(
      GraphSummary(shop.graph, shop.coverage, following: .all, style: .plain).text())
  }

  @Test("a graph of packages")
  func groups() throws {
    try ReportingGolden("graph-groups").check(
      GraphPicture(groups: shop.graph, following: .all).text(style: .plain))
  }

  @Test("a closure that fails")
  func failingClosure() throws {
    try ReportingGolden("closure-failure").check(text(of: "app"))
  }

  @Test("a closure that is not certain")
  func uncertainClosure() throws {
    let repository = SmallRepository([
      "app.py": "try:\n  import numpy\nexcept ImportError:\n  numpy = None\nimport tables\n",
      "tables.py": "rows = []\n",
    ])
    try ReportingGolden("closure-uncertain").check(text(of: "app", in: repository))
  }

  private func text(of module: String, in repository: SmallRepository? = nil) -> String {
    let repository = repository ?? shop
    let sizes = Dictionary(
      uniqueKeysWithValues: repository.graph.units.map {
        ($0.name.text, (path: $0.path.display, bytes: $0.bytes))
      })
    return ClosureDocument.text(
      repository.closure(of: module), sizes: { sizes[$0] }, style: .plain)
  }

  @Test("imports as they are written")
  func imports() throws {
    let bytes = shop.graph.files.flatMap { ImportsListing.bytes(of: $0, as: .text) }
    try ReportingGolden("imports").check(String(decoding: bytes, as: UTF8.self))
  }

  @Test("paths, the words of each import beside its place")
  func paths() throws {
    let graph = shop.graph
    let edge = try #require(graph.edges.first { graph.unit($0.from).name.text == "app" })
    let steps = [
      ImportPaths.Step(
        from: edge.from, to: "shop.cart", type: .eager, line: 3,
        written: Array("import shop.cart".utf8)),
      ImportPaths.Step(
        from: edge.to, to: "requests", type: .deferred, line: 2,
        written: Array("import requests".utf8)),
    ]
    try ReportingGolden("why").check(ImportPaths([steps, [steps[0]]]).text(graph, style: .plain))
  }

  @Test("numbers as people read them")
  func numbers() {
    #expect(Count.of(1, "module") == "1 module")
    #expect(Count.of(1234, "module") == "1,234 modules")
    #expect(Count.of(0, "entry", "entries") == "0 entries")
    #expect(Count.grouped(-1_234_567) == "-1,234,567")
    #expect(Count.grouped(100) == "100")
    #expect(
      [999, 1_000, 1_499, 1_500, 999_499, 999_999, 1_000_000, 3_149_999, 99_949_999, 1_234_000_000]
        .map(Count.bytes) == [
          "999 B", "1 kB", "1 kB", "2 kB", "999 kB", "1.0 MB", "1.0 MB", "3.1 MB", "99.9 MB",
          "1,234 MB",
        ])
  }

  @Test("columns stand under each other, numbers to the right")
  func columns() {
    #expect(
      Columns.aligned([["1", "a", "x"], ["1,000", "long", "y"]], style: .plain)
        == ["      1  a     x", "  1,000  long  y"])
    #expect(Columns.aligned([["b", "x"], ["long"]], style: .plain) == ["  b     x", "  long"])
    #expect(Columns.aligned([], style: .plain) == [])
  }
}
