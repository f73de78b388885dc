import Scanning

extension ManifestParser {
  mutating func expression() -> ManifestExpression {
    guard depth < Self.deepest else {
      let start = token.start
      skipStatement()
      return .init(kind: .unknown("an expression nested too deeply"), range: range(from: start))
    }
    depth += 1
    defer { depth -= 1 }
    let start = token.start
    let condition = binary(above: 0)
    guard token.kind == .infixQuestion else { return condition }
    advance()
    let first = expression()
    guard take(.colon) else { return unknown("an operator that is not followed", from: start) }
    let second = expression()
    return .init(kind: .ternary(condition, first, second), range: range(from: start))
  }

  private func unknown(_ why: String, from start: Int) -> ManifestExpression {
    .init(kind: .unknown(why), range: range(from: start))
  }

  private static func strength(_ spelled: String) -> Int? {
    switch spelled {
    case "||": 1
    case "&&": 2
    case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "~=": 3
    case "??": 4
    case "...", "..<": 5
    case "+", "-": 6
    case "*", "/", "%": 7
    default: nil
    }
  }

  private mutating func binary(above least: Int) -> ManifestExpression {
    let start = token.start
    var left = unary()
    while true {
      if isWord("as") || isWord("is") {
        let isTest = isWord("is")
        advance()
        if token.kind == .postfixQuestion || token.kind == .exclamation { advance() }
        _ = type()
        if isTest { left = unknown("a test of a type", from: start) }
        continue
      }
      guard token.kind == .binaryOperator, let strength = Self.strength(text(token)),
        strength > least
      else { return left }
      let spelled = text(token)
      advance()
      // `??` binds to the right.
      let right = binary(above: spelled == "??" ? strength - 1 : strength)
      left = .init(kind: .binary(spelled, left, right), range: range(from: start))
    }
  }

  private mutating func unary() -> ManifestExpression {
    let start = token.start
    var signs: [String] = []
    while true {
      if token.kind == .prefixOperator || token.kind == .prefixAmpersand {
        signs.append(text(token))
        advance()
      } else if isWord("try") || isWord("await") {
        advance()
        if token.kind == .exclamation || token.kind == .postfixQuestion { advance() }
      } else {
        break
      }
    }
    var value = postfix()
    for sign in signs.reversed() {
      value = .init(kind: .prefix(sign, value), range: range(from: start))
    }
    return value
  }

  private mutating func postfix() -> ManifestExpression {
    let start = token.start
    var value = primary()
    while true {
      switch token.kind {
      case .period:
        guard next.kind == .identifier || next.kind == .escapedIdentifier || next.kind == .number
        else {
          advance()
          continue
        }
        advance()
        let name = text(token)
        advance()
        if name != "self" {
          value = .init(kind: .member(value, name), range: range(from: start))
        }
      case .postfixQuestion, .exclamation: advance()
      case .leftParen where !token.startsLine:
        var arguments = self.arguments(closing: .rightParen)
        arguments += trailingClosures()
        value = .init(kind: .call(value, arguments), range: range(from: start))
      case .leftSquare where !token.startsLine:
        let arguments = arguments(closing: .rightSquare)
        value = .init(kind: .element(value, arguments), range: range(from: start))
      case .leftBrace where !token.startsLine && allowsTrailingClosure && mayBeCalled(value):
        value = .init(kind: .call(value, trailingClosures()), range: range(from: start))
      case .poundIf:
        // Members that depend on conditional compilation: none of them is followed.
        guard next.kind == .identifier, isPostfixCondition() else { return value }
        while token.kind != .poundEndif, token.kind != .endOfFile { advance() }
        _ = take(.poundEndif)
      default: return value
      }
    }
  }

  /// Whether what follows the condition of this `#if` is a member of the expression before it.
  private func isPostfixCondition() -> Bool {
    var index = at + 1
    while tokens[index].kind != .endOfFile, !tokens[index].startsLine { index += 1 }
    return tokens[index].kind == .period && at > 0
      && tokens[at - 1].kind != .rightBrace
  }

  private func mayBeCalled(_ value: ManifestExpression) -> Bool {
    switch value.kind {
    case .name, .member, .implicitMember: true
    default: false
    }
  }

