/// The pass that cuts a Python source into the tokens of its grammar, indentation and format strings included.
///
/// The last tokens are always a newline, the dedents that are due, and the end of the file.
struct SyntaxTokenizer {
  let bytes: [UInt8]
  var position: Int
  var tokens: ContiguousArray<SyntaxToken> = []
  var names = NameTable.seeded
  var problems: [SyntaxProblem] = []

  /// The brackets that are open, outermost first; `fieldBrace` for the brace of a replacement field.
  var brackets: ContiguousArray<OpenBracket> = []
  /// The columns of the blocks that are open, outermost first; the first is zero.
  var indents: ContiguousArray<Indent> = [Indent(column: 0, alternate: 0)]
  /// The format strings that are open, outermost first.
  var literals: ContiguousArray<OpenLiteral> = []
  /// Where the physical line inside brackets begins.
  var bracketLineStart = 0

  struct OpenBracket {
    var byte: UInt8
    var offset: UInt32
  }

  /// An indentation measured with tabs to eight columns, and to one: both must tell the same story.
  struct Indent {
    var column: Int
    var alternate: Int
  }

  struct OpenLiteral {
    var quote: UInt8
    var isTriple: Bool
    var flags: StringFlags
    var start: Int
    /// The number of brackets open around it.
    var brackets: Int
    /// The number of its replacement fields that are open, one in another's format specification.
    var fields = 0
    /// The scan stands in its text, not in the expression of a field.
    var isInText = true
  }

  static let fieldBrace: UInt8 = 1
  static let deepestBrackets = 200
  static let deepestIndents = 100
  static let deepestLiterals = 150
  static let deepestFields = 3
  /// Enough to judge a file by; what is no text at all would have one for every byte.
  static let mostProblems = 1000

  init(_ source: [UInt8]) {
    bytes = source
    position = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    tokens.reserveCapacity(source.count / 4 + 16)
  }

  mutating func run() {
    checkText()
    beginLine()
    while position < bytes.count {
      if let literal = literals.last, literal.isInText {
        scanLiteralText()
      } else {
        scanToken()
      }
    }
    finish()
  }

  @inline(__always) func byte(at offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  @inline(__always)
  mutating func emit(_ kind: SyntaxToken.Kind, from start: Int, to end: Int, payload: UInt32 = 0) {
    tokens.append(
      SyntaxToken(start: UInt32(start), end: UInt32(end), payload: payload, kind: kind))
    position = end
  }

  mutating func report(_ kind: SyntaxProblem.Kind, from start: Int, to end: Int) {
    if problems.count >= Self.mostProblems { return }
    problems.append(SyntaxProblem(range: ByteRange(start, end), kind: kind))
  }

  mutating func emitError(_ kind: SyntaxProblem.Kind, from start: Int, to end: Int) {
    report(kind, from: start, to: end)
    emit(.error, from: start, to: end)
  }

  private mutating func finish() {
    let end = bytes.count
    if let literal = literals.first {
      report(.unterminatedString, from: literal.start, to: end)
    } else if let bracket = brackets.last {
      report(.unclosedBracket, from: Int(bracket.offset), to: Int(bracket.offset) + 1)
    }
    if let last = tokens.last, !last.kind.endsLine { emit(.newline, from: end, to: end) }
    for _ in indents.dropFirst() { emit(.dedent, from: end, to: end) }
    emit(.endOfFile, from: end, to: end)
  }

  // MARK: Tokens

  private mutating func scanToken() {
    let start = position
    let first = bytes[start]
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
      position += 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...0xFF:
      scanWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber()
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      scanNewline()
    case UInt8(ascii: "#"):
      skipComment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      scanString(prefixed: start, flags: [])
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      openBracket(first)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeBracket(first)
    case UInt8(ascii: "\\"):
      scanContinuation()
    default:
      scanOperator(first)
    }
  }

  mutating func skipComment() {
    while position < bytes.count && !bytes[position].endsLine { position += 1 }
  }

  /// Steps over one line ending of any kind; the scan stands on it.
  mutating func skipLineEnding() {
    let isPair =
      bytes[position] == UInt8(ascii: "\r") && byte(at: position + 1) == UInt8(ascii: "\n")
    position += isPair ? 2 : 1
  }

  private mutating func scanNewline() {
    let start = position
    skipLineEnding()
    if !brackets.isEmpty {
      bracketLineStart = position
      return
    }
    if let last = tokens.last, !last.kind.endsLine { emit(.newline, from: start, to: position) }
    beginLine()
  }

  private mutating func scanContinuation() {
    let start = position
    position += 1
    if position < bytes.count && bytes[position].endsLine {
      skipLineEnding()
      if position < bytes.count { return }
    }
    emitError(.strayBackslash, from: start, to: start + 1)
    position = max(position, start + 1)
  }

  // MARK: Words

