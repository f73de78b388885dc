package import Analyses
import Execution
import Graph
package import Scanning

/// The shortest ways in which importing one module loads another, through installed packages and the standard library too.
package struct LoadPaths: Sendable {
  private struct Step {
    let from: String
    let to: String
    /// Nil for the package around a module, which no statement asks for.
    let site: LoadSite?
  }

  private let entry: String
  private let paths: [[Step]]
  private let sourceLine: @Sendable (SourcePath, Int) -> String?

  package var isEmpty: Bool { paths.isEmpty }

  /// From the entry of a load to a module.
  package init(
    _ load: EntryLoad, to name: String, atMost limit: Int,
    sourceLine: @escaping @Sendable (SourcePath, Int) -> String?
  ) {
    let graph = LoadGraph(load)
    entry = load.entry
    self.sourceLine = sourceLine
    guard let from = graph.module(named: load.entry), let to = graph.module(named: name) else {
      paths = []
      return
    }
    paths = graph.adjacency
      .shortestPaths(
        from: graph.node(ofModule: from), to: graph.node(ofModule: to), atMost: limit
      )
      .filter { $0.count > 1 }.map { Self.steps(along: $0, in: graph) }
  }

  private static func steps(along nodes: [Int], in graph: LoadGraph) -> [Step] {
    var steps: [Step] = []
    var from: String?
    var site: LoadSite?
    for node in nodes {
      if let index = graph.site(at: node) { site = graph.sites[index] }
      guard let module = graph.module(at: node) else { continue }
      let name = graph.modules[module].name
      if let from { steps.append(Step(from: from, to: name, site: site)) }
      (from, site) = (name, nil)
    }
    return steps
  }

  private static func type(of step: Step) -> EdgeType {
    guard let site = step.site else { return .parent }
    return site.kind == .call ? .call : site.isStar ? .star : .eager
  }

  private func written(_ step: Step) -> String {
    guard let site = step.site else { return "the package around \(step.from)" }
    return sourceLine(site.path, site.line) ?? "imports \(step.to)"
  }

  // MARK: Text and JSON

  package func text(style: Style) -> String {
    var lines: [String] = []
    for (index, path) in paths.enumerated() {
      if index > 0 { lines.append("") }
      lines.append(style.paint(entry, as: .heading))
      let rows = path.map { step in
        ["→ \(step.to)", step.site.map(HeavyText.place) ?? step.from, written(step)]
      }
      lines += Columns.aligned(rows, style: style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package func json() -> [UInt8] {
    WhyDocument(
      paths: paths.map { path in
        path.map { step in
          let path = step.site?.path.bytes
          return ImportStepRow(
            from: step.from, line: step.site?.line ?? 0, path: path?.first == 0x7F ? nil : path,
            to: step.to, type: Self.type(of: step).name, written: Array(written(step).utf8))
        }
      }
    ).json()
  }
}