  private mutating func trailingClosures() -> [ManifestExpression.Argument] {
    var all: [ManifestExpression.Argument] = []
    guard allowsTrailingClosure, token.kind == .leftBrace, !token.startsLine else { return all }
    all.append(.init(label: nil, value: closure()))
    while token.kind == .identifier, next.kind == .colon, !token.startsLine,
      tokens[min(at + 2, tokens.count - 1)].kind == .leftBrace
    {
      let label = text(token)
      advance()
      advance()
      all.append(.init(label: label, value: closure()))
    }
    return all
  }

  /// What stands between parentheses or square brackets, those included.
  private mutating func arguments(closing end: SwiftToken.Kind) -> [ManifestExpression.Argument] {
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    advance()
    var all: [ManifestExpression.Argument] = []
    while token.kind != end, token.kind != .endOfFile {
      let start = at
      var label: String?
      if token.kind == .identifier || token.kind == .escapedIdentifier, next.kind == .colon {
        label = text(token)
        advance()
        advance()
      }
      all.append(.init(label: label, value: expression()))
      if !take(.comma), token.kind != end, at == start { advance() }
    }
    _ = take(end)
    return all
  }

  // MARK: Primary expressions

  private mutating func primary() -> ManifestExpression {
    let start = token.start
    switch token.kind {
    case .string, .stringHead: return string()
    case .number:
      let digits = text(token).filter { $0 != "_" }
      advance()
      guard let value = Int(digits) else { return unknown("a number", from: start) }
      return .init(kind: .integer(value), range: range(from: start))
    case .leftSquare: return collection()
    case .leftParen:
      let parts = arguments(closing: .rightParen)
      if parts.count == 1, parts[0].label == nil { return parts[0].value }
      return .init(kind: .tuple(parts), range: range(from: start))
    case .leftBrace: return closure()
    case .period:
      advance()
      let name = text(token)
      advance()
      return .init(kind: .implicitMember(name), range: range(from: start))
    case .backslash:
      advance()
      var names: [String] = []
      while token.kind == .period || token.kind == .identifier || token.kind == .postfixQuestion {
        if token.kind == .identifier {
          if token.startsLine { break }
          names.append(text(token))
        }
        advance()
      }
      return .init(kind: .keyPath(names), range: range(from: start))
    case .dollarIdentifier, .escapedIdentifier:
      let name = text(token)
      advance()
      return .init(kind: .name(name), range: range(from: start))
    case .identifier: return word()
    case .pound:
      advance()
      let name = text(token)
      advance()
      if token.kind == .leftParen, !token.startsLine { skipBrackets() }
      return unknown("#\(name)", from: start)
    case .rightParen, .rightBrace, .rightSquare, .endOfFile, .comma, .colon, .poundIf, .poundElse,
      .poundElseif, .poundEndif:
      return unknown("a missing expression", from: start)
    default:
      advance()
      return unknown("an expression that is not followed", from: start)
    }
  }

  private mutating func word() -> ManifestExpression {
    let start = token.start
    let name = text(token)
    switch name {
    case "true", "false":
      advance()
      return .init(kind: .boolean(name == "true"), range: range(from: start))
    case "nil":
      advance()
      return .init(kind: .null, range: range(from: start))
    case "if":
      let choice = condition()
      return .init(kind: .choice(choice), range: range(from: start))
    case "switch":
      let choice = selection()
      return .init(kind: .choice(choice), range: range(from: start))
    default: break
    }
    advance()
    // `Array<Target>()`: what a type is generic over makes no difference.
    if name.first?.isUppercase == true, isOperator("<"), token.start == tokens[at - 1].end {
      _ = type()
    }
    return .init(kind: .name(name), range: range(from: start))
  }

  private mutating func collection() -> ManifestExpression {
    let start = token.start
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    advance()
    if take(.colon) {
      _ = take(.rightSquare)
      return .init(kind: .dictionary([]), range: range(from: start))
    }
    var elements: [ManifestExpression] = []
    var pairs: [(key: ManifestExpression, value: ManifestExpression)] = []
    while token.kind != .rightSquare, token.kind != .endOfFile {
      let before = at
      let element = expression()
      if take(.colon) {
        pairs.append((element, expression()))
      } else {
        elements.append(element)
      }
      if !take(.comma), token.kind != .rightSquare, at == before { advance() }
    }
    _ = take(.rightSquare)
    let kind: ManifestExpression.Kind = pairs.isEmpty ? .array(elements) : .dictionary(pairs)
    return .init(kind: kind, range: range(from: start))
  }

