package import Graph
package import Manifests
package import Scanning

/// Everything that starts code of a repository without an import statement.
package struct Roots: Sendable {
  /// By unit, the firm before the weak, then by purpose and place; without repetitions.
  package let all: [Root]
  /// By the unit they lead from, then by the one they lead to, the firm before the weak; without repetitions.
  package let links: [Link]
  /// By unit, then by reason; without repetitions.
  package let unjudged: [Unjudged]
  /// The places that load files by paths which only the run knows, in the order of places; without repetitions.
  package let openLoads: [Evidence]
  /// The places that load what they find in folders which only the run knows, in the order of places; without repetitions.
  package let openScans: [OpenScan]
  /// Whether the roots of Swift files are among these, without which no verdict on one can be given.
  package let coversSwift: Bool

  package init(
    _ found: some Sequence<Root>, links: some Sequence<Link> = [],
    unjudged: some Sequence<Unjudged> = [], openLoads: some Sequence<Evidence> = [],
    openScans: some Sequence<OpenScan> = [], coversSwift: Bool = false
  ) {
    self.coversSwift = coversSwift
    self.openLoads = Set(openLoads).sorted()
    self.openScans = Set(openScans).sorted { ($0.evidence, $0.from) < ($1.evidence, $1.from) }
    all = Self.unique(
      found, key: { UInt64($0.unit.index) },
      by: { left, right in
        (left.unit, left.strength, left.purpose, left.evidence)
          < (right.unit, right.strength, right.purpose, right.evidence)
      })
    self.links = Self.unique(
      links, key: { UInt64($0.from.index) << 32 | UInt64($0.to.index) },
      by: { left, right in
        (left.from, left.to, left.strength, left.evidence)
          < (right.from, right.to, right.strength, right.evidence)
      })
    self.unjudged = Self.unique(
      unjudged, key: { UInt64($0.unit.index) },
      by: { left, right in
        (left.unit, left.reason, left.evidence) < (right.unit, right.reason, right.evidence)
      })
  }

  /// Sorts by a number that nearly decides, and looks at the whole values only where it does not.
  private static func unique<Value: Equatable>(
    _ values: some Sequence<Value>, key: (Value) -> UInt64, by isBefore: (Value, Value) -> Bool
  ) -> [Value] {
    let values = Array(values)
    let order = values.indices.map { (key: key(values[$0]), index: $0) }.sorted { left, right in
      left.key != right.key
        ? left.key < right.key : isBefore(values[left.index], values[right.index])
    }
    var sorted: [Value] = []
    sorted.reserveCapacity(values.count)
    for (number, entry) in order.enumerated() {
      let isNew =
        number == 0 || order[number - 1].key != entry.key || sorted.last != values[entry.index]
      if isNew { sorted.append(values[entry.index]) }
    }
    return sorted
  }

  /// All that several places say.
  package init(joining parts: [Roots]) {
    self.init(
      parts.lazy.flatMap(\.all), links: parts.lazy.flatMap(\.links),
      unjudged: parts.lazy.flatMap(\.unjudged), openLoads: parts.lazy.flatMap(\.openLoads),
      openScans: parts.lazy.flatMap(\.openScans),
      coversSwift: parts.contains { $0.coversSwift })
  }
}

/// A place that loads what it finds in folders which only the run knows.
package struct OpenScan: Hashable, Sendable {
  package let from: UnitID
  /// The outermost package around it, below which all may be found.
  package let folder: SourcePath
  package let evidence: Evidence
}
