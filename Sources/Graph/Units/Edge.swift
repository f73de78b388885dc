/// When and how surely an edge is followed.
package enum EdgeType: UInt8, Sendable, CaseIterable {
  /// A statement that runs while its module is imported.
  case eager
  /// The packages around an eagerly imported module, which run before it.
  case parent
  /// `from a import *`, and the submodules that `a.__all__` names.
  case star
  /// An import inside a function that runs while a module is imported.
  case call
  /// When used: inside a function, `lazy import`, under `__main__`.
  case deferred
  /// Never: for type checkers.
  case typing
  /// Perhaps: loaded by a name in a string that is handed to a loader.
  case dynamic
  /// Perhaps: a string that names a module.
  case string
  /// Never: a Swift file mentions what another declares.
  case reference

  package var name: String {
    switch self {
    case .eager: "eager"
    case .parent: "parent"
    case .star: "star"
    case .call: "call"
    case .deferred: "deferred"
    case .typing: "typing"
    case .dynamic: "dynamic"
    case .string: "string"
    case .reference: "reference"
    }
  }
}

/// A set of edge types, which an analysis follows.
package struct EdgeTypes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package init(_ type: EdgeType) { rawValue = 1 << UInt16(type.rawValue) }

  package static let eager = EdgeTypes(.eager)
  package static let parent = EdgeTypes(.parent)
  package static let star = EdgeTypes(.star)
  package static let call = EdgeTypes(.call)
  package static let deferred = EdgeTypes(.deferred)
  package static let typing = EdgeTypes(.typing)
  package static let dynamic = EdgeTypes(.dynamic)
  package static let string = EdgeTypes(.string)
  package static let reference = EdgeTypes(.reference)

  /// What runs when a module is imported.
  package static let importTime: EdgeTypes = [.eager, .parent, .star, .call]
  /// What may run at all.
  package static let runTime: EdgeTypes = [
    .eager, .parent, .star, .call, .deferred, .dynamic, .string,
  ]
  /// All that imports are; references are found only for who asks for them.
  package static let all: EdgeTypes = [
    .eager, .parent, .star, .call, .deferred, .typing, .dynamic, .string,
  ]

  package func contains(_ type: EdgeType) -> Bool { contains(EdgeTypes(type)) }
}

/// One import of one unit by another, with the place that says so.
package struct Edge: Hashable, Sendable {
  package let from: UnitID
  package let to: UnitID
  package let type: EdgeType
  /// A handler around it catches a failing import.
  package let isOptional: Bool
  /// A test around it decides whether it runs.
  package let isConditional: Bool
  /// 1-based.
  package let line: UInt32
  /// 0-based, in bytes.
  package let column: UInt32
  /// What the source says there: an index into the facts of `from`.
  package let written: WrittenPlace
}

/// Where in a file's facts the words behind an edge are kept.
package enum WrittenPlace: Hashable, Sendable {
  /// The imports `start..<end` of one statement.
  case statement(start: UInt32, end: UInt32)
  case load(UInt32)
  case mention(UInt32)
  case lazyName(UInt32)
  case call(UInt32)
  case swiftImport(UInt32)
  /// A name that a Swift file mentions.
  case reference(UInt32, SwiftTier)
}

extension Edge {
  /// By place, then by what they lead to.
  static func precedes(_ left: Edge, _ right: Edge) -> Bool {
    if left.line != right.line { return left.line < right.line }
    if left.column != right.column { return left.column < right.column }
    if left.to != right.to { return left.to < right.to }
    return left.type.rawValue < right.type.rawValue
  }
}
