/// The place of one scope in its `PythonScopes`; the module is 0.
package struct ScopeID: Hashable, Comparable, Sendable {
  package let index: Int32

  init(_ index: Int) { self.index = Int32(index) }

  package static let module = ScopeID(0)

  package static func < (left: ScopeID, right: ScopeID) -> Bool { left.index < right.index }
}

/// A stretch of a source in which names have one meaning.
package struct Scope: Sendable {
  package enum Kind: UInt8, Sendable {
    case module, `class`, function, lambda
    case listComprehension, setComprehension, dictionaryComprehension, generator
    /// Between the brackets of a generic function, class or alias, and around what they hold for.
    case typeParameters
    /// The bound or the default of a type parameter.
    case typeVariable
    /// The value of a `type` statement.
    case typeAlias

    package var isComprehension: Bool {
      self == .listComprehension || self == .setComprehension || self == .dictionaryComprehension
        || self == .generator
    }

    /// Standing in a class, it sees what the class binds.
    var seesClass: Bool {
      self == .typeParameters || self == .typeVariable || self == .typeAlias
    }
  }

  package let kind: Kind
  /// Nil for the module.
  package let parent: ScopeID?
  /// The name of the function or class, or of the type parameter or alias.
  package let name: NameID?
  /// The definition or expression that opens it.
  package let range: ByteRange
}

/// The place of one symbol in its `PythonScopes`.
package struct SymbolID: Hashable, Sendable {
  package let index: Int32

  init(_ index: Int) { self.index = Int32(index) }
}

/// One name in one scope, and what it means there.
package struct Symbol: Sendable {
  /// What a scope does with a name; together they decide what the name means.
  package struct Uses: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let read = Uses(rawValue: 1)
    /// Assigned, deleted or defined.
    package static let assigned = Uses(rawValue: 2)
    package static let parameter = Uses(rawValue: 4)
    package static let imported = Uses(rawValue: 8)
    package static let annotated = Uses(rawValue: 16)
    package static let declaredGlobal = Uses(rawValue: 32)
    package static let declaredNonlocal = Uses(rawValue: 64)
    package static let typeParameter = Uses(rawValue: 128)
    /// Named only where nothing is evaluated: in a postponed or a quoted annotation.
    package static let mentioned = Uses(rawValue: 256)

    static let bound: Uses = [.assigned, .parameter, .imported, .typeParameter]
  }

  package enum Meaning: UInt8, Sendable {
    case local
    /// Bound in a function around this scope.
    case free
    /// Declared `global`.
    case globalExplicit
    /// The module's, or a built-in.
    case globalImplicit
  }

  /// As the class around it mangles it.
  package let name: NameID
  package let scope: ScopeID
  package internal(set) var uses: Uses
  package internal(set) var meaning: Meaning = .local
  /// The scope whose variable it is.
  package internal(set) var owner: ScopeID
}
