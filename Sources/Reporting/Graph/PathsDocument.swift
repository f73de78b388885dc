package import Graph
import Scanning

/// The paths of imports from one module to another.
package struct ImportPaths: Sendable {
  /// One import on the way; `to` is a name because the last one may lead outside the repository.
  package struct Step: Sendable {
    package let from: UnitID
    package let to: String
    package let type: EdgeType
    package let line: Int
    package let written: [UInt8]

    package init(from: UnitID, to: String, type: EdgeType, line: Int, written: [UInt8]) {
      self.from = from
      self.to = to
      self.type = type
      self.line = line
      self.written = written
    }
  }

  /// The shortest first.
  package let paths: [[Step]]

  package init(_ paths: [[Step]]) { self.paths = paths }

  package func json(_ graph: ImportGraph) -> [UInt8] {
    WhyDocument(
      paths: paths.map { path in
        path.map { step in
          ImportStepRow(
            from: graph.unit(step.from).name.text, line: step.line,
            path: graph.unit(step.from).path.bytes, to: step.to, type: step.type.name,
            written: step.written)
        }
      }
    ).json()
  }

  package func text(_ graph: ImportGraph, style: Style) -> String {
    var lines: [String] = []
    for (index, path) in paths.enumerated() {
      if index > 0 { lines.append("") }
      guard let first = path.first else { continue }
      lines.append(style.paint(graph.unit(first.from).name.text, as: .heading))
      let rows = path.map { step in
        [
          "→ \(step.to)", "\(graph.unit(step.from).path.display):\(step.line)",
          String(decoding: step.written, as: UTF8.self)
            + (EdgeTypes.importTime.contains(step.type) ? "" : "  [\(step.type.name)]"),
        ]
      }
      lines += Columns.aligned(rows, style: style)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
