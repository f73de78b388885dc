/// What one Swift file says of itself.
package struct SwiftFacts: Hashable, Sendable {
  /// In source order.
  package var imports: [SwiftImport] = []
  /// In source order.
  package var problems: [SwiftProblem] = []
  /// How many lines the file has; a last line without an end counts.
  package var lines = 0
  /// Whether the file starts with `#!`, so that it is run rather than imported.
  package var hasShebang = false
  /// Whether a declaration at the top level carries `@main` or one of its two predecessors.
  package var hasMainAttribute = false

  /// What it declares and mentions.
  package var outline = SwiftOutline()

  package init() {}

  /// Takes imports and declarations from the bytes.
  package init(scanning source: Span<UInt8>) {
    self = SwiftScanner.scan(source)
    outline = SwiftDeclarationScanner.scan(source)
  }
}

/// One import declaration as it is written.
package struct SwiftImport: Hashable, Sendable {
  /// From its first attribute, modifier or the keyword to the end of its path.
  package let statement: ByteRange
  /// Counted from 1, where the statement starts.
  package let line: Int
  /// Counted from 0 in UTF-8 bytes, where the statement starts.
  package let column: Int
  /// The module, its submodules and, where a kind is written, what is imported from it; without backticks, never empty.
  package let path: [String]
  /// What is imported from the module, where the statement says so.
  package let kind: Kind?
  package let access: Access?
  /// As written but for the `@`: `testable`, `_spi(Name)`.
  package let attributes: [String]
  /// Whether it stands between `#if` and `#endif`.
  package let conditional: Bool
  /// The condition of the innermost branch it stands in; for `#else`, the denial of the conditions before it.
  package let condition: String?

  package enum Kind: String, Sendable {
    case `typealias`, `struct`, `class`, `enum`, `protocol`, `let`, `var`, `func`
  }

  package enum Access: String, Sendable {
    case `public`, package, `internal`, `fileprivate`, `private`, open
  }

  /// The path with periods, as it would be written.
  package var module: String { path.joined(separator: ".") }
}

/// Something in a file that kept the scanner from being sure, and where.
package struct SwiftProblem: Hashable, Sendable {
  package let kind: Kind
  package let place: ByteRange

  package enum Kind: String, Sendable {
    case unterminatedString = "string literal without an end"
    case unterminatedComment = "block comment without an end"
    case unterminatedRegex = "regex literal without an end"
    case strayDirective = "#else, #elseif or #endif without its #if"
    case unterminatedCondition = "#if without its #endif"
    case importWithoutName = "import without the name of a module"
    case conflictMarker = "conflict marker of a version control system"
    case invalidUTF8 = "bytes that are no UTF-8"
  }
}
