/// Reads the bytes of one Swift file and says what it declares and which names it mentions, whatever the bytes are.
///
/// It keeps a stack of what is open in place of a tree: a declaration can start only directly in the file or in the braces of a
/// type, and there its keyword can stand for nothing else.
package struct SwiftDeclarationScanner {
  /// Something that is open at a place in the file.
  enum Frame {
    case file
    /// The braces of a type or extension, an index into the declarations.
    case members(Int32)
    case code
    case round, square
  }

  var lexer = SwiftLexer()
  var outline = SwiftOutline()
  private var table: MentionTable
  /// Outermost first; never empty.
  var frames: [Frame] = [.file]
  /// How many frames were open at each `#if` that is open.
  var conditions: [Int] = []
  /// The token that is looked at, where it stands, and the two before it.
  var token = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  var line = 1
  var column = 0
  var before = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  /// The reserved words that `token` and `before` are, where they stand for those.
  var keyword: SwiftKeyword?
  var keywordBefore: SwiftKeyword?
  /// The kind of the token before `before`.
  var kindBeforeThat = SwiftToken.Kind.endOfFile
  /// `token` is the name of what is declared, or another word that is no mention.
  var isSilent = false
  var prefix = DeclarationPrefix()
  /// The type whose braces come next, or -1.
  var awaited: Int32 = -1
  /// The bindings of a `let`, `var` or `case` that may go on behind a comma.
  var list = BindingList()

  private init(_ source: Span<UInt8>) {
    table = MentionTable(expecting: source.count)
  }

  package static func scan(_ source: Span<UInt8>) -> SwiftOutline {
    var scanner = SwiftDeclarationScanner(source)
    scanner.scan(source)
    return scanner.outline
  }

  private mutating func scan(_ source: Span<UInt8>) {
    advance(source)
    while token.kind != .endOfFile {
      switch token.kind {
      case .poundIf, .poundElseif, .poundElse, .poundEndif: directive(source)
      default:
        if parent != nil { item(source) } else { advance(source) }
      }
    }
  }

  /// Where a declaration that starts here would belong: -1 for the file, an index for a type; nil where none can start.
  var parent: Int32? {
    switch frames[frames.count - 1] {
    case .file: -1
    case .members(let type): type
    default: nil
    }
  }

  // MARK: Tokens

  /// Goes on to the next token: opens and closes what the present one does, and notes what it mentions.
  mutating func advance(_ source: Span<UInt8>) {
    switch token.kind {
    case .leftParen: frames.append(.round)
    case .leftSquare:
      frames.append(.square)
      if token.start == before.end { noteLookup() }
    case .leftBrace: openBrace()
    case .rightParen: close(.rightParen)
    case .rightSquare: close(.rightSquare)
    case .rightBrace: close(.rightBrace)
    default: break
    }
    let last = token
    let (lastLine, lastColumn, lastKeyword, wasSilent) = (line, column, keyword, isSilent)
    isSilent = false
    token = lexer.next(source)
    line = lexer.line
    column = token.start - lexer.lineStart
    keyword =
      token.kind == .identifier && last.kind != .period
        && SwiftKeyword.mayStart(source[token.start])
      ? SwiftKeyword(source, from: token.start, to: token.end) : nil
    if !wasSilent {
      note(last, lastKeyword, line: lastLine, column: lastColumn, source)
    }
    kindBeforeThat = before.kind
    before = last
    keywordBefore = lastKeyword
  }

  private mutating func openBrace() {
    // In the arguments of an attribute a closure ends nothing.
    if parent != nil { prefix.close() }
    if awaited >= 0, parent != nil {
      frames.append(.members(awaited))
      awaited = -1
    } else {
      frames.append(.code)
    }
  }

  /// Closes the innermost frame of the bracket's kind with all that was left open in it; a stray bracket closes nothing.
  private mutating func close(_ kind: SwiftToken.Kind) {
    var index = frames.count - 1
    let floor = conditions.last ?? 1
    while index >= max(1, floor) {
      switch (frames[index], kind) {
      case (.round, .rightParen), (.square, .rightSquare), (.members, .rightBrace),
        (.code, .rightBrace):
        frames.removeLast(frames.count - index)
        return
      // A round bracket does not close what a brace opened.
      case (.members, _), (.code, _): return
      default: index -= 1
      }
    }
  }

  // MARK: Mentions

  private mutating func noteLookup() {
    switch before.kind {
    case .identifier, .escapedIdentifier, .dollarIdentifier, .rightParen, .rightSquare, .rightBrace,
      .postfixQuestion, .infixQuestion, .exclamation, .string, .stringTail, .period:
      outline.looksUpInBrackets = true
    default: break
    }
  }

  /// Notes the token that has just been left; `before` is still the one before it, and `token` the one behind it.
  private mutating func note(
    _ last: SwiftToken, _ lastKeyword: SwiftKeyword?, line: Int, column: Int,
    _ source: Span<UInt8>
  ) {
    var range = last.start..<last.end
    var forms: SwiftMention.Forms
    switch last.kind {
    case .identifier:
      guard lastKeyword == nil, !isLabel, !isLocalName else { return }
      forms = self.forms(of: last)
    case .escapedIdentifier:
      guard !isLabel, !isLocalName else { return }
      range = last.start + 1..<last.end - 1
      forms = self.forms(of: last)
    case .prefixOperator, .binaryOperator, .postfixOperator: forms = .operator
    case .string:
      noteString(last, line: line, column: column, source)
      return
    default: return
    }
    if range.isEmpty { return }
    table.note(range, of: source, as: forms, line: line, column: column, in: &outline)
  }

  /// Whether a name stands before its colon in a list of arguments or parameters.
  private var isLabel: Bool {
    let isInner =
      before.kind == .identifier && token.kind == .colon
      && (kindBeforeThat == .leftParen || kindBeforeThat == .comma)
    guard before.kind == .leftParen || before.kind == .comma || isInner else { return false }
    switch token.kind {
    case .colon: break
    // `outer inner: Type`
    case .identifier, .escapedIdentifier:
      if keyword != nil || token.startsLine { return false }
    default: return false
    }
    if case .round = frames[frames.count - 1] { return true }
    return false
  }

  /// Whether the word that declares a name in a body of code stands before it.
  private var isLocalName: Bool {
    switch keywordBefore {
    // `if let name {` mentions the name.
    case .let, .var: token.kind != .leftBrace && token.kind != .comma && keyword != .else
    case .func, .class, .struct, .enum, .protocol, .typealias, .associatedtype, .import:
      true
    default: false
    }
  }

  private func forms(of last: SwiftToken) -> SwiftMention.Forms {
    var forms: SwiftMention.Forms
    switch before.kind {
    case .period, .doubleColon:
      forms = .member
      switch kindBeforeThat {
      case .identifier, .escapedIdentifier: forms.insert(.qualified)
      default: break
      }
    case .at: forms = .attribute
    case .pound: forms = .macro
    case .colon, .arrow: forms = [.plain, .type]
    default:
      switch keywordBefore {
      case .as, .is, .extension: forms = [.plain, .type]
      default: forms = .plain
      }
    }
    if token.kind == .leftParen, !token.startsLine { forms.insert(.call) }
    return forms
  }

  /// A string that is nothing but a name, or names with periods between them, may be looked up at run time.
  private mutating func noteString(
    _ last: SwiftToken, line: Int, column: Int, _ source: Span<UInt8>
  ) {
    let (start, end) = (last.start + 1, last.end - 1)
    guard end - start >= 2, end - start <= 120 else { return }
    for place in start..<end {
      let byte = source[place]
      guard SwiftCharacters.isNamePart(byte) || byte == UInt8(ascii: ".") || byte >= 0x80 else {
        return
      }
    }
    var first = start
    for place in start...end where place == end || source[place] == UInt8(ascii: ".") {
      if place > first, !SwiftCharacters.isDigit(source[first]) {
        table.note(
          first..<place, of: source, as: .string, line: line, column: column, in: &outline)
      }
      first = place + 1
    }
  }
}
