package import Analyses
package import Graph
import Scanning

/// A graph in a screenful of text.
package struct GraphSummary: Sendable {
  private let graph: ImportGraph
  private let coverage: Coverage
  private let types: EdgeTypes
  private let style: Style

  package init(_ graph: ImportGraph, _ coverage: Coverage, following types: EdgeTypes, style: Style)
  {
    self.graph = graph
    self.coverage = coverage
    self.types = types
    self.style = style
  }

  package func text() -> String {
    var lines = [heading()]
    lines += counts()
    lines += section("Imported by most", rows: mostImported())
    lines += section("Outside the repository", rows: outside())
    lines += section("Not resolved", rows: notResolved(), of: graph.unresolved.count)
    lines += notes()
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading() -> String {
    let lines = graph.units.reduce(0) { $0 + $1.lines }
    return style.paint(
      "\(Count.of(graph.units.count, "module")), \(Count.of(lines, "line"))", as: .heading)
  }

  private func counts() -> [String] {
    var byType = [Int](repeating: 0, count: EdgeType.allCases.count)
    for edge in graph.edges where types.contains(edge.type) { byType[Int(edge.type.rawValue)] += 1 }
    let total = byType.reduce(0, +)
    let parts = EdgeType.allCases.filter { byType[Int($0.rawValue)] > 0 }
      .map { "\(Count.grouped(byType[Int($0.rawValue)])) \($0.name)" }
    if total == 0 { return ["no imports"] }
    let word = types.contains(.reference) ? "edge" : "import"
    return ["\(Count.of(total, word)): \(parts.joined(separator: ", "))"]
  }

  private func mostImported() -> [[String]] {
    let importers = graph.unitIDs.map { id in
      (
        id,
        Set(
          graph.edgeIndices(to: id).lazy.map(graph.edge).filter { types.contains($0.type) }.map(
            \.from)
        ).count
      )
    }
    return importers.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.index) < ($0.1, $1.0.index) }.prefix(
      8
    )
    .map { [Count.grouped($0.1), graph.unit($0.0).name.text, graph.unit($0.0).path.display] }
  }

  private func outside() -> [[String]] {
    graph.externals.sorted { ($1.importers.count, $0.name) < ($0.importers.count, $1.name) }
      .prefix(8).map { [Count.grouped($0.importers.count), $0.name] }
  }

  private func notResolved() -> [[String]] {
    graph.unresolved.prefix(8).map { item in
      let written = String(decoding: graph.written(item.written, of: item.from), as: UTF8.self)
      return ["\(graph.unit(item.from).path.display):\(item.line)", written, item.why]
    }
  }

  private func section(_ title: String, rows: [[String]], of total: Int? = nil) -> [String] {
    guard !rows.isEmpty else { return [] }
    let suffix =
      total.map { $0 > rows.count ? " (\(rows.count) of \(Count.grouped($0)))" : "" } ?? ""
    return ["", style.paint(title + suffix, as: .heading)] + Columns.aligned(rows, style: style)
  }

  private func notes() -> [String] {
    var notes: [String] = []
    if !coverage.skipped.isEmpty {
      notes.append(
        "\(Count.of(coverage.skipped.count, "file or folder", "files or folders")) left out")
    }
    if !coverage.problems.isEmpty {
      notes.append("\(Count.of(coverage.problems.count, "place")) could not be read to the end")
    }
    guard !notes.isEmpty else { return [] }
    return [
      "", style.paint(notes.joined(separator: "; ") + ": --format json lists them", as: .faint),
    ]
  }
}
