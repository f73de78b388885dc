package import Graph
package import Manifests

extension Roots {
  /// The units that starts turn out to be; what the repository does not hold is left aside.
  package init(_ starts: Starts, in graph: ImportGraph) {
    let resolver = StartResolver(graph)
    self.init(
      starts.all.flatMap { start in
        resolver.units(of: start).map { found in
          Root(
            unit: found.unit,
            purpose: start.isJob && PathPurpose(of: graph.unit(found.unit).path) == .product
              ? .product : Root.Purpose(start.purpose),
            strength: Self.isShipped(found.unit, by: start, graph) ? .weak : found.strength,
            evidence: start.evidence)
        }
      })
  }

  /// A `setup.py` lists packages to ship them; only the modules that it names are started.
  private static func isShipped(_ unit: UnitID, by start: Start, _ graph: ImportGraph) -> Bool {
    guard case .mention = start.target, start.evidence.kind == "setup.py" else { return false }
    return graph.unit(unit).kind == .package
  }
}
