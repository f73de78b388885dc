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
    all = Self.unique(found) { left, right in
      (left.unit, left.strength, left.purpose, left.evidence)
        < (right.unit, right.strength, right.purpose, right.evidence)
    }
    self.links = Self.unique(links) { left, right in
      (left.from, left.to, left.strength, left.evidence)
        < (right.from, right.to, right.strength, right.evidence)
    }
    self.unjudged = Self.unique(unjudged) { left, right in
      (left.unit, left.reason, left.evidence) < (right.unit, right.reason, right.evidence)
    }
  }

  /// Sorts first, for what is alike then lies side by side, and few of these values need to be looked at whole.
  private static func unique<Value: Equatable>(
    _ values: some Sequence<Value>, by isBefore: (Value, Value) -> Bool
  ) -> [Value] {
    var sorted = Array(values)
    sorted.sort(by: isBefore)
    var kept = 0
    for index in sorted.indices where index == 0 || sorted[index] != sorted[kept - 1] {
      if kept != index { sorted[kept] = sorted[index] }
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
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
