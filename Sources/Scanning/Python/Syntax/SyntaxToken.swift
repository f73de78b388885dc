/// One token of a Python source, in the sense of the language's grammar.
struct SyntaxToken: Sendable {
  var start: UInt32
  var end: UInt32
  /// A name's id, or a string literal's `StringFlags`.
  var payload: UInt32
  var kind: Kind

  enum Kind: UInt8, Sendable {
    case endOfFile, newline, indent, dedent
    /// Bytes that are no token; a problem says why.
    case error
    case name, integer, float, imaginary, string
    case literalStart, literalText, literalEnd
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    /// `formatColon` is the one that begins a format specification.
    case comma, colon, formatColon, semicolon, dot, ellipsis, arrow, equal, colonEqual, exclamation,
      tilde

    // In the order of `BinaryOperator`; the same operators with `=` follow in the same order.
    case plus, minus, star, at, slash, percent, doubleStar
    case leftShift, rightShift, pipe, caret, ampersand, doubleSlash
    case plusEqual, minusEqual, starEqual, atEqual, slashEqual, percentEqual, doubleStarEqual
    case leftShiftEqual, rightShiftEqual, pipeEqual, caretEqual, ampersandEqual, doubleSlashEqual

    case equalEqual, notEqual, less, lessEqual, greater, greaterEqual

    // In the order of `keywordSpellings`.
    case kFalse, kNone, kTrue, kAnd, kAs, kAssert, kAsync, kAwait, kBreak, kClass, kContinue
    case kDef, kDel, kElif, kElse, kExcept, kFinally, kFor, kFrom, kGlobal, kIf, kImport, kIn
    case kIs, kLambda, kNonlocal, kNot, kOr, kPass, kRaise, kReturn, kTry, kWhile, kWith, kYield

    static let keywordSpellings = [
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
      "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
      "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
      "try", "while", "with", "yield",
    ]
    static let keywordCount: UInt32 = 35

    /// True for a keyword that can stand in no expression, so that one inside brackets shows the brackets to be broken.
    var onlyBeginsStatements: Bool {
      switch self {
      case .kAssert, .kBreak, .kClass, .kContinue, .kDef, .kDel, .kExcept, .kFinally, .kGlobal,
        .kImport, .kNonlocal, .kPass, .kRaise, .kReturn, .kTry, .kWhile, .kWith:
        true
      default: false
      }
    }

    var isAugmentedAssignment: Bool {
      rawValue >= Kind.plusEqual.rawValue && rawValue <= Kind.doubleSlashEqual.rawValue
    }

    /// How tightly a binary operator binds, from 1 (`|`) to 6 (`*`); 0 for anything else, `**` included.
    @inline(__always) var binaryPrecedence: Int {
      switch self {
      case .pipe: 1
      case .caret: 2
      case .ampersand: 3
      case .leftShift, .rightShift: 4
      case .plus, .minus: 5
      case .star, .at, .slash, .percent, .doubleSlash: 6
      default: 0
      }
    }
  }

  /// The ids of the soft keywords in every tree's name table.
  enum SoftKeyword {
    static let match = Kind.keywordCount
    static let `case` = Kind.keywordCount + 1
    static let type = Kind.keywordCount + 2
    static let lazy = Kind.keywordCount + 3
    static let underscore = Kind.keywordCount + 4
  }
}

/// What a string literal's prefix and content say about it.
struct StringFlags: OptionSet, Sendable {
  let rawValue: UInt32
  static let raw = StringFlags(rawValue: 1)
  static let bytes = StringFlags(rawValue: 2)
  static let unicode = StringFlags(rawValue: 4)
  static let formatted = StringFlags(rawValue: 8)
  static let template = StringFlags(rawValue: 16)
  static let triple = StringFlags(rawValue: 32)
  /// The content must be decoded: it has a backslash or a carriage return.
  static let escaped = StringFlags(rawValue: 64)
  /// The node has several segments.
  static let joined = StringFlags(rawValue: 128)
  /// The text of a format string ends with a doubled brace, of which the second is no content.
  static let doubled = StringFlags(rawValue: 256)
}
