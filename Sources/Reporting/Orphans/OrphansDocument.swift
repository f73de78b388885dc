package import Analyses
import Graph
import Manifests
import Scanning

/// Orphans as one JSON document, as lines of JSON, or as a table.
package enum OrphansDocument {
  package static func json(_ report: OrphanReport, _ items: [OrphanReport.Item]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("coverage")
    GraphDocument.write(report.coverage, to: &json)
    json.key("decisions")
    json.beginArray()
    for entry in report.decisions.entries { write(entry, to: &json) }
    json.endArray()
    if let index = report.index { write(index, report, to: &json) }
    json.key("islands")
    json.beginArray()
    for (number, island) in report.orphans.islands.enumerated() {
      write(island, number, report, to: &json)
    }
    json.endArray()
    json.key("orphans")
    json.beginArray()
    for item in items { write(item, report, to: &json) }
    json.endArray()
    json.key("roots")
    json.beginArray()
    for root in report.orphans.roots.all { write(root, report, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.orphans/1")
    json.key("statuses")
    json.beginArray()
    let unjudged = Set(report.orphans.roots.unjudged.map(\.unit))
    for unit in report.graph.unitIDs where report.graph.unit(unit).kind.isJudged {
      json.beginObject()
      json.key("judged")
      json.value(!unjudged.contains(unit))
      json.key("liveImporters")
      json.value(report.orphans.liveImporters(of: unit, in: report.graph))
      json.key("module")
      json.value(report.graph.unit(unit).name.text)
      json.key("path")
      json.value(report.graph.unit(unit).path.bytes)
      json.key("status")
      json.value(report.orphans.status(of: unit).name)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.drain()
  }

  package static func lines(_ report: OrphanReport, _ items: [OrphanReport.Item]) -> [UInt8] {
    var json = JSONWriter()
    for item in items {
      write(item, report, to: &json)
      json.newline()
    }
    return json.drain()
  }

  package static func csv(_ report: OrphanReport, _ items: [OrphanReport.Item]) -> [UInt8] {
    var table = CSVWriter()
    table.row([
      "module", "path", "class", "certainty", "island", "score", "verdict", "lines", "why",
    ])
    for (orphan, value) in items {
      let unit = report.graph.unit(orphan.unit)
      table.row([
        unit.name.text, unit.path.display, orphan.status.name, orphan.certainty.name,
        orphan.island.map { String($0 + 1) } ?? "", String(value.score), value.verdict.rawValue,
        String(unit.lines), value.why,
      ])
    }
    return table.bytes
  }

  package static func markdown(_ report: OrphanReport, _ items: [OrphanReport.Item]) -> [UInt8] {
    var text = "| module | class | certainty | island | score | verdict | why |\n"
    text += "|---|---|---|---|---|---|---|\n"
    for (orphan, value) in items {
      let unit = report.graph.unit(orphan.unit)
      let island = orphan.island.map { String($0 + 1) } ?? ""
      text +=
        "| `\(unit.path.display)` | \(orphan.status.name) | \(orphan.certainty.name) | \(island) "
        + "| \(value.score) | \(value.verdict.rawValue) | \(value.why.replacingBars) |\n"
    }
    return Array(text.utf8)
  }

  // MARK: Parts

  private static func write(
    _ index: IndexConfirmation, _ report: OrphanReport, to json: inout JSONWriter
  ) {
    json.key("index")
    json.beginObject()
    json.key("confirmed")
    json.value(index.confirmed.count)
    json.key("files")
    json.value(index.fresh)
    json.key("saved")
    json.beginArray()
    for unit in index.saved { json.value(report.graph.unit(unit).path.bytes) }
    json.endArray()
    json.key("stale")
    json.value(index.stale)
    json.key("stores")
    json.beginArray()
    for store in index.stores { json.value(store) }
    json.endArray()
    json.endObject()
  }

  private static func write(
    _ item: OrphanReport.Item, _ report: OrphanReport, to json: inout JSONWriter
  ) {
    let graph = report.graph
    let (orphan, value) = item
    let unit = graph.unit(orphan.unit)
    json.beginObject()
    json.key("certainty")
    json.value(orphan.certainty.name)
    json.key("class")
    json.value(orphan.status.name)
    json.key("companions")
    json.beginArray()
    for companion in orphan.companions { json.value(graph.unit(companion).path.bytes) }
    json.endArray()
    json.key("evidence")
    json.beginArray()
    if let root = orphan.reachedFrom { write(root.evidence, to: &json) }
    for doubt in orphan.doubts { write(doubt.evidence, to: &json) }
    json.endArray()
    json.key("home")
    write(value.home, report, to: &json)
    if let index = report.index {
      json.key("indexed")
      json.value(index.confirmed.contains(orphan.unit))
    }
    json.key("island")
    if let island = orphan.island { json.value(island + 1) } else { json.null() }
    json.key("lines")
    json.value(unit.lines)
    json.key("module")
    json.value(unit.name.text)
    json.key("path")
    json.value(unit.path.bytes)
    json.key("reasons")
    json.beginArray()
    for term in value.terms {
      json.beginObject()
      json.key("points")
      json.value(term.points)
      json.key("term")
      json.value(term.name)
      json.key("value")
      json.value(term.value)
      json.endObject()
    }
    json.endArray()
    json.key("score")
    json.value(value.score)
    json.key("twin")
    write(value.twin, report, to: &json)
    json.key("verdict")
    json.value(value.verdict.rawValue)
    json.key("why")
    json.value(value.why)
    json.endObject()
  }

  private static func write(
    _ unit: UnitID?, _ report: OrphanReport, to json: inout JSONWriter
  ) {
    if let unit { json.value(report.graph.unit(unit).name.text) } else { json.null() }
  }

  private static func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.value(evidence.kind)
    json.key("line")
    json.value(evidence.line)
    json.key("path")
    json.value(evidence.path.bytes)
    json.key("text")
    json.value(evidence.text)
    json.endObject()
  }

  private static func write(
    _ root: Root, _ report: OrphanReport, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("kind")
    json.value(root.evidence.kind)
    json.key("line")
    json.value(root.evidence.line)
    json.key("module")
    json.value(report.graph.unit(root.unit).name.text)
    json.key("path")
    json.value(root.evidence.path.bytes)
    json.key("purpose")
    json.value(root.purpose.name)
    json.key("strength")
    json.value(root.strength == .firm ? "firm" : "weak")
    json.key("text")
    json.value(root.evidence.text)
    json.endObject()
  }

  private static func write(_ entry: Decisions.Entry, to json: inout JSONWriter) {
    json.beginObject()
    json.key("decision")
    json.value(entry.decision.kind.rawValue)
    json.key("line")
    json.value(entry.decision.line)
    json.key("module")
    json.value(entry.decision.module)
    json.key("state")
    json.value(entry.state.rawValue)
    json.key("until")
    if let until = entry.decision.until { json.value(until.description) } else { json.null() }
    json.key("why")
    json.value(entry.decision.why)
    json.endObject()
  }

  private static func write(
    _ island: Island, _ number: Int, _ report: OrphanReport, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("certainty")
    json.value(island.certainty.name)
    json.key("id")
    json.value(number + 1)
    json.key("lines")
    json.value(island.units.reduce(0) { $0 + report.graph.unit($1).lines })
    json.key("modules")
    json.beginArray()
    for unit in island.units { json.value(report.graph.unit(unit).name.text) }
    json.endArray()
    json.endObject()
  }
}

extension Root.Purpose {
  fileprivate var name: String {
    switch self {
    case .product: "product"
    case .public: "public"
    case .test: "test"
    case .example: "example"
    case .tool: "tool"
    }
  }
}

extension UnitKind {
  fileprivate var isJudged: Bool {
    switch self {
    case .module, .package, .cython, .script, .swiftFile: true
    default: false
    }
  }
}

extension String {
  /// With what would end a cell of a Markdown table made harmless.
  fileprivate var replacingBars: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
