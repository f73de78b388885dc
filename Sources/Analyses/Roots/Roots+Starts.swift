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
            unit: found.unit, purpose: Root.Purpose(start.purpose), strength: found.strength,
            evidence: start.evidence)
        }
      })
  }
}
