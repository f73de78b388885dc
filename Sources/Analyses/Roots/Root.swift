package import Graph
package import Manifests

/// A unit that something other than an import starts, and the place that says so.
package struct Root: Hashable, Sendable {
  /// What a unit is alive for; the first that holds decides.
  package enum Purpose: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    case product
    /// The interface of a published library: others import it.
    case `public`
    case test, example, tool

    package static func < (left: Purpose, right: Purpose) -> Bool { left.rawValue < right.rawValue }

    package init(_ purpose: Start.Purpose) {
      switch purpose {
      case .product: self = .product
      case .test: self = .test
      case .example: self = .example
      case .tool: self = .tool
      }
    }
  }

  package let unit: UnitID
  package let purpose: Purpose
  package let strength: Start.Strength
  package let evidence: Evidence

  package init(
    unit: UnitID, purpose: Purpose, strength: Start.Strength, evidence: Evidence
  ) {
    self.unit = unit
    self.purpose = purpose
    self.strength = strength
    self.evidence = evidence
  }
}
