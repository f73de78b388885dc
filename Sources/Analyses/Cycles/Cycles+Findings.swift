package import Graph

extension Cycles {
  /// What is worth changing; circles that only types close are a matter of design, and none.
  package func findings(in graph: ImportGraph) -> [Finding] {
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
      case .typing: return nil
      }
    }
  }
}
