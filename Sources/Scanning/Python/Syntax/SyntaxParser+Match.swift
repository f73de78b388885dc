extension SyntaxParser {
  /// True where the name `match` begins a match statement: its logical line ends with a colon, and a block of cases follows.
  func beginsMatch() -> Bool {
    var index = position + 1
    while tokens[index].kind != .newline && tokens[index].kind != .endOfFile { index += 1 }
    return tokens[index - 1].kind == .colon && index > position + 2
      && index + 2 < tokens.count && tokens[index + 1].kind == .indent
      && tokens[index + 2].kind == .name
      && tokens[index + 2].payload == SyntaxToken.SoftKeyword.case
  }

  mutating func parseMatch() -> UInt32 {
    let first = start
    advance()
    let subject = parseSubject()
    expect(.colon)
    expect(.newline)
    if failed { _ = accept(.newline) }
    _ = accept(.indent)
    let mark = scratch.count
    while kind != .dedent && kind != .endOfFile {
      failed = false
      depth = 0
      if isName(SyntaxToken.SoftKeyword.case) {
        scratch.append(parseCase())
      } else if kind == .indent || kind == .newline {
        report(.unexpected, from: start, to: start)
        advance()
      } else {
        _ = skipStatement(from: start)
      }
    }
    _ = accept(.dedent)
    let cases = list(since: mark)
    return add(.match, from: first, to: lastLineEnd, a: subject, b: cases)
  }

  private mutating func parseSubject() -> UInt32 {
    let first = start
    let isStarred = kind == .star
    let value = isStarred ? parseStarred(parseBinaryOperand: true) : parseNamedExpression()
    if kind != .comma {
      if isStarred { fail() }
      return value
    }
    let mark = scratch.count
    scratch.append(value)
    while accept(.comma) {
      if !kind.beginsExpression { break }
      scratch.append(
        kind == .star ? parseStarred(parseBinaryOperand: true) : parseNamedExpression())
    }
    let elements = list(since: mark)
    return add(.tuple, from: first, a: elements)
  }

  private mutating func parseCase() -> UInt32 {
    let first = start
    advance()
    let pattern = parseOpenPattern()
    let guardTest = accept(.kIf) ? parseNamedExpression() : 0
    let body = parseBlock()
    return add(
      .matchCase, from: first, to: lastLineEnd, a: pattern, b: guardTest, c: body)
  }

  // MARK: Patterns

  /// A pattern, or several with commas between them and no brackets around.
  private mutating func parseOpenPattern() -> UInt32 {
    let first = start
    let isStarred = kind == .star
    let pattern = parseMaybeStarred()
    if kind != .comma {
      if isStarred { fail() }
      return pattern
    }
    let patterns = gatherPatterns(after: pattern)
    return add(.matchSequence, from: first, a: patterns)
  }

  private mutating func gatherPatterns(after pattern: UInt32) -> UInt32 {
    let mark = scratch.count
    scratch.append(pattern)
    while accept(.comma) {
      if !kind.beginsExpression { break }
      scratch.append(parseMaybeStarred())
    }
    return list(since: mark)
  }

  private mutating func parseMaybeStarred() -> UInt32 {
    if kind != .star { return parsePattern() }
    let first = start
    advance()
    let isWildcard = isName(SyntaxToken.SoftKeyword.underscore)
    var name = nameRecord()
    if isWildcard { name = 0 }
    return add(.matchStar, from: first, a: name)
  }

  private mutating func parsePattern() -> UInt32 {
    let first = start
    var pattern = parseClosedPattern()
    if kind == .pipe {
      let mark = scratch.count
      scratch.append(pattern)
      while accept(.pipe) { scratch.append(parseClosedPattern()) }
      let alternatives = list(since: mark)
      pattern = add(.matchOr, from: first, a: alternatives)
    }
    if !accept(.kAs) { return pattern }
    if isName(SyntaxToken.SoftKeyword.underscore) { fail() }
    let name = nameRecord()
    return add(.matchAs, from: first, a: pattern, b: name)
  }

  private mutating func parseClosedPattern() -> UInt32 {
    let first = start
    guard descend() else { return invalid(from: first) }
    defer { depth -= 1 }
    switch kind {
    case .name: return parseNamePattern()
    case .kNone, .kTrue, .kFalse:
      let value = parseLiteral()
      return add(.matchSingleton, from: first, a: value)
    case .integer, .float, .imaginary, .minus, .string, .literalStart:
      let value = parseLiteral()
      return add(.matchValue, from: first, a: value)
    case .leftBracket:
      advance()
      return parseSequence(from: first, until: .rightBracket)
    case .leftParenthesis:
      advance()
      if accept(.rightParenthesis) { return add(.matchSequence, from: first) }
      let isStarred = kind == .star
      let pattern = parseMaybeStarred()
      if kind == .comma {
        let patterns = gatherPatterns(after: pattern)
        expect(.rightParenthesis)
        return add(.matchSequence, from: first, a: patterns)
      }
      if isStarred { fail() }
      expect(.rightParenthesis)
      return pattern
    case .leftBrace: return parseMapping()
    default:
      fail()
      return invalid(from: first)
    }
  }

  private mutating func parseSequence(
    from first: UInt32, until close: SyntaxToken.Kind
  ) -> UInt32 {
    if accept(close) { return add(.matchSequence, from: first) }
    let pattern = parseMaybeStarred()
    let patterns = gatherPatterns(after: pattern)
    expect(close)
    return add(.matchSequence, from: first, a: patterns)
  }

  /// A number, perhaps negative or complex, a string, or a singleton.
  private mutating func parseLiteral() -> UInt32 {
    let first = start
    switch kind {
    case .string, .literalStart: return parseStrings()
    case .kNone, .kTrue, .kFalse:
      let node: SyntaxNode.Kind =
        kind == .kNone ? .constantNone : kind == .kTrue ? .constantTrue : .constantFalse
      advance()
      return add(node, from: first)
    default: break
    }
    let left = parseSignedNumber()
    if failed || kind != .plus && kind != .minus { return left.node }
    if left.isImaginary { fail() }
    let operation: BinaryOperator = kind == .plus ? .add : .subtract
    advance()
    if kind != .imaginary { fail() }
    let right = parseSignedNumber()
    return add(
      .binaryOperation, from: first, a: left.node, b: right.node, flags: operation.rawValue)
  }

  private mutating func parseSignedNumber() -> (node: UInt32, isImaginary: Bool) {
    let first = start
    let isNegative = accept(.minus)
    let token = tokens[position]
    let node: SyntaxNode.Kind
    switch kind {
    case .integer: node = .integer
    case .float: node = .float
    case .imaginary: node = .imaginary
    default:
      fail()
      return (invalid(from: first), false)
    }
    advance()
    var number = add(node, from: token.start)
    if isNegative {
      number = add(.unaryOperation, from: first, a: number, flags: UnaryOperator.minus.rawValue)
    }
    return (number, token.kind == .imaginary)
  }

  /// `a.b.c` as an expression.
  private mutating func parseDottedName() -> UInt32 {
    let first = start
    var value = add(.name, from: first, to: tokens[position].end, a: tokens[position].payload)
    advance()
    while accept(.dot) {
      guard kind == .name else {
        fail()
        return value
      }
      let name = tokens[position].payload
      advance()
      value = add(.attribute, from: first, a: value, b: name)
    }
    return value
  }

  /// A capture, a wildcard, a dotted name or a class with patterns.
  private mutating func parseNamePattern() -> UInt32 {
    let first = start
    if nextKind != .dot && nextKind != .leftParenthesis {
      let isWildcard = isName(SyntaxToken.SoftKeyword.underscore)
      let name = nameRecord()
      return add(.matchAs, from: first, b: isWildcard ? 0 : name)
    }
    let value = parseDottedName()
    if !accept(.leftParenthesis) { return add(.matchValue, from: first, a: value) }

    let mark = scratch.count
    var sawKeyword = false
    while kind != .rightParenthesis && !failed {
      let token = start
      if kind == .name && nextKind == .equal {
        let name = tokens[position].payload
        advance()
        advance()
        let pattern = parsePattern()
        scratch.append(add(.keyword, from: token, a: name + 1, b: pattern))
        sawKeyword = true
      } else {
        if sawKeyword { fail(.argumentOrder) }
        scratch.append(parsePattern())
      }
      if !accept(.comma) { break }
    }
    expect(.rightParenthesis)
    let end = scratch.count
    for index in mark..<end where nodes[Int(scratch[index])].kind != .keyword {
      scratch.append(scratch[index])
    }
    let patterns = list(since: end)
    for index in mark..<end where nodes[Int(scratch[index])].kind == .keyword {
      scratch.append(scratch[index])
    }
    let keywords = list(since: end)
    scratch.removeLast(end - mark)
    return add(.matchClass, from: first, a: value, b: patterns, c: keywords)
  }

  private mutating func parseMapping() -> UInt32 {
    let first = start
    advance()
    let mark = scratch.count
    var rest: UInt32 = 0
    while kind != .rightBrace && !failed {
      if accept(.doubleStar) {
        if isName(SyntaxToken.SoftKeyword.underscore) { fail() }
        rest = nameRecord()
        _ = accept(.comma)
        break
      }
      let key = kind == .name && nextKind == .dot ? parseDottedName() : parseLiteral()
      expect(.colon)
      let pattern = parsePattern()
      scratch.append(key)
      scratch.append(pattern)
      if !accept(.comma) { break }
    }
    expect(.rightBrace)
    let entries = list(since: mark, width: 2)
    return add(.matchMapping, from: first, a: entries, c: rest)
  }
}
