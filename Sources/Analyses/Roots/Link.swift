package import Graph
package import Manifests

/// A way other than an import in which one unit has another run: while the first is alive, so is the second.
///
/// Links say what the graph's `string` edges mean, so whoever follows links leaves those edges alone.
package struct Link: Hashable, Sendable {
  package let from: UnitID
  package let to: UnitID
  /// A weak link keeps nothing alive; it lowers how sure a verdict is.
  package let strength: Start.Strength
  package let evidence: Evidence

  package init(from: UnitID, to: UnitID, strength: Start.Strength, evidence: Evidence) {
    self.from = from
    self.to = to
    self.strength = strength
    self.evidence = evidence
  }
}