  private mutating func closure() -> ManifestExpression {
    let start = token.start
    var parameters: [String] = []
    if let end = closureHead() {
      var index = at + 1
      var isType = false
      while index < end {
        let token = tokens[index]
        if token.kind == .colon || token.kind == .arrow { isType = true }
        if token.kind == .comma { isType = false }
        if token.kind == .identifier, !isType, !isWord("in", at: index) {
          parameters.append(text(token))
        }
        index += 1
      }
      // What `block` skips as the opening brace is the `in`.
      at = end
      let body = closureBody()
      return .init(kind: .closure(parameters: parameters, body: body), range: range(from: start))
    }
    return .init(kind: .closure(parameters: [], body: closureBody()), range: range(from: start))
  }

  private mutating func closureBody() -> [ManifestStatement] {
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    advance()
    let body = statements { $0.kind == .rightBrace }
    _ = take(.rightBrace)
    return body
  }

  /// Where the `in` of the closure that starts here stands, if it has one.
  private func closureHead() -> Int? {
    var index = at + 1
    var open = 0
    while index < tokens.count, index < at + 64 {
      switch tokens[index].kind {
      case .identifier:
        if open == 0, isWord("in", at: index) { return index }
      case .leftParen, .leftSquare: open += 1
      case .rightParen, .rightSquare: open -= 1
      case .comma, .colon, .arrow, .postfixQuestion, .period, .prefixOperator, .binaryOperator,
        .postfixOperator, .at, .dollarIdentifier:
        break
      default: return nil
      }
      if open < 0 { return nil }
      index += 1
    }
    return nil
  }

  // MARK: Strings

  private mutating func string() -> ManifestExpression {
    let start = token.start
    var segments: [ManifestExpression.Segment] = []
    let pounds = bytes[token.start...].prefix { $0 == UInt8(ascii: "#") }.count
    let quotes = bytes[(token.start + pounds)...].prefix { $0 == UInt8(ascii: "\"") }.count
    // Two quotes are an empty string, three open one over several lines.
    let isMultiline = quotes >= 3
    let fence = pounds + (isMultiline ? 3 : 1)
    if token.kind == .string {
      let inner = token.start + fence..<max(token.start + fence, token.end - fence)
      advance()
      return .init(
        kind: .string([
          .text(ManifestText.text(bytes[inner], pounds: pounds, isMultiline: isMultiline))
        ]), range: range(from: start))
    }
    let hook = 2 + pounds
    var from = token.start + fence
    while true {
      let isTail = token.kind == .stringTail
      let end = max(from, token.end - (isTail ? fence : hook))
      segments.append(
        .text(ManifestText.text(bytes[from..<end], pounds: pounds, isMultiline: isMultiline)))
      advance()
      if isTail { break }
      segments.append(.value(expression()))
      guard token.kind == .stringMiddle || token.kind == .stringTail else {
        return unknown("a string that is not followed", from: start)
      }
      from = token.start + 1
    }
    return .init(kind: .string(segments), range: range(from: start))
  }
}

/// The text that the inside of a string literal stands for.
enum ManifestText {
  static func text(_ inner: ArraySlice<UInt8>, pounds: Int, isMultiline: Bool) -> String {
    guard inner.contains(UInt8(ascii: "\\")), pounds == 0 else {
      return String(decoding: inner, as: UTF8.self)
    }
    var result: [UInt8] = []
    var at = inner.startIndex
    while at < inner.endIndex {
      guard inner[at] == UInt8(ascii: "\\"), at + 1 < inner.endIndex else {
        result.append(inner[at])
        at += 1
        continue
      }
      switch inner[at + 1] {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "0"): result.append(0)
      case UInt8(ascii: "u"): appendScalar(inner, &at, to: &result)
      case let other: result.append(other)
      }
      at += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `\u{1F600}`; leaves `at` two bytes before its end.
  private static func appendScalar(
    _ inner: ArraySlice<UInt8>, _ at: inout Int, to result: inout [UInt8]
  ) {
    guard let close = inner[at...].firstIndex(of: UInt8(ascii: "}")), close > at + 3,
      let value = UInt32(String(decoding: inner[(at + 3)..<close], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return }
    result += Array(String(Character(scalar)).utf8)
    at = close - 1
  }
}
