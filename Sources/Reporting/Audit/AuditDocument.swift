package import Analyses
import Graph
import Scanning

/// An audit as one JSON document.
package enum AuditDocument {
  package static func json(_ audit: Audit) -> [UInt8] {
    let graph = audit.graph
    var json = JSONWriter()
    json.beginObject()
    json.key("closures")
    write(audit.closures.entries.prefix(100), graph, to: &json)
    json.key("coverage")
    GraphDocument.write(audit.coverage, to: &json)
    json.key("cycles")
    json.beginArray()
    let names = QuotedNames(graph)
    for cycle in audit.cycles.components { write(cycle, graph, names, to: &json) }
    json.endArray()
    json.key("entries")
    write(audit.entries[...], graph, to: &json)
    json.key("findings")
    json.beginArray()
    for finding in audit.findings { write(finding, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.audit/1")
    json.key("summary")
    summary(audit, to: &json)
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(
    _ entries: ArraySlice<BiggestClosures.Entry>, _ graph: ImportGraph, to json: inout JSONWriter
  ) {
    json.beginArray()
    for entry in entries {
      let unit = graph.unit(entry.unit)
      json.beginObject()
      json.key("bytes")
      json.value(entry.bytes)
      json.key("module")
      json.value(unit.name.text)
      json.key("modules")
      json.value(entry.modules)
      json.key("path")
      json.value(unit.path.bytes)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(
    _ cycle: Cycle, _ graph: ImportGraph, _ names: QuotedNames, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("id")
    json.value(cycle.id)
    json.key("kind")
    json.value(cycle.kind.name)
    json.key("modules")
    json.beginArray()
    for unit in cycle.units { json.raw(names[unit]) }
    json.endArray()
    json.key("shortest")
    json.beginArray()
    for edge in cycle.shortest { GraphDocument.write(edge, graph, names, to: &json, kind: nil) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.value(finding.id)
    json.key("impact")
    json.value(finding.impact.rawValue)
    json.key("line")
    json.value(finding.line)
    json.key("message")
    json.value(finding.message)
    json.key("module")
    json.value(finding.module.text)
    json.key("patchable")
    json.value(false)
    json.key("path")
    json.value(finding.path.bytes)
    json.key("priority")
    json.value(finding.priority)
    json.key("recommendation")
    json.value(finding.recommendation)
    json.key("rule")
    json.value(finding.rule)
    json.endObject()
  }

  private static func summary(_ audit: Audit, to json: inout JSONWriter) {
    let graph = audit.graph
    json.beginObject()
    json.key("cycles")
    json.value(audit.cycles.components(of: .importTime).count)
    json.key("edges")
    json.beginObject()
    for type in EdgeType.allCases.sorted(by: { $0.name < $1.name })
    where EdgeTypes.all.contains(type) {
      json.key(type.key)
      json.value(graph.edges.count { $0.type == type })
    }
    json.endObject()
    json.key("externals")
    json.value(graph.externals.count)
    json.key("findings")
    json.value(audit.findings.count)
    json.key("imports")
    json.value(graph.edges.count)
    json.key("lines")
    json.value(graph.units.reduce(0) { $0 + $1.lines })
    json.key("modules")
    json.value(graph.units.count)
    json.key("unresolved")
    json.value(graph.unresolved.count)
    json.endObject()
  }
}

extension EdgeType {
  /// The name as a key.
  fileprivate var key: StaticString {
    switch self {
    case .eager: "eager"
    case .parent: "parent"
    case .star: "star"
    case .call: "call"
    case .deferred: "deferred"
    case .typing: "typing"
    case .dynamic: "dynamic"
    case .string: "string"
    case .reference: "reference"
    }
  }
}
