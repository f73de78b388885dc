import Scanning

/// What puts units together.
package enum Grouping: Sendable {
  /// The Python package or the Swift target of each.
  case groups
  /// The folder of each.
  case folders

  /// The name of a unit's group; empty at the top.
  package func group(of unit: Unit) -> String {
    switch self {
    case .groups: unit.group
    case .folders:
      switch unit.kind {
      case .swiftModule, .namespace: unit.path.display
      default: unit.path.parent?.display ?? ""
      }
    }
  }
}
