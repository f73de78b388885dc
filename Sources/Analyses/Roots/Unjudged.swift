package import Graph
package import Manifests

/// A unit that no verdict is given on, and why.
package struct Unjudged: Hashable, Sendable {
  package enum Reason: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    /// A template that becomes Python only when it is filled in.
    case template
    /// Nothing but comments, documentation and blank lines.
    case empty
    /// Code of others, kept as it came.
    case vendored
    /// Python that tests or tools read as data.
    case data
    /// Made by a program, which would make it again.
    case generated

    package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }

  package let unit: UnitID
  package let reason: Reason
  package let evidence: Evidence

  package init(unit: UnitID, reason: Reason, evidence: Evidence) {
    self.unit = unit
    self.reason = reason
    self.evidence = evidence
  }
}
