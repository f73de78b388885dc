extension SyntaxParser {
  /// `(…)`: a tuple, a generator, a `yield`, or an expression that keeps its own range.
  mutating func parseParentheses() -> UInt32 {
    let first = start
    guard descend() else { return invalid(from: first) }
    defer { depth -= 1 }
    advance()
    if accept(.rightParenthesis) { return add(.tuple, from: first) }
    if kind == .kYield {
      let value = parseYield()
      expect(.rightParenthesis)
      return value
    }
    let isStarred = kind == .star
    let value = parseElement()
    if kind == .kFor || kind == .kAsync {
      let generators = parseGenerators()
      expect(.rightParenthesis)
      return add(.generatorExpression, from: first, a: value, b: generators)
    }
    if kind == .comma {
      let elements = parseElements(after: value)
      expect(.rightParenthesis)
      return add(.tuple, from: first, a: elements)
    }
    if isStarred { fail() }
    expect(.rightParenthesis)
    return value
  }

  mutating func parseBrackets() -> UInt32 {
    let first = start
    guard descend() else { return invalid(from: first) }
    defer { depth -= 1 }
    advance()
    if accept(.rightBracket) { return add(.list, from: first) }
    let value = parseElement()
    if kind == .kFor || kind == .kAsync {
      let generators = parseGenerators()
      expect(.rightBracket)
      return add(.listComprehension, from: first, a: value, b: generators)
    }
    let elements = parseElements(after: value)
    expect(.rightBracket)
    return add(.list, from: first, a: elements)
  }

  mutating func parseBraces() -> UInt32 {
    let first = start
    guard descend() else { return invalid(from: first) }
    defer { depth -= 1 }
    advance()
    if accept(.rightBrace) { return add(.dictionary, from: first) }
    if kind == .doubleStar { return parseDictionary(from: first, key: 0) }
    let isPlain = kind != .star && !(kind == .name && nextKind == .colonEqual)
    let value = parseElement()
    if isPlain && kind == .colon { return parseDictionary(from: first, key: value) }
    if kind == .kFor || kind == .kAsync {
      let generators = parseGenerators()
      expect(.rightBrace)
      return add(.setComprehension, from: first, a: value, b: generators)
    }
    let elements = parseElements(after: value)
    expect(.rightBrace)
    return add(.set, from: first, a: elements)
  }

  /// The rest of a dictionary, from the colon after its first key, or from the stars before its first value.
  private mutating func parseDictionary(from first: UInt32, key firstKey: UInt32) -> UInt32 {
    let mark = scratch.count
    var key = firstKey
    repeat {
      if scratch.count > mark {
        if kind == .rightBrace { break }
        key = kind == .doubleStar ? 0 : parseExpression()
      }
      let value: UInt32
      if key == 0 {
        advance()
        value = parseBinary(1)
      } else {
        expect(.colon)
        value = parseExpression()
      }
      if scratch.count == mark && (kind == .kFor || kind == .kAsync) {
        let generators = parseGenerators()
        expect(.rightBrace)
        return add(.dictionaryComprehension, from: first, a: key, b: value, c: generators)
      }
      scratch.append(key)
      scratch.append(value)
    } while !failed && accept(.comma)
    expect(.rightBrace)
    let entries = list(since: mark, width: 2)
    return add(.dictionary, from: first, a: entries)
  }

  private mutating func parseElement() -> UInt32 {
    kind == .star ? parseStarred(parseBinaryOperand: true) : parseNamedExpression()
  }

  private mutating func parseElements(after value: UInt32) -> UInt32 {
    let mark = scratch.count
    scratch.append(value)
    while accept(.comma) {
      if !kind.beginsExpression { break }
      scratch.append(parseElement())
    }
    return list(since: mark)
  }

  /// The `for … in … if …` clauses of a comprehension.
  mutating func parseGenerators() -> UInt32 {
    let mark = scratch.count
    while kind == .kFor || kind == .kAsync {
      let first = start
      let isAsync = accept(.kAsync)
      expect(.kFor)
      let target = parseTargets()
      expect(.kIn)
      let iterable = parseDisjunction()
      let inner = scratch.count
      while accept(.kIf) { scratch.append(parseDisjunction()) }
      let conditions = list(since: inner)
      scratch.append(
        add(
          .generator, from: first, a: target, b: iterable, c: conditions, flags: isAsync ? 1 : 0))
    }
    return list(since: mark)
  }
}
