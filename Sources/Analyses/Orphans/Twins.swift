package import Graph
import Scanning

/// The live modules that orphans are copies of.
package struct Twins: Sendable {
  package struct Twin: Sendable {
    package let unit: UnitID
    /// How much of the smaller of the two is in the other, in percent.
    package let percent: Int
  }

  /// By orphan.
  private let found: [UnitID: Twin]

  /// From here on one is taken for a copy of the other.
  private static let alike = 0.5
  /// A name that more modules define says nothing.
  private static let commonName = 12
  private static let mostCandidates = 4

  package init(
    of orphans: Orphans, in graph: ImportGraph, source: (UnitID) -> [UInt8]?
  ) {
    var found: [UnitID: Twin] = [:]
    var shingles: [UnitID: TokenShingles] = [:]
    func tokens(_ unit: UnitID) -> TokenShingles {
      if let known = shingles[unit] { return known }
      let new = TokenShingles(of: source(unit) ?? [])
      shingles[unit] = new
      return new
    }
    let candidates = TwinCandidates(orphans, graph, commonName: Self.commonName)
    for orphan in orphans.orphans
    where graph.unit(orphan.unit).lines >= Self.fewestLines
      && graph.unit(orphan.unit).kind.language == .python
    {
      var best: Twin?
      for unit in candidates.of(orphan.unit).prefix(Self.mostCandidates) {
        let similarity = tokens(orphan.unit).similarity(to: tokens(unit))
        let percent = Int((similarity * 100).rounded())
        if similarity >= Self.alike, percent > best?.percent ?? 0 {
          best = Twin(unit: unit, percent: percent)
        }
      }
      found[orphan.unit] = best
    }
    self.found = found
  }

  private static let fewestLines = 8

  package func of(_ unit: UnitID) -> Twin? { found[unit] }
}
