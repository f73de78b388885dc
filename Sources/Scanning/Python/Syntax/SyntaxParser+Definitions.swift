extension SyntaxParser {
  mutating func parseDecorated() -> UInt32 {
    let first = start
    let mark = scratch.count
    while kind == .at {
      failed = false
      advance()
      scratch.append(parseNamedExpression())
      expect(.newline)
      if failed { _ = accept(.newline) }
    }
    let decorators = list(since: mark)
    failed = false
    switch kind {
    case .kDef: return parseFunction(from: start, decorators: decorators, isAsync: false)
    case .kClass: return parseClass(decorators: decorators)
    case .kAsync: return parseAsync(decorators: decorators)
    case .dedent, .indent, .endOfFile:
      report(.unexpected, from: start, to: start)
      return invalid(from: first)
    default: return skipStatement(from: first)
    }
  }

  mutating func parseFunction(from first: UInt32, decorators: UInt32, isAsync: Bool) -> UInt32 {
    advance()
    let name = nameRecord()
    let typeParameters = parseTypeParameters()
    expect(.leftParenthesis)
    let parameters = parseParameters(until: .rightParenthesis)
    expect(.rightParenthesis)
    let returns = accept(.arrow) ? parseExpression() : 0
    let body = parseBlock()
    return add(
      .function, from: first, to: lastLineEnd,
      a: record(name, typeParameters, parameters, returns, body, decorators),
      flags: isAsync ? 1 : 0)
  }

  mutating func parseClass(decorators: UInt32) -> UInt32 {
    let first = start
    advance()
    let name = nameRecord()
    let typeParameters = parseTypeParameters()
    var arguments: (positional: UInt32, keywords: UInt32) = (0, 0)
    if kind == .leftParenthesis {
      let open = start
      advance()
      arguments = parseArguments(from: open, takesGenerator: false)
    }
    let body = parseBlock()
    return add(
      .classDefinition, from: first, to: lastLineEnd,
      a: record(
        name, typeParameters, arguments.positional, arguments.keywords, body, decorators))
  }

  // MARK: Parameters

  /// Parses the parameters of a function, or of a lambda where they end at a colon and have no annotations.
  mutating func parseParameters(until close: SyntaxToken.Kind) -> UInt32 {
    let mark = scratch.count
    var sawSlash = false
    var sawStar = false
    var sawDefault = false
    var needsName = false
    while kind != close && !failed {
      switch kind {
      case .slash:
        if sawSlash || sawStar || scratch.count == mark { fail(.parameterOrder) }
        for index in mark..<scratch.count {
          nodes[Int(scratch[index])].flags = ParameterKind.positionalOnly.rawValue
        }
        sawSlash = true
        if !failed { advance() }
      case .star:
        if sawStar { fail(.parameterOrder) }
        sawStar = true
        if failed { break }
        advance()
        if kind == .comma {
          needsName = true
        } else {
          gatherParameter(.variadicPositional, isAnnotated: close != .colon)
        }
      case .doubleStar:
        if needsName { fail(.parameterOrder) }
        if failed { break }
        advance()
        gatherParameter(.variadicKeyword, isAnnotated: close != .colon)
        _ = accept(.comma)
        return list(since: mark)
      default:
        needsName = false
        gatherParameter(sawStar ? .keywordOnly : .positionalOrKeyword, isAnnotated: close != .colon)
        if failed || sawStar { break }
        let hasDefault = nodes[Int(scratch[scratch.count - 1])].c != 0
        if sawDefault && !hasDefault { fail(.parameterOrder) }
        sawDefault = sawDefault || hasDefault
      }
      if !accept(.comma) { break }
    }
    if needsName { fail(.parameterOrder) }
    return list(since: mark)
  }

  private mutating func gatherParameter(_ parameter: ParameterKind, isAnnotated: Bool) {
    guard kind == .name else { return fail() }
    let token = tokens[position]
    advance()
    var annotation: UInt32 = 0
    if isAnnotated && accept(.colon) {
      annotation =
        kind == .star && parameter == .variadicPositional
        ? parseStarred(parseBinaryOperand: true) : parseExpression()
    }
    let end = lastEnd
    var value: UInt32 = 0
    if parameter != .variadicPositional && parameter != .variadicKeyword && accept(.equal) {
      value = parseExpression()
    }
    scratch.append(
      add(
        .parameter, from: token.start, to: end, a: token.payload, b: annotation, c: value,
        flags: parameter.rawValue))
  }

  mutating func parseTypeParameters() -> UInt32 {
    if kind != .leftBracket { return 0 }
    advance()
    let mark = scratch.count
    repeat {
      if scratch.count > mark && kind == .rightBracket { break }
      let first = start
      let parameter: TypeParameterKind =
        accept(.star) ? .variadic : accept(.doubleStar) ? .specification : .variable
      let name = nameRecord()
      let bound = parameter == .variable && accept(.colon) ? parseExpression() : 0
      var value: UInt32 = 0
      if accept(.equal) {
        value =
          kind == .star && parameter == .variadic
          ? parseStarred(parseBinaryOperand: true) : parseExpression()
      }
      scratch.append(
        add(.typeParameter, from: first, a: name, b: bound, c: value, flags: parameter.rawValue))
    } while accept(.comma)
    expect(.rightBracket)
    return list(since: mark)
  }

  // MARK: Arguments

  /// Parses arguments up to and with their closing parenthesis; `open` is where the opening one stands.
  mutating func parseArguments(
    from open: UInt32, takesGenerator: Bool
  ) -> (positional: UInt32, keywords: UInt32) {
    guard descend() else { return (0, 0) }
    defer { depth -= 1 }
    let mark = scratch.count
    var sawKeyword = false
    var sawDoubleStar = false
    while kind != .rightParenthesis && !failed {
      let first = start
      if kind == .name && nextKind == .equal {
        let name = tokens[position].payload
        advance()
        advance()
        let value = parseExpression()
        scratch.append(add(.keyword, from: first, a: name + 1, b: value))
        sawKeyword = true
      } else if accept(.doubleStar) {
        let value = parseExpression()
        scratch.append(add(.keyword, from: first, b: value))
        sawDoubleStar = true
      } else {
        let isStarred = kind == .star
        let value = isStarred ? parseStarred(parseBinaryOperand: false) : parseNamedExpression()
        if kind == .kFor || kind == .kAsync {
          if scratch.count > mark || !takesGenerator { fail(.unparenthesizedGenerator) }
          let generators = parseGenerators()
          if !failed && !accept(.rightParenthesis) { fail(.unparenthesizedGenerator) }
          scratch.removeLast(scratch.count - mark)
          let generator = add(.generatorExpression, from: open, a: value, b: generators)
          return (list(of: generator), 0)
        }
        if isStarred ? sawDoubleStar : sawKeyword || sawDoubleStar {
          fail(.argumentOrder, from: first, to: lastEnd)
        }
        scratch.append(value)
      }
      if !accept(.comma) { break }
    }
    expect(.rightParenthesis)
    if !sawKeyword && !sawDoubleStar { return (list(since: mark), 0) }
    return splitArguments(since: mark)
  }

  private mutating func splitArguments(since mark: Int) -> (positional: UInt32, keywords: UInt32) {
    let end = scratch.count
    for index in mark..<end where nodes[Int(scratch[index])].kind != .keyword {
      scratch.append(scratch[index])
    }
    let positional = list(since: end)
    for index in mark..<end where nodes[Int(scratch[index])].kind == .keyword {
      scratch.append(scratch[index])
    }
    let keywords = list(since: end)
    scratch.removeLast(end - mark)
    return (positional, keywords)
  }
}
