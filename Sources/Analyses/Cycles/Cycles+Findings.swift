import Execution
package import Graph

extension Cycles {
  /// What is worth changing; circles that only types close are a matter of design, and none.
  package func findings(in graph: ImportGraph, _ runs: CycleRuns) -> [Finding] {
    circles(in: graph) + components.compactMap { Self.breakage(of: $0, in: graph, runs) }
  }

  /// The first import that ends in an error because it enters a circle at the wrong place.
  private static func breakage(
    of cycle: Cycle, in graph: ImportGraph, _ runs: CycleRuns
  ) -> Finding? {
    guard let runs = runs[cycle], let first = runs.breaking.first else { return nil }
    let failure = first.failure
    let entry = graph.unit(first.unit).name
    let others = runs.breaking.count - 1
    let also = others == 0 ? "" : others == 1 ? ", and one other does" : ", and \(others) others do"
    let missing = "\(failure.kind.rawValue) for \"\(failure.name ?? "?")\""
    return Finding(
      rule: "cycle-breaks-import", impact: .high, priority: 1_000 + cycle.units.count,
      module: ModuleName(failure.module), path: failure.path, line: failure.line,
      message:
        "import \(entry.text) fails here when nothing has imported its circle before (\(missing))\(also); \(runs.isLuck ? "that others work is luck of order" : "no first import works")",
      recommendation:
        "cut the circle where `pollard cycles --module \(entry.text)` says", about: [cycle.id])
  }

  private func circles(in graph: ImportGraph) -> [Finding] {
    components.compactMap { cycle in
      guard let first = cycle.shortest.first else { return nil }
      let unit = graph.unit(first.from)
      let names = cycle.shortest.map { graph.unit($0.from).name.text } + [unit.name.text]
      let way = names.joined(separator: " → ")
      let size = cycle.units.count
      let knot = size > cycle.shortest.count ? "; \(size) modules hang together" : ""
      switch cycle.kind {
      case .importTime:
        return Finding(
          rule: "import-cycle", impact: .high, priority: size, module: unit.name, path: unit.path,
          line: Int(first.line), message: "modules import each other in a circle: \(way)\(knot)",
          recommendation:
            "move what both need into a module of its own, or import it inside the function that uses it",
          about: [cycle.id])
      case .deferred:
        return Finding(
          rule: "deferred-cycle", impact: .low, priority: size, module: unit.name, path: unit.path,
          line: Int(first.line),
          message: "an import inside a function closes a circle: \(way)\(knot)",
          recommendation: "move what both need into a module of its own", about: [cycle.id])
      case .typing, .reference: return nil
      }
    }
  }
}
