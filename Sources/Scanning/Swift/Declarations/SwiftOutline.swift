/// What one Swift file declares and which names it mentions, whatever `#if` chooses.
package struct SwiftOutline: Hashable, Sendable {
  /// Holds every name below.
  package internal(set) var text = TextPool()
  /// Those of the file and of its types and extensions, in source order; what stands in bodies of code is no part of it.
  package internal(set) var declarations: [SwiftDeclaration] = []
  /// What `SwiftDeclaration.attributes` and `.inherited` count in.
  package internal(set) var words: [TextSpan] = []
  /// Each name once, in the order of first mention.
  package internal(set) var mentions: [SwiftMention] = []
  /// Whether a square bracket opens right behind a value, as where something is looked up in it.
  package internal(set) var looksUpInBrackets = false

  package init() {}

  package func attributes(of declaration: SwiftDeclaration) -> ArraySlice<TextSpan> {
    words[Int(declaration.attributes.lowerBound)..<Int(declaration.attributes.upperBound)]
  }

  package func inherited(by declaration: SwiftDeclaration) -> ArraySlice<TextSpan> {
    words[Int(declaration.inherited.lowerBound)..<Int(declaration.inherited.upperBound)]
  }
}

/// One declaration of a file or of a type's members.
package struct SwiftDeclaration: Hashable, Sendable {
  package let kind: Kind
  /// Without backticks. For an extension the type as it is written; `init`, `deinit` and `subscript` for those.
  package internal(set) var name: TextSpan
  /// The type or extension it is a member of, an index into the declarations of its file, or -1.
  package let parent: Int32
  /// As written; nil where nothing is.
  package let access: SwiftImport.Access?
  package internal(set) var traits: Traits
  /// The names of its attributes without `@` and arguments.
  package let attributes: Range<UInt32>
  /// The types it inherits from or conforms to, as they are written, without attributes.
  package internal(set) var inherited: Range<UInt32> = 0..<0
  /// Counted from 1, where its keyword stands.
  package let line: UInt32

  package enum Kind: String, Sendable {
    case `actor`, `associatedtype`, `case`, `class`, `deinit`, `enum`, `extension`, `func`, `init`
    case `let`, macro, `operator`, `precedencegroup`, `protocol`, `struct`, `subscript`
    case `typealias`, `var`

    /// Whether members stand in its braces.
    package var hasMembers: Bool {
      switch self {
      case .actor, .class, .enum, .extension, .protocol, .struct: true
      default: false
      }
    }
  }

  /// What its modifiers and its place say of it.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `static` or `class`.
    package static let ofType = Traits(rawValue: 1)
    package static let override = Traits(rawValue: 2)
    /// It stands between `#if` and `#endif`.
    package static let conditional = Traits(rawValue: 4)
    package static let dynamic = Traits(rawValue: 8)
    /// Its name is an operator.
    package static let operatorName = Traits(rawValue: 16)
  }
}

/// A name that a file mentions, and in which ways.
package struct SwiftMention: Hashable, Sendable {
  /// Without backticks.
  package let name: TextSpan
  package internal(set) var forms: Forms
  /// Counted from 1, where it is mentioned first.
  package let line: UInt32
  /// Counted from 0 in bytes, where it is mentioned first.
  package let column: UInt32

  /// The ways in which a name is mentioned; one word may be several at once.
  package struct Forms: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// By itself.
    package static let plain = Forms(rawValue: 1)
    /// After a period.
    package static let member = Forms(rawValue: 2)
    /// After a period with a name before it.
    package static let qualified = Forms(rawValue: 4)
    package static let call = Forms(rawValue: 8)
    /// Where only a type can stand.
    package static let type = Forms(rawValue: 16)
    package static let attribute = Forms(rawValue: 32)
    /// After `#`.
    package static let macro = Forms(rawValue: 64)
    /// As the whole of a string or one of its parts between periods.
    package static let string = Forms(rawValue: 128)
    package static let `operator` = Forms(rawValue: 256)
  }
}
