package import Analyses
package import Graph
import Scanning

/// A graph as one JSON document, or as lines of JSON.
package enum GraphDocument {
  package static func json(
    _ graph: ImportGraph, _ coverage: Coverage, following types: EdgeTypes
  ) -> [UInt8] {
    let names = QuotedNames(graph)
    var json = JSONWriter()
    json.reserve(graph.edges.count * 200 + graph.units.count * 200)
    json.beginObject()
    json.key("coverage")
    write(coverage, to: &json)
    json.key("externals")
    json.beginArray()
    for external in graph.externals { write(external, names, to: &json) }
    json.endArray()
    json.key("imports")
    json.beginArray()
    for edge in graph.edges where types.contains(edge.type) {
      write(edge, graph, names, to: &json, kind: nil)
    }
    json.endArray()
    json.key("modules")
    json.beginArray()
    for id in graph.unitIDs { write(id, graph, names, to: &json, kind: nil) }
    json.endArray()
    json.key("schema")
    json.value("pollard.graph/1")
    json.key("unresolved")
    json.beginArray()
    for item in graph.unresolved { write(item, graph, names, to: &json) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.drain()
  }

  /// One object a line: the modules, then the imports, each with its `kind` of line as `record`.
  package static func lines(_ graph: ImportGraph, following types: EdgeTypes) -> [UInt8] {
    let names = QuotedNames(graph)
    var json = JSONWriter()
    for id in graph.unitIDs {
      write(id, graph, names, to: &json, kind: "module")
      json.newline()
    }
    for edge in graph.edges where types.contains(edge.type) {
      write(edge, graph, names, to: &json, kind: "import")
      json.newline()
    }
    return json.drain()
  }

  static func write(_ coverage: Coverage, to json: inout JSONWriter) {
    json.beginObject()
    json.key("files")
    json.value(coverage.files)
    json.key("modules")
    json.value(coverage.modules)
    json.key("problems")
    json.beginArray()
    for item in coverage.problems {
      json.beginObject()
      json.key("line")
      json.value(item.problem.line)
      json.key("path")
      json.value(item.path.bytes)
      json.key("why")
      json.value(item.problem.message)
      json.endObject()
    }
    json.endArray()
    json.key("skipped")
    json.beginArray()
    for item in coverage.skipped {
      json.beginObject()
      json.key("path")
      json.value(item.path.bytes)
      json.key("why")
      json.value(item.why)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func write(_ external: External, _ names: QuotedNames, to json: inout JSONWriter) {
    json.beginObject()
    json.key("importers")
    json.beginArray()
    for importer in external.importers { json.raw(names[importer]) }
    json.endArray()
    json.key("name")
    json.value(external.name)
    json.endObject()
  }

  static func write(
    _ edge: Edge, _ graph: ImportGraph, _ names: QuotedNames, to json: inout JSONWriter,
    kind: String?
  ) {
    json.beginObject()
    json.key("column")
    json.value(Int(edge.column))
    json.key("conditional")
    json.value(edge.isConditional)
    json.key("from")
    json.raw(names[edge.from])
    json.key("line")
    json.value(Int(edge.line))
    json.key("optional")
    json.value(edge.isOptional)
    if let kind {
      json.key("record")
      json.value(kind)
    }
    json.key("to")
    json.raw(names[edge.to])
    json.key("type")
    json.value(edge.type.name)
    json.key("written")
    json.value(graph.written(edge.written, of: edge.from))
    json.endObject()
  }

  private static func write(
    _ id: UnitID, _ graph: ImportGraph, _ names: QuotedNames, to json: inout JSONWriter,
    kind: String?
  ) {
    let unit = graph.unit(id)
    json.beginObject()
    json.key("bytes")
    json.value(unit.bytes)
    json.key("group")
    json.value(unit.group)
    json.key("kind")
    json.value(unit.kind.name)
    json.key("language")
    json.value(unit.kind.language.rawValue)
    json.key("lines")
    json.value(unit.lines)
    json.key("name")
    json.raw(names[id])
    json.key("path")
    json.value(unit.path.bytes)
    if let kind {
      json.key("record")
      json.value(kind)
    }
    json.endObject()
  }

  private static func write(
    _ item: Unresolved, _ graph: ImportGraph, _ names: QuotedNames, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("from")
    json.raw(names[item.from])
    json.key("line")
    json.value(item.line)
    json.key("path")
    json.value(graph.unit(item.from).path.bytes)
    json.key("why")
    json.value(item.why)
    json.key("written")
    json.value(graph.written(item.written, of: item.from))
    json.endObject()
  }
}

/// The name of every unit as JSON, made once because edges repeat them.
struct QuotedNames {
  private let quoted: [[UInt8]]

  init(_ graph: ImportGraph) {
    quoted = graph.units.map { unit in
      var json = JSONWriter()
      json.value(unit.name.text)
      return json.drain()
    }
  }

  subscript(id: UnitID) -> [UInt8] { quoted[Int(id.index)] }
}
