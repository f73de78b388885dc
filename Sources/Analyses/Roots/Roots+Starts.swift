package import Graph
package import Manifests
import Scanning

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
            strength: Self.isShipped(found.unit, by: start, graph)
              ? .weak : Self.isToldToRun(found.unit, by: start, graph) ? .firm : found.strength,
            evidence: start.evidence)
        }
      })
  }

  /// What documentation tells people to run, or the configuration of a tool names by its path, is there for that, where it
  /// is a script and nothing more.
  private static func isToldToRun(_ unit: UnitID, by start: Start, _ graph: ImportGraph) -> Bool {
    guard start.purpose == .tool, case .path(let written, _) = start.target,
      written.utf8.contains(UInt8(ascii: "/")),
      graph.edgeIndices(to: unit).isEmpty, let facts = graph.pythonFacts(of: unit)
    else { return false }
    let isPlaced = PathPurpose(of: graph.unit(unit).path) == .tool
    return isPlaced || facts.hasMainGuard || facts.hasShebang || graph.unit(unit).kind == .script
  }

  /// A `setup.py` lists packages to ship them; only the modules that it names are started.
  private static func isShipped(_ unit: UnitID, by start: Start, _ graph: ImportGraph) -> Bool {
    guard case .mention = start.target, start.evidence.kind == "setup.py" else { return false }
    return graph.unit(unit).kind == .package
  }
}
