/// How sure a verdict is.
package enum Certainty: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  /// Nothing that was read could run it.
  case certain
  /// Something that cannot be decided could run it, or weak evidence says that something does.
  case likely
  /// Too little is known to say more.
  case possible

  /// The word of the machine-readable formats.
  package var name: String {
    switch self {
    case .certain: "certain"
    case .likely: "likely"
    case .possible: "possible"
    }
  }

  /// The surer comes first.
  package static func < (left: Certainty, right: Certainty) -> Bool {
    left.rawValue < right.rawValue
  }
}
