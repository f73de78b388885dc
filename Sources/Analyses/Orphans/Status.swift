/// What a unit is alive for.
package enum Status: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  /// The product runs it, or type checkers need it to judge what the product runs.
  case live
  /// The interface of a published library, or what that interface runs.
  case `public`
  /// Only tests run it.
  case testOnly
  /// Only examples run it.
  case exampleOnly
  /// Only scripts, documentation and build tools run it.
  case toolOnly
  /// Nothing runs it, or only what is dead itself.
  case dead

  /// The word of the machine-readable formats.
  package var name: String {
    switch self {
    case .live: "live"
    case .public: "public"
    case .testOnly: "test-only"
    case .exampleOnly: "example-only"
    case .toolOnly: "tool-only"
    case .dead: "dead"
    }
  }

  package init(_ purpose: Root.Purpose) {
    switch purpose {
    case .product: self = .live
    case .public: self = .public
    case .test: self = .testOnly
    case .example: self = .exampleOnly
    case .tool: self = .toolOnly
    }
  }

  package static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }
}
