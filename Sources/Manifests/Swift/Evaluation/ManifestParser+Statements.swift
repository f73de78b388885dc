import Scanning

extension ManifestParser {
  mutating func statements(until isEnd: (Token) -> Bool) -> [ManifestStatement] {
    var all: [ManifestStatement] = []
    while !isEnd(token), token.kind != .endOfFile {
      let start = at
      if take(.semicolon) { continue }
      if let statement = statement() { all.append(statement) }
      if at == start { advance() }
    }
    return all
  }

  /// What stands between braces, the braces included.
  mutating func block() -> [ManifestStatement] {
    guard token.kind == .leftBrace else { return [] }
    guard depth < Self.deepest else {
      let start = token.start
      skipBrackets()
      return [.unknown("too deeply nested", range(from: start))]
    }
    depth += 1
    defer { depth -= 1 }
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    advance()
    let body = statements { $0.kind == .rightBrace }
    _ = take(.rightBrace)
    return body
  }

  /// Nil for what has no meaning here, such as an import.
  private mutating func statement() -> ManifestStatement? {
    let start = token.start
    switch token.kind {
    case .poundIf: return compilation()
    case .at:
      advance()
      advance()
      if token.kind == .leftParen, !token.startsLine { skipBrackets() }
      return nil
    case .identifier: break
    default: return expressionStatement()
    }
    switch text(token) {
    case "import":
      skipStatement()
      return nil
    case "public", "private", "fileprivate", "internal", "package", "final", "nonisolated",
      "lazy", "mutating", "indirect", "open", "override":
      // `package` is also the name that nearly every manifest gives its package.
      guard next.kind == .identifier || next.kind == .leftParen, !next.startsLine else {
        return expressionStatement()
      }
      advance()
      if token.kind == .leftParen { skipBrackets() }
      return nil
    case "let", "var": return binding()
    case "func": return function()
    case "extension", "struct", "enum", "class", "protocol", "actor": return typeDeclaration()
    case "typealias", "associatedtype", "init", "deinit", "subscript", "operator":
      skipStatement()
      return nil
    case "if": return condition()
    case "guard":
      advance()
      let clauses = clauses()
      _ = take(word: "else")
      return .condition(clauses, then: [], otherwise: block())
    case "for": return loop()
    case "switch": return selection()
    case "return":
      advance()
      guard !token.startsLine, token.kind != .rightBrace else { return .return(nil) }
      return .return(expression())
    case "break":
      advance()
      return .break
    case "continue":
      advance()
      return .continue
    case "do":
      advance()
      return .condition([], then: block(), otherwise: nil)
    case "catch", "while", "repeat", "defer", "throw":
      skipStatement()
      return .unknown("a statement of control that is not followed", range(from: start))
    default: return expressionStatement()
    }
  }

  private mutating func expressionStatement() -> ManifestStatement? {
    let target = expression()
    switch token.kind {
    case .equal:
      advance()
      return .assignment(target, operation: "=", expression())
    case .binaryOperator where isOperator("+=") || isOperator("-="):
      let operation = text(token)
      advance()
      return .assignment(target, operation: operation, expression())
    default: return .expression(target)
    }
  }

  // MARK: Declarations

  private mutating func binding() -> ManifestStatement {
    advance()
    var names: [String] = []
    if token.kind == .leftParen {
      let start = at
      skipBrackets()
      names = tokens[start..<at].filter { $0.kind == .identifier }.map { text($0) }
    } else {
      names = [text(token)]
      advance()
    }
    var type = ""
    if take(.colon) { type = self.type() }
    var value: ManifestExpression?
    if take(.equal) { value = expression() }
    var getter: [ManifestStatement]?
    if value == nil, token.kind == .leftBrace {
      let body = block()
      getter = body
      // `{ get { … } }` reads as a call of `get` with a closure.
      if body.count == 1, case .expression(let only) = body[0],
        case .call(let callee, let arguments) = only.kind, case .name("get") = callee.kind,
        case .closure(_, let inner)? = arguments.first?.value.kind
      {
        getter = inner
      }
    } else if token.kind == .leftBrace, !token.startsLine {
      skipBrackets()
    }
    if take(.comma) {
      // `let a = 1, b = 2`: the rest is read as a statement of its own.
      at -= 1
      return .binding(.init(names: names, type: type, value: value, getter: getter))
    }
    return .binding(.init(names: names, type: type, value: value, getter: getter))
  }

