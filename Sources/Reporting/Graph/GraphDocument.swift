package import Analyses
package import Graph
import Scanning

/// A graph as one JSON document, or as lines of JSON.
package enum GraphDocument {
  /// Calls a function for each number below a count, perhaps several at once, and gives the results in order.
  package typealias Map = (_ count: Int, @escaping @Sendable (Int) -> [UInt8]) -> [[UInt8]]

  /// How many imports are made in one go, and how many times that is done before the result is handed on.
  private static let blockSize = 512
  private static let roundSize = 32

  /// Hands on the document in pieces, one after the other.
  ///
  /// The imports are most of it; they are made in blocks, so that `map` can share them out, and in rounds, so that their
  /// room is used again.
  package static func json(
    _ graph: ImportGraph, _ coverage: Coverage, following types: EdgeTypes, map: Map,
    deliver: ([UInt8]) -> Void
  ) {
    let names = QuotedNames(graph)
    let blocks = (graph.edges.count + blockSize - 1) / blockSize
    // What takes longest comes first, so that no thread is left with it at the end.
    let first = map(min(blocks, roundSize) + 2) { index in
      switch index {
      case 0: closing(graph, names)
      case 1: opening(graph, coverage, names)
      default: lines(ofBlock: index - 2, graph, names, following: types)
      }
    }
    deliver(first[1])
    var isFirst = true
    func deliverLines(_ block: [UInt8]) {
      guard !block.isEmpty else { return }
      // Every block begins with the comma that its first import does not need.
      deliver(isFirst ? Array(block.dropFirst()) : block)
      isFirst = false
    }
    for block in first[2...] { deliverLines(block) }
    for start in stride(from: roundSize, to: blocks, by: roundSize) {
      let round = map(min(roundSize, blocks - start)) { index in
        lines(ofBlock: start + index, graph, names, following: types)
      }
      for block in round { deliverLines(block) }
    }
    deliver(first[0])
  }

  private static func lines(
    ofBlock block: Int, _ graph: ImportGraph, _ names: QuotedNames, following types: EdgeTypes
  ) -> [UInt8] {
    let start = block * blockSize
    var text = EdgeLines(room: blockSize)
    for edge in graph.edges[start..<min(start + blockSize, graph.edges.count)]
    where types.contains(edge.type) {
      text.append(edge, graph, names)
    }
    return text.bytes
  }

  /// Everything in front of the imports.
  private static func opening(
    _ graph: ImportGraph, _ coverage: Coverage, _ names: QuotedNames
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("coverage")
    write(coverage, to: &json)
    json.key("externals")
    json.beginArray()
    for external in graph.externals { write(external, names, to: &json) }
    json.endArray()
    json.key("imports")
    json.beginArray()
    return json.drain()
  }

  /// Everything behind the imports.
  private static func closing(_ graph: ImportGraph, _ names: QuotedNames) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
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
    // The object was begun in front of the imports.
    return Array("],".utf8) + json.drain().dropFirst()
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
    if case .reference(_, let tier) = edge.written {
      json.key("tier")
      json.value(tier.name)
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

/// Imports as elements of a JSON array, each with a comma before it.
///
/// A graph has a hundred thousand of them, so this writes whole stretches where `JSONWriter` would write keys and values.
private struct EdgeLines {
  private(set) var bytes: [UInt8] = []

  /// Most imports take less than 180 bytes.
  init(room imports: Int) { bytes.reserveCapacity(imports * 180) }

  mutating func append(_ edge: Edge, _ graph: ImportGraph, _ names: QuotedNames) {
    bytes.append(",{\"column\":")
    append(edge.column)
    bytes.append(
      edge.isConditional ? ",\"conditional\":true,\"from\":" : ",\"conditional\":false,\"from\":")
    names.append(edge.from, to: &bytes)
    bytes.append(",\"line\":")
    append(edge.line)
    bytes.append(edge.isOptional ? ",\"optional\":true" : ",\"optional\":false")
    if case .reference(_, let tier) = edge.written { bytes += ",\"tier\":\"\(tier.name)\"".utf8 }
    bytes.append(",\"to\":")
    names.append(edge.to, to: &bytes)
    bytes.append(",\"type\":\"")
    bytes.append(edge.type.word)
    bytes.append("\",\"written\":")
    appendWritten(edge, graph)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Most statements are names and commas, which stand for themselves between the quotes.
  private mutating func appendWritten(_ edge: Edge, _ graph: ImportGraph) {
    let start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    graph.append(edge.written, of: edge.from, to: &bytes)
    if JSONWriter.isPlain(bytes.span.extracting((start + 1)...)) {
      bytes.append(UInt8(ascii: "\""))
      return
    }
    var escaped = JSONWriter()
    escaped.value(bytes[(start + 1)...])
    bytes.removeSubrange(start...)
    bytes += escaped.bytes
  }

  private mutating func append(_ number: UInt32) {
    if number >= 10 { append(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

/// The name of every unit as JSON, made once because edges repeat them.
struct QuotedNames: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name ends.
  private var ends: [Int] = []

  init(_ graph: ImportGraph) {
    var json = JSONWriter()
    ends.reserveCapacity(graph.units.count)
    for unit in graph.units {
      json.value(unit.name.text)
      ends.append(json.bytes.count)
    }
    bytes = json.drain()
  }

  subscript(id: UnitID) -> ArraySlice<UInt8> { bytes[range(of: id)] }

  func append(_ id: UnitID, to other: inout [UInt8]) {
    other.append(contentsOf: bytes[range(of: id)])
  }

  private func range(of id: UnitID) -> Range<Int> {
    let index = Int(id.index)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}

extension EdgeType {
  /// As `name`, in a form that costs nothing to write.
  fileprivate var word: StaticString {
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
