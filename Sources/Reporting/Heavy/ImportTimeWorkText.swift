package import Analyses
package import Graph
import Scanning

/// What modules do while they are imported, for people and for programs.
package enum ImportTimeWorkText {
  package static func text(
    _ work: ImportTimeWork, in graph: ImportGraph, top: Int, style: Style
  ) -> String {
    guard !work.items.isEmpty else {
      return "no module that others import was seen to work while it is imported\n"
    }
    let rows = work.items.prefix(top).map { item in
      [
        "\(graph.unit(item.unit).path.display):\(item.line)", item.kind.rawValue, item.name,
        "delays \(Count.of(item.delays, "module"))",
      ]
    }
    var lines = Columns.aligned(rows, indent: "", style: style)
    if work.items.count > top { lines.append("… \(work.items.count - top) more with --top") }
    return lines.joined(separator: "\n") + "\n"
  }

  package static func json(_ work: ImportTimeWork, in graph: ImportGraph) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("pollard.heavy.work/1")
    json.key("work")
    json.beginArray()
    for item in work.items {
      json.beginObject()
      json.key("calls")
      json.value(item.name)
      json.key("delays")
      json.value(item.delays)
      json.key("kind")
      json.value(item.kind.rawValue)
      json.key("line")
      json.value(item.line)
      json.key("module")
      json.value(graph.unit(item.unit).name.text)
      json.key("path")
      json.value(graph.unit(item.unit).path.bytes)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.drain()
  }
}
