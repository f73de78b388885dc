package import Graph
import Manifests

/// What every unit is alive for, and which modules nothing of the product reaches.
package struct Orphans: Sendable {
  /// By unit.
  package let statuses: [Status]
  /// In id order.
  package let orphans: [Orphan]
  /// In the order of their first units.
  package let islands: [Island]
  package let roots: Roots
  /// By unit: the root that it is first reached from, an index into `roots.all`, or -1.
  package let reachedFrom: [Int32]
  /// By unit: the one that it is first reached by; -1 where a root is what starts it, or nothing does.
  private let reachedBy: [Int32]

  /// What keeps every verdict on a dead module from being certain, the gravest first.
  package let general: [Doubt]

  package init(
    in graph: ImportGraph, roots: Roots, coverage: Coverage, _ references: SwiftReferences? = nil
  ) {
    self.roots = roots
    let judged = Judged(in: graph, roots: roots)
    let reach = Reach(in: graph, roots: roots, judged, references ?? SwiftReferences(graph))
    statuses = Array(reach.statuses.prefix(graph.units.count))
    reachedFrom = Array(reach.reachedFrom.prefix(graph.units.count))
    reachedBy = reach.reachedBy
    let islandOf = DeadIslands(in: graph, reach, judged)
    let doubts = Doubts(in: graph, reach, roots: roots, coverage: coverage, judged)
    general = doubts.general.sorted()
    // A test that lies in a folder of the product is a test.
    let tests = Set(
      roots.all.lazy.filter { $0.strength == .firm && $0.purpose == .test }.map(\.unit))
    let found = graph.unitIDs.filter { unit in
      judged.contains(unit)
        && (reach.status(unit) == .dead
          || reach.status(unit) > .public && judged.isOfTheProduct(unit) && !tests.contains(unit))
    }
    let companions = Companions(in: graph)
    orphans = found.map { unit in
      let status = reach.status(unit)
      let root = reach.reachedFrom[Int(unit.index)]
      var mine = doubts.of(unit)
      if root >= 0, roots.all[Int(root)].strength == .weak {
        mine.append(Doubt(atMost: .likely, evidence: roots.all[Int(root)].evidence))
      }
      return Orphan(
        unit: unit, status: status, certainty: mine.map(\.atMost).max() ?? .certain,
        island: islandOf.island(of: unit), doubts: mine,
        reachedFrom: root < 0 ? nil : roots.all[Int(root)], companions: companions.of(unit))
    }
    var certainty = [Certainty](repeating: .certain, count: islandOf.islands.count)
    for orphan in orphans {
      if let island = orphan.island { certainty[island] = max(certainty[island], orphan.certainty) }
    }
    islands = islandOf.islands.enumerated().map { Island(units: $1, certainty: certainty[$0]) }
  }

  package func status(of unit: UnitID) -> Status { statuses[Int(unit.index)] }

  /// The root that a unit is reached from; nil for one that is dead.
  package func root(of unit: UnitID) -> Root? {
    let root = reachedFrom[Int(unit.index)]
    return root < 0 ? nil : roots.all[Int(root)]
  }

  /// The units on the way from the root that a unit is reached from to the unit itself, both included; empty for one that is dead.
  package func way(to unit: UnitID) -> [UnitID] {
    guard reachedFrom[Int(unit.index)] >= 0 else { return [] }
    var way = [unit]
    var next = reachedBy[Int(unit.index)]
    while next >= 0 {
      // Between two Swift files stands the name that joins them.
      if Int(next) < statuses.count { way.append(UnitID(Int(next))) }
      next = reachedBy[Int(next)]
    }
    return way.reversed()
  }

  /// How many modules of the product import a unit by a statement.
  package func liveImporters(of unit: UnitID, in graph: ImportGraph) -> Int {
    Set(
      graph.edgeIndices(to: unit).lazy.map { graph.edge($0) }
        .filter { edge in
          guard case .statement = edge.written else { return false }
          return edge.type != .parent
        }
        .map(\.from).filter { status(of: $0) <= .public }
    ).count
  }
}
