import Scanning

/// An expression of a package manifest, as far as manifests need them.
struct ManifestExpression: Sendable {
  let kind: Kind
  /// Where it stands in the manifest, for the places that verdicts and edits name.
  let range: ByteRange

  indirect enum Kind: Sendable {
    /// Literal text and what is put in between.
    case string([Segment])
    case integer(Int)
    case boolean(Bool)
    case null
    case array([ManifestExpression])
    case dictionary([(key: ManifestExpression, value: ManifestExpression)])
    case tuple([Argument])
    case name(String)
    /// `.name`, whose type only the compiler knows.
    case implicitMember(String)
    case member(ManifestExpression, String)
    case call(ManifestExpression, [Argument])
    case element(ManifestExpression, [Argument])
    case closure(parameters: [String], body: [ManifestStatement])
    case prefix(String, ManifestExpression)
    case binary(String, ManifestExpression, ManifestExpression)
    case ternary(ManifestExpression, ManifestExpression, ManifestExpression)
    /// `\.name.name`
    case keyPath([String])
    /// `if` or `switch` as a value: what its branches end with.
    case choice(ManifestStatement)
    /// Anything that is not followed, in the words of people.
    case unknown(String)
  }

  enum Segment: Sendable {
    case text(String)
    case value(ManifestExpression)
  }

  struct Argument: Sendable {
    let label: String?
    let value: ManifestExpression
  }
}

/// A statement of a package manifest.
indirect enum ManifestStatement: Sendable {
  case binding(Binding)
  case function(Function)
  /// A type or an extension of one, with its members.
  case type(name: String, cases: [EnumCase], members: [Member], isEnum: Bool)
  case condition([Clause], then: [ManifestStatement], otherwise: [ManifestStatement]?)
  case compilation([(condition: CompilationCondition?, body: [ManifestStatement])])
  case loop(
    names: [String], over: ManifestExpression, where: ManifestExpression?, [ManifestStatement])
  case selection(ManifestExpression, [Case])
  case `return`(ManifestExpression?)
  case assignment(ManifestExpression, operation: String, ManifestExpression)
  case expression(ManifestExpression)
  case `break`
  case `continue`
  /// A statement that is not followed, and where it stands.
  case unknown(String, ByteRange)

  /// `let` or `var`, one name.
  struct Binding: Sendable {
    let names: [String]
    /// The type it is written with, without spaces.
    let type: String
    let value: ManifestExpression?
    /// Of a computed variable.
    let getter: [ManifestStatement]?
  }

  struct Function: Sendable {
    let name: String
    let parameters: [Parameter]
    let body: [ManifestStatement]
  }

  struct Parameter: Sendable {
    /// Nil for `_`.
    let label: String?
    let name: String
    let standard: ManifestExpression?
    let isVariadic: Bool
  }

  struct Member: Sendable {
    let isStatic: Bool
    let statement: ManifestStatement
  }

  struct EnumCase: Sendable {
    let name: String
    let rawValue: ManifestExpression?
  }

  /// One part of a condition: a test, or a binding that must not be nil.
  enum Clause: Sendable {
    case test(ManifestExpression)
    case binding(String, ManifestExpression)
  }

  struct Case: Sendable {
    /// Empty for `default`.
    let patterns: [ManifestExpression]
    let body: [ManifestStatement]
  }
}

/// What stands after `#if`.
indirect enum CompilationCondition: Sendable {
  case flag(String)
  /// `os(Linux)`, `swift(>=5.9)`
  case platform(String)
  case version(String, Int, Int)
  case canImport(String)
  case not(CompilationCondition)
  case all([CompilationCondition])
  case any([CompilationCondition])
  case unknown
}