  private mutating func function() -> ManifestStatement {
    advance()
    let name = text(token)
    advance()
    if token.kind != .leftParen { _ = type() }
    var parameters: [ManifestStatement.Parameter] = []
    if take(.leftParen) {
      while token.kind != .rightParen, token.kind != .endOfFile {
        let start = at
        if let parameter = parameter() { parameters.append(parameter) }
        _ = take(.comma)
        if at == start { advance() }
      }
      _ = take(.rightParen)
    }
    while token.kind != .leftBrace, token.kind != .endOfFile {
      if token.kind == .rightBrace { break }
      advance()
    }
    return .function(.init(name: name, parameters: parameters, body: block()))
  }

  private mutating func parameter() -> ManifestStatement.Parameter? {
    while token.kind == .at {
      advance()
      advance()
    }
    guard token.kind == .identifier || token.kind == .escapedIdentifier else { return nil }
    let first = text(token)
    advance()
    var name = first
    if token.kind == .identifier || token.kind == .escapedIdentifier {
      name = text(token)
      advance()
    }
    guard take(.colon) else { return nil }
    _ = type()
    var isVariadic = false
    if isOperator("...") {
      isVariadic = true
      advance()
    }
    var standard: ManifestExpression?
    if take(.equal) { standard = expression() }
    return .init(
      label: first == "_" ? nil : first, name: name, standard: standard, isVariadic: isVariadic)
  }

  private mutating func typeDeclaration() -> ManifestStatement {
    let isEnum = isWord("enum")
    advance()
    // `class func` and `class var` are members.
    if isWord("func") || isWord("var") || isWord("let") {
      return isWord("func") ? function() : binding()
    }
    let name = type()
    while token.kind != .leftBrace, token.kind != .endOfFile { advance() }
    var cases: [ManifestStatement.EnumCase] = []
    var members: [ManifestStatement.Member] = []
    guard depth < Self.deepest, take(.leftBrace) else {
      return .type(name: name, cases: [], members: [], isEnum: isEnum)
    }
    depth += 1
    defer { depth -= 1 }
    while token.kind != .rightBrace, token.kind != .endOfFile {
      let start = at
      var isStatic = false
      if isWord("static") || isWord("class") {
        isStatic = true
        advance()
      }
      if isWord("case") {
        cases += enumCases()
      } else if let statement = statement() {
        members.append(.init(isStatic: isStatic, statement: statement))
      } else if isStatic {
        // A modifier stood between `static` and the declaration.
        while let statement = statement() {
          members.append(.init(isStatic: true, statement: statement))
          break
        }
      }
      if at == start { advance() }
    }
    _ = take(.rightBrace)
    return .type(name: name, cases: cases, members: members, isEnum: isEnum)
  }

  private mutating func enumCases() -> [ManifestStatement.EnumCase] {
    var cases: [ManifestStatement.EnumCase] = []
    repeat {
      advance()
      let name = text(token)
      advance()
      if token.kind == .leftParen, !token.startsLine { skipBrackets() }
      var rawValue: ManifestExpression?
      if take(.equal) { rawValue = expression() }
      cases.append(.init(name: name, rawValue: rawValue))
    } while token.kind == .comma
    return cases
  }

  // MARK: Control

  mutating func condition() -> ManifestStatement {
    advance()
    let clauses = clauses()
    let then = block()
    guard take(word: "else") else { return .condition(clauses, then: then, otherwise: nil) }
    guard isWord("if") else { return .condition(clauses, then: then, otherwise: block()) }
    guard depth < Self.deepest else {
      let start = token.start
      skipStatement()
      return .condition(
        clauses, then: then, otherwise: [.unknown("too deeply nested", range(from: start))])
    }
    depth += 1
    defer { depth -= 1 }
    return .condition(clauses, then: then, otherwise: [condition()])
  }

  private mutating func clauses() -> [ManifestStatement.Clause] {
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    defer { allowsTrailingClosure = outer }
    var all: [ManifestStatement.Clause] = []
    repeat {
      if isWord("let") || isWord("var") {
        advance()
        let name = text(token)
        let start = token.start
        let end = token.end
        advance()
        if take(.colon) { _ = type() }
        let value =
          take(.equal)
          ? expression() : ManifestExpression(kind: .name(name), range: ByteRange(start, end))
        all.append(.binding(name, value))
      } else if isWord("case") {
        let start = token.start
        while token.kind != .leftBrace, token.kind != .comma, token.kind != .endOfFile,
          !isWord("else")
        {
          advance()
        }
        all.append(
          .test(.init(kind: .unknown("a pattern that is not followed"), range: range(from: start))))
      } else {
        all.append(.test(expression()))
      }
    } while take(.comma)
    return all
  }

