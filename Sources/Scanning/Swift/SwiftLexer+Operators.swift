/// Operators, and the slash that may be one or may start a regex literal.
extension SwiftLexer {
  /// The operator, regex literal or lone punctuation mark at `position`.
  mutating func operatorToken(_ source: Span<UInt8>) -> SwiftToken {
    let start = position
    if dueRegexEnd > start {
      defer { dueRegexEnd = 0 }
      return finish(.regex, from: start, length: dueRegexEnd - start)
    }
    let first = source[start]
    let expectsOperand = takeExpectation()
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?"), isBoundLeft(source, start) {
      self.expectsOperand = precedingKeyword(source) == .try
      return finish(
        first == UInt8(ascii: "!") ? .exclamation : .postfixQuestion, from: start, length: 1)
    }
    let end = operatorEnd(source)
    guard end > start else { return finish(.unknown, from: start, length: 1) }
    if let slash = firstSlash(source, from: start, to: end),
      let regexEnd = regex(
        source, at: slash, in: start..<end, expectsOperand: expectsOperand)
    {
      if slash == start { return finish(.regex, from: start, length: regexEnd - start) }
      dueRegexEnd = regexEnd
      let kind = kind(source, from: start, to: slash)
      return finish(kind, from: start, length: slash - start)
    }
    let kind = kind(source, from: start, to: end)
    return finish(kind, from: start, length: end - start)
  }

  private mutating func takeExpectation() -> Bool {
    guard expectsOperand else { return false }
    expectsOperand = false
    return previous.kind == .exclamation || previous.kind == .postfixQuestion
  }

  /// Where the operator at `position` ends: before a comment, before a placeholder, and before a period if it does not start with one.
  private func operatorEnd(_ source: Span<UInt8>) -> Int {
    let start = position
    var place = start
    while place < source.count {
      let byte = source[place]
      if byte >= 0x80 {
        let decoded = SwiftCharacters.decode(source, at: place)
        guard let scalar = decoded.scalar, SwiftCharacters.continuesOperator(scalar) else { break }
        place += decoded.length
        continue
      }
      guard SwiftCharacters.isOperator(byte) else { break }
      if place > start {
        switch byte {
        case UInt8(ascii: "."):
          if source[start] != UInt8(ascii: ".") { return place }
        case UInt8(ascii: "/"):
          let next = place + 1 < source.count ? source[place + 1] : 0
          if next == UInt8(ascii: "/") || next == UInt8(ascii: "*") { return place }
        case UInt8(ascii: "<"):
          if placeholderEnd(source, from: place) != nil { return place }
        default: break
        }
      }
      place += 1
    }
    return place
  }

  private func firstSlash(_ source: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      if source[place] == UInt8(ascii: "/") { return place }
      place += 1
    }
    return nil
  }

  private func kind(_ source: Span<UInt8>, from start: Int, to end: Int) -> SwiftToken.Kind {
    let left = isBoundLeft(source, start)
    let right = isBoundRight(source, end, left: left)
    if end - start == 1 {
      switch source[start] {
      case UInt8(ascii: "="): return .equal
      case UInt8(ascii: "."): return .period
      case UInt8(ascii: "?"): return left ? .postfixQuestion : .infixQuestion
      case UInt8(ascii: "&") where right && !left: return .prefixAmpersand
      default: break
      }
    }
    if end - start == 2, source[start] == UInt8(ascii: "-"),
      source[start + 1] == UInt8(ascii: ">")
    {
      return .arrow
    }
    if left == right { return .binaryOperator }
    return left ? .postfixOperator : .prefixOperator
  }

  /// Whether an operand, rather than space or an opening mark, stands directly before `place`.
  private func isBoundLeft(_ source: Span<UInt8>, _ place: Int) -> Bool {
    guard place > 0 else { return false }
    switch source[place - 1] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "/"):
      return !(place > 1 && source[place - 2] == UInt8(ascii: "*"))
    case 0xA0:
      return !(place > 1 && source[place - 2] == 0xC2)
    default: return true
    }
  }

  /// Whether an operand, rather than space or a closing mark, stands directly at `place`.
  private func isBoundRight(_ source: Span<UInt8>, _ place: Int, left: Bool) -> Bool {
    guard place < source.count else { return false }
    let next = place + 1 < source.count ? source[place + 1] : 0
    switch source[place] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"), 0:
      return false
    case UInt8(ascii: "."): return !left
    case UInt8(ascii: "/"): return next != UInt8(ascii: "/") && next != UInt8(ascii: "*")
    case 0xC2: return next != 0xA0
    default: return true
    }
  }

  /// The keyword the last token is, unless it is a member's name.
  private func precedingKeyword(_ source: Span<UInt8>) -> SwiftKeyword? {
    guard previous.kind == .identifier, !previousFollowsPeriod(source) else { return nil }
    return SwiftKeyword(source, from: previous.start, to: previous.end)
  }

  private func previousFollowsPeriod(_ source: Span<UInt8>) -> Bool {
    guard previous.start > 0, source[previous.start - 1] == UInt8(ascii: ".") else { return false }
    // The end of a range is no member: `0...self`.
    return previous.start < 2 || source[previous.start - 2] != UInt8(ascii: ".")
  }

  /// Where the regex literal that the slash of an operator starts ends, if it starts one.
  private mutating func regex(
    _ source: Span<UInt8>, at slash: Int, in whole: Range<Int>, expectsOperand: Bool
  ) -> Int? {
    let left = isBoundLeft(source, whole.lowerBound)
    if left { return nil }
    let keyword = precedingKeyword(source)
    if keyword == .func || keyword == .operator { return nil }
    var mustBeRegex = false
    if !isBoundRight(source, whole.upperBound, left: left) {
      // Space on both sides: an operator, unless no operator can stand here.
      if expectsOperand {
        mustBeRegex = true
      } else {
        guard isOperandPlace(keyword) else { return nil }
        switch previous.kind {
        // In a list of arguments the operator itself may be one.
        case .leftParen, .stringHead, .stringMiddle, .leftSquare, .comma, .colon, .doubleColon:
          break
        default: mustBeRegex = true
        }
      }
    }
    return regexEnd(source, from: slash, pounds: 0, mustBeRegex: mustBeRegex)
  }

  /// Whether an operand is due after the last token, rather than an operator.
  private func isOperandPlace(_ keyword: SwiftKeyword?) -> Bool {
    switch previous.kind {
    case .endOfFile, .leftBrace, .leftParen, .leftSquare, .stringHead, .stringMiddle,
      .prefixOperator, .prefixAmpersand, .binaryOperator, .equal, .semicolon, .comma, .colon,
      .infixQuestion, .poundIf, .poundElse, .poundElseif, .poundEndif, .unknown:
      true
    case .identifier: keyword.map { !$0.isExpression } ?? false
    default: false
    }
  }
}
