extension SyntaxParser {
  /// Parses the whole file and returns the list of its statements.
  mutating func parseModule() -> UInt32 {
    let mark = scratch.count
    while kind != .endOfFile {
      if kind == .dedent {
        advance()
      } else {
        gatherLine()
      }
    }
    return list(since: mark)
  }

  /// Parses one logical line, or one compound statement with its blocks, and gathers its statements.
  mutating func gatherLine() {
    failed = false
    depth = 0
    switch kind {
    case .indent: gatherUnexpectedBlock()
    case .newline: advance()
    case .kIf: gather(parseIf())
    case .kFor: gather(parseFor(from: start, isAsync: false))
    case .kWhile: gather(parseWhile())
    case .kTry: gather(parseTry())
    case .kWith: gather(parseWith(from: start, isAsync: false))
    case .kDef: gather(parseFunction(from: start, decorators: 0, isAsync: false))
    case .kClass: gather(parseClass(decorators: 0))
    case .at: gather(parseDecorated())
    case .kAsync: gather(parseAsync(decorators: 0))
    case .name where isName(SyntaxToken.SoftKeyword.match) && beginsMatch():
      gather(parseMatch())
    default: gatherSimpleLine()
    }
  }

  private mutating func gather(_ statement: UInt32) { scratch.append(statement) }

  /// Statements that are indented without a reason belong to the block around them.
  private mutating func gatherUnexpectedBlock() {
    report(.unexpectedIndent, from: start, to: start)
    advance()
    while kind != .dedent && kind != .endOfFile { gatherLine() }
    _ = accept(.dedent)
  }

  mutating func gatherSimpleLine() {
    while true {
      let first = start
      let simple = parseSimple()
      if !failed && kind != .newline && kind != .semicolon { fail() }
      gather(failed ? invalid(from: first) : simple)
      if !accept(.semicolon) { break }
      if kind == .newline { break }
    }
    expect(.newline)
  }

  /// Parses the colon and the statements below it; the list is empty where there are none.
  mutating func parseBlock() -> UInt32 {
    if !failed { expect(.colon) }
    let mark = scratch.count
    if !accept(.newline) {
      if !failed && !kind.beginsCompound { gatherSimpleLine() } else { fail() }
      if failed { _ = accept(.newline) }
      return list(since: mark)
    }
    if !accept(.indent) {
      report(.missingBlock, from: start, to: start)
      return 0
    }
    while kind != .dedent && kind != .endOfFile { gatherLine() }
    _ = accept(.dedent)
    return list(since: mark)
  }

  /// The end of the last line that was read, where a compound statement ends; a semicolon belongs to its line.
  var lastLineEnd: UInt32 {
    var index = position - 1
    while index > 0 && tokens[index].kind.endsLine { index -= 1 }
    return tokens[index].end
  }

  // MARK: Simple statements

  private mutating func parseSimple() -> UInt32 {
    let first = start
    switch kind {
    case .name:
      if isName(SyntaxToken.SoftKeyword.type) && nextKind == .name { return parseTypeAlias() }
      if isName(SyntaxToken.SoftKeyword.lazy) {
        if nextKind == .kImport || nextKind == .kFrom {
          advance()
          return kind == .kImport
            ? parseImport(from: first, flags: 1) : parseImportFrom(from: first, flags: 1)
        }
      }
      return parseExpressionStatement()
    case .kImport: return parseImport(from: first, flags: 0)
    case .kFrom: return parseImportFrom(from: first, flags: 0)
    case .kReturn:
      advance()
      let value = endsSimple ? 0 : parseStarExpressions()
      return add(.returning, from: first, a: value)
    case .kPass:
      advance()
      return add(.pass, from: first)
    case .kBreak:
      advance()
      return add(.breakLoop, from: first)
    case .kContinue:
      advance()
      return add(.continueLoop, from: first)
    case .kRaise:
      advance()
      if endsSimple { return add(.raise, from: first) }
      let exception = parseExpression()
      let cause = accept(.kFrom) ? parseExpression() : 0
      return add(.raise, from: first, a: exception, b: cause)
    case .kAssert:
      advance()
      let test = parseExpression()
      let message = accept(.comma) ? parseExpression() : 0
      return add(.assert, from: first, a: test, b: message)
    case .kDel: return parseDelete()
    case .kGlobal: return parseNames(.global)
    case .kNonlocal: return parseNames(.nonlocal)
    default: return parseExpressionStatement()
    }
  }

  private var endsSimple: Bool { kind == .newline || kind == .semicolon }

  private mutating func parseNames(_ node: SyntaxNode.Kind) -> UInt32 {
    let first = start
    advance()
    let mark = scratch.count
    repeat { gatherName() } while accept(.comma)
    let names = list(since: mark, width: 3)
    return add(node, from: first, a: names)
  }