  private mutating func loop() -> ManifestStatement {
    advance()
    _ = take(word: "case")
    _ = take(word: "let")
    var names: [String] = []
    while !isWord("in"), token.kind != .leftBrace, token.kind != .endOfFile {
      if token.kind == .identifier, !isWord("let"), !isWord("var") { names.append(text(token)) }
      advance()
    }
    _ = take(word: "in")
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    let sequence = expression()
    var filter: ManifestExpression?
    if take(word: "where") { filter = expression() }
    allowsTrailingClosure = outer
    return .loop(names: names, over: sequence, where: filter, block())
  }

  mutating func selection() -> ManifestStatement {
    advance()
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    let subject = expression()
    allowsTrailingClosure = outer
    var cases: [ManifestStatement.Case] = []
    guard depth < Self.deepest, take(.leftBrace) else { return .selection(subject, []) }
    depth += 1
    defer { depth -= 1 }
    while token.kind != .rightBrace, token.kind != .endOfFile {
      var patterns: [ManifestExpression] = []
      if take(.at) { advance() }
      if take(word: "case") {
        repeat { patterns.append(expression()) } while take(.comma)
        while token.kind != .colon, token.kind != .rightBrace, token.kind != .endOfFile {
          advance()
        }
      } else {
        advance()
      }
      _ = take(.colon)
      let start = at
      let body = statements { [self] token in
        token.kind == .rightBrace
          || token.kind == .identifier
            && (text(token) == "case" || text(token) == "default")
      }
      cases.append(.init(patterns: patterns, body: body))
      if at == start, token.kind == .endOfFile { break }
    }
    _ = take(.rightBrace)
    return .selection(subject, cases)
  }

  // MARK: Conditional compilation

  private mutating func compilation() -> ManifestStatement {
    var branches: [(condition: CompilationCondition?, body: [ManifestStatement])] = []
    guard depth < Self.deepest else {
      let start = token.start
      advance()
      return .unknown("too deeply nested", range(from: start))
    }
    depth += 1
    defer { depth -= 1 }
    while token.kind == .poundIf || token.kind == .poundElseif || token.kind == .poundElse {
      let isElse = token.kind == .poundElse
      advance()
      let condition = isElse ? nil : compilationCondition(upTo: lineEnd())
      let body = statements {
        [.poundElseif, .poundElse, .poundEndif].contains($0.kind)
      }
      branches.append((condition, body))
    }
    _ = take(.poundEndif)
    return .compilation(branches)
  }

  /// The first token of the next line.
  private func lineEnd() -> Int {
    var index = at
    while tokens[index].kind != .endOfFile, !tokens[index].startsLine { index += 1 }
    return index
  }

  private mutating func compilationCondition(upTo end: Int) -> CompilationCondition {
    var parts: [CompilationCondition] = [compilationOperand(upTo: end)]
    var alternatives: [CompilationCondition] = []
    while at < end, isOperator("&&") || isOperator("||") {
      let isAnd = isOperator("&&")
      advance()
      let operand = compilationOperand(upTo: end)
      if isAnd {
        parts.append(operand)
      } else {
        alternatives.append(.all(parts))
        parts = [operand]
      }
    }
    alternatives.append(.all(parts))
    if at < end, token.kind != .rightParen {
      at = end
      return .unknown
    }
    return .any(alternatives)
  }

  private mutating func compilationOperand(upTo end: Int) -> CompilationCondition {
    guard at < end, depth < Self.deepest else { return .unknown }
    depth += 1
    defer { depth -= 1 }
    if isOperator("!") {
      advance()
      return .not(compilationOperand(upTo: end))
    }
    if take(.leftParen) {
      let inner = compilationCondition(upTo: end)
      _ = take(.rightParen)
      return inner
    }
    guard token.kind == .identifier else {
      advance()
      return .unknown
    }
    let name = text(token)
    advance()
    guard at < end, token.kind == .leftParen else { return .flag(name) }
    let start = at
    skipBrackets()
    let inner = String(
      decoding: bytes[tokens[start].end..<max(tokens[start].end, tokens[at - 1].start)],
      as: UTF8.self
    ).filter { $0 != " " }
    switch name {
    case "os", "targetEnvironment", "arch": return .platform(inner)
    case "canImport": return .canImport(inner)
    case "swift", "compiler":
      let digits = inner.drop { !$0.isNumber }.split(separator: ".").map { Int($0) ?? 0 }
      guard let major = digits.first else { return .unknown }
      let bound = CompilationCondition.version(
        name, major, digits.count > 1 ? digits[1] : 0)
      return inner.hasPrefix("<") ? .not(bound) : bound
    default: return .unknown
    }
  }
}
