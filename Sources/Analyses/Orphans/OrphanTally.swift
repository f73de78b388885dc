package import Graph

/// How the units of some kinds fare, each counted once: who is counted as an orphan is one that is listed.
package struct OrphanTally: Hashable, Sendable {
  /// Those that are no orphans, by what they are alive for; a test that only tests run is where it belongs.
  package private(set) var alive: [Status: Int] = [:]
  package private(set) var orphans: [Status: Int] = [:]
  /// Those that nothing reaches and that no verdict is given on.
  package private(set) var unjudged = 0

  package init(of report: OrphanReport, kinds: (UnitKind) -> Bool) {
    let found = report.orphans
    let listed = Set(found.orphans.map(\.unit))
    for unit in report.graph.unitIDs where kinds(report.graph.unit(unit).kind) {
      let status = found.status(of: unit)
      if listed.contains(unit) {
        orphans[status, default: 0] += 1
      } else if status == .dead {
        unjudged += 1
      } else {
        alive[status, default: 0] += 1
      }
    }
  }

  package var total: Int {
    alive.values.reduce(0, +) + orphans.values.reduce(0, +) + unjudged
  }
}
