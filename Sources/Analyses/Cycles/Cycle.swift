package import Graph

/// A set of units that lead to each other in circles, all of them at once: a strongly connected component.
package struct Cycle: Sendable {
  /// What closes the circle, which decides what it can do.
  package enum Kind: Int, Sendable, CaseIterable, Comparable {
    /// Imports that run while modules are imported: it may fail there.
    case importTime
    /// Only with imports that run later: it cannot fail while modules are imported.
    case deferred
    /// Only with imports for type checkers: it never runs.
    case typing
    /// Only with what Swift files certainly mention of each other, which is as it should be within a module.
    case reference

    /// The word of the machine-readable formats.
    package var name: String {
      switch self {
      case .importTime: "import-time"
      case .deferred: "deferred"
      case .typing: "typing"
      case .reference: "reference"
      }
    }

    /// The edges that a circle of this kind is made of.
    package var edges: EdgeTypes {
      switch self {
      case .importTime: .importTime
      case .deferred: .runTime
      case .typing: .all
      case .reference: [.all, .reference]
      }
    }

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// Made of the names at both ends of its edges: neither lines nor counts nor paths change it.
  package let id: String
  package let kind: Kind
  /// In id order.
  package let units: [UnitID]
  /// Every edge between two of the units that is followed for its kind, in the order of the graph.
  package let edges: [Edge]
  /// A shortest way round, each edge leading on from the one before it; it uses what its kind is named for.
  package let shortest: [Edge]
  /// False where the search for a shorter one was given up.
  package let isShortestProved: Bool
  /// The ids of the stronger cycles that lie within, in the order of their units.
  package let inner: [String]
}
