package import Graph
package import Manifests

/// A module that the product does not run.
package struct Orphan: Sendable {
  package let unit: UnitID
  /// Anything but live and public.
  package let status: Status
  package let certainty: Certainty
  /// The island it belongs to: an index into `Orphans.islands`; nil for a module that stands alone or is not dead.
  package let island: Int?
  /// What keeps the verdict from being certain, the gravest first.
  package let doubts: [Doubt]
  /// What runs it, for one that is not dead: the root that it is reached from.
  package let reachedFrom: Root?
  /// Stubs and the like, which have no life of their own: they go where it goes.
  package let companions: [UnitID]
}

/// Dead modules that only reach each other: they are judged, kept and archived together.
package struct Island: Sendable {
  /// In id order; at least two.
  package let units: [UnitID]
  /// That of the least sure of them.
  package let certainty: Certainty
}

/// A place that could run a module after all, or a reason to know too little.
package struct Doubt: Hashable, Comparable, Sendable {
  /// How sure a verdict can be in spite of it; never certain.
  package let atMost: Certainty
  package let evidence: Evidence

  package init(atMost: Certainty, evidence: Evidence) {
    self.atMost = atMost
    self.evidence = evidence
  }

  package static func < (left: Doubt, right: Doubt) -> Bool {
    left.atMost != right.atMost ? right.atMost < left.atMost : left.evidence < right.evidence
  }
}
