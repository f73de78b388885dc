package import Graph
package import Manifests
import Scanning

extension Roots {
  /// The units that starts turn out to be; what the repository does not hold is left aside.
  package init(_ starts: Starts, in graph: ImportGraph) {
    let resolver = StartResolver(graph)
    let found = starts.all.map { (start: $0, units: resolver.units(of: $0)) }
    let inventories = Self.inventories(found.map { ($0.start, $0.units.map(\.unit)) }, graph)
    self.init(
      found.flatMap { start, units in
        units.map { found in
          Root(
            unit: found.unit, purpose: Root.Purpose(start.purpose),
            strength: start.isMention && inventories.contains(start.evidence.path)
              ? .weak : found.strength,
            evidence: start.evidence)
        }
      })
  }

  /// The files whose strings name so many of all modules that they list them rather than have them loaded: reports, baselines, locks.
  private static func inventories(
    _ found: [(start: Start, units: [UnitID])], _ graph: ImportGraph
  ) -> Set<SourcePath> {
    var named: [SourcePath: Set<UnitID>] = [:]
    for (start, units) in found where start.isMention {
      named[start.evidence.path, default: []].formUnion(units)
    }
    let all = graph.units.count { $0.kind == .module || $0.kind == .package }
    return Set(named.filter { $0.value.count >= fewest && $0.value.count * 4 >= all }.keys)
  }

  /// A small repository can have all its modules loaded by one file.
  private static let fewest = 20
}

extension Start {
  fileprivate var isMention: Bool {
    if case .mention = target { return true }
    return false
  }
}
