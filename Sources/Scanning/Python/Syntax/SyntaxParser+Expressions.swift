extension SyntaxParser {
  /// `a, *b, c` without parentheses: one expression, or a tuple.
  mutating func parseStarExpressions() -> UInt32 {
    let first = start
    let value = kind == .star ? parseStarred(parseBinaryOperand: true) : parseExpression()
    if kind != .comma { return value }
    let mark = scratch.count
    scratch.append(value)
    while accept(.comma) {
      if !kind.beginsExpression { break }
      scratch.append(kind == .star ? parseStarred(parseBinaryOperand: true) : parseExpression())
    }
    let elements = list(since: mark)
    return add(.tuple, from: first, a: elements)
  }

  /// `*x`, where x is what `|` binds, or any expression in calls.
  mutating func parseStarred(parseBinaryOperand: Bool) -> UInt32 {
    let first = start
    advance()
    let value = parseBinaryOperand ? parseBinary(1) : parseExpression()
    return add(.starred, from: first, a: value)
  }

  mutating func parseNamedExpression() -> UInt32 {
    if kind != .name || nextKind != .colonEqual { return parseExpression() }
    let token = tokens[position]
    advance()
    let target = add(.name, from: token.start, a: token.payload)
    advance()
    let value = parseExpression()
    return add(.namedExpression, from: token.start, a: target, b: value)
  }

  /// An expression without a comma, a star or `:=` of its own. A chain of conditionals is folded from its end.
  mutating func parseExpression() -> UInt32 {
    if kind == .kLambda { return parseLambda() }
    let first = start
    let value = parseDisjunction()
    if kind != .kIf { return value }

    let mark = scratch.count
    scratch.append(first)
    scratch.append(value)
    var last: UInt32 = 0
    repeat {
      advance()
      scratch.append(parseDisjunction())
      expect(.kElse)
      if kind == .kLambda {
        last = parseLambda()
        break
      }
      let next = start
      last = parseDisjunction()
      if kind != .kIf { break }
      scratch.append(next)
      scratch.append(last)
    } while true
    while scratch.count > mark {
      let at = scratch.count - 3
      last = add(
        .conditionalExpression, from: scratch[at], a: scratch[at + 2], b: scratch[at + 1], c: last)
      scratch.removeLast(3)
    }
    return last
  }

  private mutating func parseLambda() -> UInt32 {
    let first = start
    guard descend() else { return invalid(from: first) }
    defer { depth -= 1 }
    advance()
    let parameters = parseParameters(until: .colon)
    expect(.colon)
    let body = parseExpression()
    return add(.lambda, from: first, a: parameters, b: body)
  }

  mutating func parseYield() -> UInt32 {
    let first = start
    advance()
    if accept(.kFrom) {
      let value = parseExpression()
      return add(.yieldFrom, from: first, a: value)
    }
    let value = kind.beginsExpression ? parseStarExpressions() : 0
    return add(.yield, from: first, a: value)
  }

  // MARK: Operators

  mutating func parseDisjunction() -> UInt32 {
    let first = start
    let left = parseConjunction()
    if kind != .kOr { return left }
    let mark = scratch.count
    scratch.append(left)
    while accept(.kOr) { scratch.append(parseConjunction()) }
    let values = list(since: mark)
    return add(.booleanOperation, from: first, a: values, flags: BooleanOperator.or.rawValue)
  }

  private mutating func parseConjunction() -> UInt32 {
    let first = start
    let left = parseInversion()
    if kind != .kAnd { return left }
    let mark = scratch.count
    scratch.append(left)
    while accept(.kAnd) { scratch.append(parseInversion()) }
    let values = list(since: mark)
    return add(.booleanOperation, from: first, a: values, flags: BooleanOperator.and.rawValue)
  }

  private mutating func parseInversion() -> UInt32 {
    if kind != .kNot { return parseComparison() }
    let mark = scratch.count
    while kind == .kNot {
      scratch.append(start)
      advance()
    }
    var operand = parseComparison()
    while scratch.count > mark {
      let first = scratch.removeLast()
      operand = add(
        .unaryOperation, from: first, a: operand, flags: UnaryOperator.not.rawValue)
    }
    return operand
  }

  private mutating func parseComparison() -> UInt32 {
    let first = start
    let left = parseBinary(1)
    guard let comparison = takeComparison() else { return left }
    let mark = scratch.count
    scratch.append(UInt32(comparison.rawValue))
    scratch.append(parseBinary(1))
    while let next = takeComparison() {
      scratch.append(UInt32(next.rawValue))
      scratch.append(parseBinary(1))
    }
    let operands = list(since: mark, width: 2)
    return add(.comparison, from: first, a: left, b: operands)
  }

  @inline(__always) private mutating func takeComparison() -> ComparisonOperator? {
    let comparison: ComparisonOperator
    switch kind {
    case .equalEqual: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessEqual: comparison = .lessEqual
    case .greater: comparison = .greater
    case .greaterEqual: comparison = .greaterEqual
    case .kIn: comparison = .in
    case .kIs:
      advance()
      return accept(.kNot) ? .isNot : .is
    case .kNot where nextKind == .kIn:
      advance()
      comparison = .notIn
    default: return nil
    }
    advance()
    return comparison
  }

  /// Operators that bind at least as tightly as `precedence`, from `|` up; chains are loops.
  mutating func parseBinary(_ precedence: Int) -> UInt32 {
    let first = start
    var left = parseUnary()
    while true {
      let operation = kind
      let binding = operation.binaryPrecedence
      if binding == 0 || binding < precedence { return left }
      advance()
      let right = parseBinary(binding + 1)
      left = add(
        .binaryOperation, from: first, a: left, b: right,
        flags: operation.rawValue - SyntaxToken.Kind.plus.rawValue)
    }
  }

  private mutating func parseUnary() -> UInt32 {
    switch kind {
    case .minus, .plus, .tilde: break
    default: return parsePower()
    }
    let mark = scratch.count
    while kind == .minus || kind == .plus || kind == .tilde {
      let operation: UnaryOperator = kind == .minus ? .minus : kind == .plus ? .plus : .invert
      scratch.append(start)
      scratch.append(UInt32(operation.rawValue))
      advance()
    }
    var operand = parsePower()
    while scratch.count > mark {
      let operation = UInt8(truncatingIfNeeded: scratch.removeLast())
      let first = scratch.removeLast()
      operand = add(.unaryOperation, from: first, a: operand, flags: operation)
    }
    return operand
  }

  @inline(__always) private mutating func parsePower() -> UInt32 {
    let first = start
    var base: UInt32
    if kind == .kAwait {
      advance()
      base = parsePrimary()
      base = add(.awaiting, from: first, a: base)
    } else {
      base = parsePrimary()
    }
    if kind != .doubleStar { return base }
    guard descend() else { return base }
    defer { depth -= 1 }
    advance()
    let exponent = parseUnary()
    return add(
      .binaryOperation, from: first, a: base, b: exponent,
      flags: BinaryOperator.power.rawValue)
  }

  // MARK: Primaries

  private mutating func parsePrimary() -> UInt32 {
    let first = start
    var value = parseAtom()
    while true {
      switch kind {
      case .dot:
        advance()
        guard kind == .name else {
          fail()
          return value
        }
        let name = tokens[position].payload
        advance()
        value = add(.attribute, from: first, a: value, b: name)
      case .leftParenthesis:
        let open = start
        advance()
        let arguments = parseArguments(from: open, takesGenerator: true)
        value = add(
          .call, from: first, a: value, b: arguments.positional, c: arguments.keywords)
      case .leftBracket:
        advance()
        let index = parseSlices()
        value = add(.subscripting, from: first, a: value, b: index)
      default: return value
      }
    }
  }

  private mutating func parseAtom() -> UInt32 {
    let token = tokens[position]
    let node: SyntaxNode.Kind
    switch token.kind {
    case .name:
      advance()
      return add(.name, from: token.start, a: token.payload)
    case .string, .literalStart: return parseStrings()
    case .leftParenthesis: return parseParentheses()
    case .leftBracket: return parseBrackets()
    case .leftBrace: return parseBraces()
    case .integer: node = .integer
    case .float: node = .float
    case .imaginary: node = .imaginary
    case .kNone: node = .constantNone
    case .kTrue: node = .constantTrue
    case .kFalse: node = .constantFalse
    case .ellipsis: node = .constantEllipsis
    default:
      fail()
      return invalid(from: token.start)
    }
    advance()
    return add(node, from: token.start)
  }

  /// What stands between the brackets of a subscript, and the closing one.
  private mutating func parseSlices() -> UInt32 {
    guard descend() else { return invalid(from: start) }
    defer { depth -= 1 }
    let first = start
    let isStarred = kind == .star
    var index = parseSlice()
    if kind == .comma || isStarred {
      let mark = scratch.count
      scratch.append(index)
      while accept(.comma) {
        if kind == .rightBracket || failed { break }
        scratch.append(parseSlice())
      }
      let elements = list(since: mark)
      index = add(.tuple, from: first, a: elements)
    }
    expect(.rightBracket)
    return index
  }

  private mutating func parseSlice() -> UInt32 {
    let first = start
    if kind == .star { return parseStarred(parseBinaryOperand: false) }
    var lower: UInt32 = 0
    if kind != .colon {
      let isNamed = kind == .name && nextKind == .colonEqual
      lower = parseNamedExpression()
      if kind != .colon || isNamed { return lower }
    }
    expect(.colon)
    let upper = kind.beginsExpression ? parseExpression() : 0
    let step = accept(.colon) && kind.beginsExpression ? parseExpression() : 0
    return add(.slice, from: first, a: lower, b: upper, c: step)
  }
}

extension SyntaxToken.Kind {
  /// True for a token an expression can begin with, a starred one included.
  @inline(__always) var beginsExpression: Bool {
    switch self {
    case .name, .integer, .float, .imaginary, .string, .literalStart, .leftParenthesis,
      .leftBracket, .leftBrace, .ellipsis, .tilde, .plus, .minus, .star, .kFalse, .kNone, .kTrue,
      .kAwait, .kLambda, .kNot, .error:
      true
    default: false
    }
  }
}