  private mutating func scanWord() {
    let start = position
    if let flags = stringPrefix(at: start) {
      return scanString(prefixed: start, flags: flags.flags, length: flags.length)
    }
    var end = start
    var hash: UInt32 = 0x811C_9DC5
    var isASCII = true
    while end < bytes.count {
      let next = bytes[end]
      if !next.continuesWord { break }
      if next >= 0x80 { isASCII = false }
      hash = NameTable.mix(hash, next)
      end += 1
    }
    if !isASCII && !isIdentifier(start, end) {
      return emitError(.invalidCharacter, from: start, to: end)
    }
    let name = names.intern(bytes, from: start, to: end, hash: hash)
    if name >= SyntaxToken.Kind.keywordCount {
      return emit(.name, from: start, to: end, payload: name)
    }
    guard
      let keyword = SyntaxToken.Kind(rawValue: SyntaxToken.Kind.kFalse.rawValue + UInt8(name))
    else { preconditionFailure("every keyword has its token") }
    if !brackets.isEmpty && keyword.onlyBeginsStatements { leaveBrokenBrackets(before: start) }
    emit(keyword, from: start, to: end)
  }

  /// The prefix of the string literal that begins here, or nil where a name does.
  @inline(__always)
  private func stringPrefix(at start: Int) -> (flags: StringFlags, length: Int)? {
    guard let first = bytes[start].stringPrefix else { return nil }
    let second = byte(at: start + 1)
    if second.isQuote { return (first, 1) }
    guard byte(at: start + 2).isQuote, let other = second.stringPrefix else { return nil }
    let both = first.union(other)
    // One of the two is `r`, and the other is neither `r` nor `u`.
    let isPair = first.contains(.raw) != other.contains(.raw) && !both.contains(.unicode)
    return isPair ? (both, 2) : nil
  }

  private func isIdentifier(_ start: Int, _ end: Int) -> Bool {
    var isFirst = true
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      let fits = isFirst ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      if !fits { return false }
      isFirst = false
    }
    return true
  }

  /// A keyword that only begins statements, first on its line yet inside brackets, shows that the brackets were never
  /// closed: no valid source has one. The statement it begins is kept.
  private mutating func leaveBrokenBrackets(before start: Int) {
    if bracketLineStart < Int(brackets[0].offset) { return }
    let isFirstOnLine = bytes[bracketLineStart..<start].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
    }
    if !isFirstOnLine { return }
    if let bracket = brackets.last {
      report(.unclosedBracket, from: Int(bracket.offset), to: Int(bracket.offset) + 1)
    }
    brackets.removeAll(keepingCapacity: true)
    literals.removeAll(keepingCapacity: true)
    emit(.error, from: bracketLineStart, to: bracketLineStart)
    emit(.newline, from: bracketLineStart, to: bracketLineStart)
    beginLine()
  }

  // MARK: Brackets

  private mutating func openBracket(_ first: UInt8) {
    let start = position
    brackets.append(OpenBracket(byte: first, offset: UInt32(start)))
    if brackets.count > Self.deepestBrackets {
      if brackets.count == Self.deepestBrackets + 1 {
        report(.nestedTooDeeply, from: start, to: start + 1)
      }
      return emit(.error, from: start, to: start + 1)
    }
    let kind: SyntaxToken.Kind =
      switch first {
      case UInt8(ascii: "("): .leftParenthesis
      case UInt8(ascii: "["): .leftBracket
      default: .leftBrace
      }
    emit(kind, from: start, to: start + 1)
  }

  private mutating func closeBracket(_ byte: UInt8) {
    let start = position
    guard let open = brackets.last, literals.last.map({ brackets.count > $0.brackets }) ?? true
    else {
      return emitError(.unmatchedBracket, from: start, to: start + 1)
    }
    let fits =
      switch byte {
      case UInt8(ascii: ")"): open.byte == UInt8(ascii: "(")
      case UInt8(ascii: "]"): open.byte == UInt8(ascii: "[")
      default: open.byte == UInt8(ascii: "{") || open.byte == Self.fieldBrace
      }
    if !fits {
      // A field's brace is closed by a brace only: its literal's text goes on from there.
      if open.byte != Self.fieldBrace { brackets.removeLast() }
      return emitError(.mismatchedBracket, from: start, to: start + 1)
    }
    brackets.removeLast()
    if open.byte == Self.fieldBrace { endField() }
    let kind: SyntaxToken.Kind =
      switch byte {
      case UInt8(ascii: ")"): .rightParenthesis
      case UInt8(ascii: "]"): .rightBracket
      default: .rightBrace
      }
    emit(kind, from: start, to: start + 1)
  }
}

extension SyntaxToken.Kind {
  /// True for a token after which no newline is due.
  var endsLine: Bool { self == .newline || self == .indent || self == .dedent }
}

extension UInt8 {
  @inline(__always) var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  @inline(__always) var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
  @inline(__always) var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  @inline(__always) var continuesWord: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || isDigit || self == UInt8(ascii: "_") || self >= 0x80
  }

  /// What this letter means before a quote, or nil where it means nothing there.
  @inline(__always) fileprivate var stringPrefix: StringFlags? {
    switch self | 0x20 {
    case UInt8(ascii: "r"): .raw
    case UInt8(ascii: "b"): .bytes
    case UInt8(ascii: "u"): .unicode
    case UInt8(ascii: "f"): .formatted
    case UInt8(ascii: "t"): .template
    default: nil
    }
  }
}
