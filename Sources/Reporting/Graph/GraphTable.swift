package import Graph
import Scanning

/// The imports of a graph as comma-separated values (RFC 4180).
package enum GraphTable {
  package static func csv(_ graph: ImportGraph, following types: EdgeTypes) -> [UInt8] {
    var table = CSVWriter()
    table.row([
      "from", "to", "type", "path", "line", "column", "optional", "conditional", "written",
    ])
    for edge in graph.edges where types.contains(edge.type) {
      let from = graph.unit(edge.from)
      table.row([
        from.name.text, graph.unit(edge.to).name.text, edge.type.name, from.path.display,
        String(edge.line), String(edge.column), String(edge.isOptional),
        String(edge.isConditional),
        String(decoding: graph.written(edge.written, of: edge.from), as: UTF8.self),
      ])
    }
    return table.bytes
  }

  package static func csv(_ picture: GraphPicture) -> [UInt8] {
    var table = CSVWriter()
    table.row(["from", "to", "type", "imports"])
    for arrow in picture.arrows {
      table.row([
        picture.nodes[arrow.from], picture.nodes[arrow.to], arrow.type.name, String(arrow.imports),
      ])
    }
    return table.bytes
  }
}

/// Rows of comma-separated values.
package struct CSVWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let needsQuotes = field.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
          || $0 == UInt8(ascii: "\r")
      }
      if !needsQuotes {
        bytes += field.utf8
        continue
      }
      bytes.append(UInt8(ascii: "\""))
      for byte in field.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