  private mutating func parseDelete() -> UInt32 {
    let first = start
    advance()
    let mark = scratch.count
    repeat {
      if endsSimple { break }
      let token = start
      let target = parseBinary(1)
      checkDeletion(target, from: token)
      scratch.append(target)
    } while accept(.comma)
    if scratch.count == mark { fail() }
    let targets = list(since: mark)
    return add(.delete, from: first, a: targets)
  }

  private mutating func parseTypeAlias() -> UInt32 {
    let first = start
    advance()
    let token = tokens[position]
    advance()
    let name = add(.name, from: token.start, a: token.payload)
    let parameters = parseTypeParameters()
    expect(.equal)
    let value = parseExpression()
    return add(.typeAlias, from: first, a: name, b: parameters, c: value)
  }

  private mutating func parseExpressionStatement() -> UInt32 {
    let first = start
    let value = kind == .kYield ? parseYield() : parseStarExpressions()
    switch kind {
    case .equal: return parseAssignment(to: value, from: first)
    case .colon: return parseAnnotated(value, from: first)
    case let operation where operation.isAugmentedAssignment:
      checkSingleTarget(value, from: first)
      advance()
      let right = parseAssigned()
      return add(
        .augmentedAssign, from: first, a: value, b: right,
        flags: operation.rawValue - SyntaxToken.Kind.plusEqual.rawValue)
    default: return add(.expressionStatement, from: first, a: value)
    }
  }

  private mutating func parseAssignment(to target: UInt32, from first: UInt32) -> UInt32 {
    let mark = scratch.count
    var value = target
    var token = first
    while kind == .equal {
      checkTarget(value, from: token)
      scratch.append(value)
      if !accept(.equal) { break }
      token = start
      value = parseAssigned()
    }
    let targets = list(since: mark)
    return add(.assign, from: first, a: targets, b: value)
  }

  private mutating func parseAnnotated(_ target: UInt32, from first: UInt32) -> UInt32 {
    checkSingleTarget(target, from: first)
    let node = nodes[Int(target)]
    let isSimple = node.kind == .name && node.start == first
    expect(.colon)
    let annotation = parseExpression()
    let value = accept(.equal) ? parseAssigned() : 0
    return add(
      .annotatedAssign, from: first, a: target, b: annotation, c: value, flags: isSimple ? 1 : 0)
  }

  private mutating func parseAssigned() -> UInt32 {
    kind == .kYield ? parseYield() : parseStarExpressions()
  }

  // MARK: Imports

  private mutating func gatherDottedName() {
    repeat { gatherName() } while accept(.dot)
  }

  private mutating func parseImport(from first: UInt32, flags: UInt8) -> UInt32 {
    advance()
    let mark = scratch.count
    repeat {
      let token = start
      let inner = scratch.count
      gatherDottedName()
      let parts = list(since: inner, width: 3)
      let name = accept(.kAs) ? nameRecord() : 0
      scratch.append(add(.alias, from: token, a: parts, b: name))
    } while accept(.comma)
    let aliases = list(since: mark)
    return add(.importModules, from: first, a: aliases, flags: flags)
  }

  private mutating func parseImportFrom(from first: UInt32, flags: UInt8) -> UInt32 {
    advance()
    var level: UInt32 = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let mark = scratch.count
    if level == 0 || kind != .kImport { gatherDottedName() }
    let module = list(since: mark, width: 3)
    expect(.kImport)
    if failed { return add(.importFrom, from: first, a: module, c: level, flags: flags) }

    if kind == .star {
      let token = start
      advance()
      scratch.append(add(.alias, from: token))
    } else {
      let isParenthesized = accept(.leftParenthesis)
      repeat {
        if isParenthesized && scratch.count > mark && kind == .rightParenthesis { break }
        let token = start
        if !isParenthesized && scratch.count > mark && endsSimple {
          fail(.trailingComma)
          break
        }
        let inner = scratch.count
        gatherName()
        let parts = list(since: inner, width: 3)
        let name = accept(.kAs) ? nameRecord() : 0
        scratch.append(add(.alias, from: token, a: parts, b: name))
      } while accept(.comma)
      if isParenthesized { expect(.rightParenthesis) }
    }
    let aliases = list(since: mark)
    return add(.importFrom, from: first, a: module, b: aliases, c: level, flags: flags)
  }
}

extension SyntaxToken.Kind {
  fileprivate var beginsCompound: Bool {
    switch self {
    case .kIf, .kFor, .kWhile, .kTry, .kWith, .kDef, .kClass, .at, .kAsync: true
    default: false
    }
  }
}
