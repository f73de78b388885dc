extension SyntaxParser {
  /// An `elif` is an `if` in the `else` of the one before it; a chain is folded from its end, so its length is free.
  mutating func parseIf() -> UInt32 {
    let mark = scratch.count
    var orElse: UInt32 = 0
    while true {
      let first = start
      advance()
      let test = parseNamedExpression()
      scratch.append(first)
      scratch.append(test)
      scratch.append(parseBlock())
      failed = false
      if kind == .kElif { continue }
      if kind == .kElse { orElse = parseElse() }
      break
    }
    let end = lastLineEnd
    var node: UInt32 = 0
    while scratch.count > mark {
      let body = scratch.removeLast()
      let test = scratch.removeLast()
      let first = scratch.removeLast()
      node = add(.conditional, from: first, to: end, a: test, b: body, c: orElse)
      if scratch.count > mark { orElse = list(of: node) }
    }
    return node
  }

  private mutating func parseElse() -> UInt32 {
    failed = false
    if !accept(.kElse) { return 0 }
    return parseBlock()
  }

  mutating func parseWhile() -> UInt32 {
    let first = start
    advance()
    let test = parseNamedExpression()
    let body = parseBlock()
    let orElse = parseElse()
    return add(
      .whileLoop, from: first, to: lastLineEnd, a: test, b: body, c: orElse)
  }

  mutating func parseFor(from first: UInt32, isAsync: Bool) -> UInt32 {
    advance()
    let target = parseTargets()
    expect(.kIn)
    let iterable = parseStarExpressions()
    let body = parseBlock()
    let orElse = parseElse()
    return add(
      .forLoop, from: first, to: lastLineEnd,
      a: record(target, iterable, body, orElse), flags: isAsync ? 1 : 0)
  }

  mutating func parseAsync(decorators: UInt32) -> UInt32 {
    let first = start
    advance()
    switch kind {
    case .kDef: return parseFunction(from: first, decorators: decorators, isAsync: true)
    case .kFor where decorators == 0: return parseFor(from: first, isAsync: true)
    case .kWith where decorators == 0: return parseWith(from: first, isAsync: true)
    default: return skipStatement(from: first)
    }
  }

  /// Gives up on a statement: its line, and the block below it.
  mutating func skipStatement(from first: UInt32) -> UInt32 {
    fail()
    let node = invalid(from: first)
    _ = accept(.newline)
    if accept(.indent) {
      var open = 1
      while open > 0 && kind != .endOfFile {
        if kind == .indent { open += 1 }
        if kind == .dedent { open -= 1 }
        advance()
      }
    }
    return node
  }

  // MARK: With

  mutating func parseWith(from first: UInt32, isAsync: Bool) -> UInt32 {
    advance()
    let items = parseParenthesizedItems() ?? parseItems()
    let body = parseBlock()
    return add(
      .with, from: first, to: lastLineEnd, a: items, b: body,
      flags: isAsync ? 1 : 0)
  }

  private mutating func parseItems() -> UInt32 {
    let mark = scratch.count
    repeat { scratch.append(parseItem()) } while accept(.comma)
    return list(since: mark)
  }

  private mutating func parseItem() -> UInt32 {
    let first = start
    let context = parseExpression()
    var target: UInt32 = 0
    if accept(.kAs) {
      let token = start
      target = parseTarget()
      checkTarget(target, from: token)
    }
    return add(.withItem, from: first, a: context, b: target)
  }

  /// Items in parentheses, if that is what the parenthesis before the colon holds; otherwise nothing is consumed.
  private mutating func parseParenthesizedItems() -> UInt32? {
    if kind != .leftParenthesis { return nil }
    let (place, mark, nodeCount, wordCount, problemCount) = (
      position, scratch.count, nodes.count, words.count, problems.count
    )
    advance()
    repeat {
      if scratch.count > mark && kind == .rightParenthesis { break }
      scratch.append(parseItem())
    } while accept(.comma)
    if !failed && accept(.rightParenthesis) && kind == .colon { return list(since: mark) }

    position = place
    failed = false
    scratch.removeLast(scratch.count - mark)
    nodes.removeLast(nodes.count - nodeCount)
    words.removeLast(words.count - wordCount)
    problems.removeLast(problems.count - problemCount)
    return nil
  }

  // MARK: Try

  mutating func parseTry() -> UInt32 {
    let first = start
    advance()
    let body = parseBlock()
    let mark = scratch.count
    var starred = 0
    while kind == .kExcept {
      failed = false
      scratch.append(parseHandler(&starred))
    }
    let count = scratch.count - mark
    let handlers = list(since: mark)
    failed = false
    let orElse = count > 0 ? parseElse() : 0
    failed = false
    let finally = accept(.kFinally) ? parseBlock() : 0
    failed = false
    if count == 0 && finally == 0 { report(.lonelyTry, from: start, to: start) }
    if starred != 0 && starred != count { report(.mixedHandlers, from: first, to: first + 3) }
    return add(
      .tryBlock, from: first, to: lastLineEnd, a: record(body, handlers, orElse, finally),
      flags: starred > 0 ? 1 : 0)
  }

  private mutating func parseHandler(_ starred: inout Int) -> UInt32 {
    let first = start
    advance()
    let isStarred = accept(.star)
    if isStarred { starred += 1 }
    var type: UInt32 = 0
    var name: UInt32 = 0
    if kind != .colon || isStarred {
      let token = start
      type = parseExpression()
      if kind == .comma {
        let mark = scratch.count
        scratch.append(type)
        while accept(.comma) {
          if kind == .colon { break }
          scratch.append(parseExpression())
        }
        let elements = list(since: mark)
        type = add(.tuple, from: token, a: elements)
      } else if accept(.kAs) {
        name = nameRecord()
      }
    }
    let body = parseBlock()
    return add(
      .handler, from: first, to: lastLineEnd, a: type, b: name, c: body)
  }

  // MARK: Targets

  /// Parses the targets of `for`, up to its `in`.
  mutating func parseTargets() -> UInt32 {
    let first = start
    let target = parseTarget()
    if kind != .comma {
      checkTarget(target, from: first)
      return target
    }
    let mark = scratch.count
    scratch.append(target)
    while accept(.comma) {
      if kind == .kIn { break }
      scratch.append(parseTarget())
    }
    let elements = list(since: mark)
    let tuple = add(.tuple, from: first, a: elements)
    checkTarget(tuple, from: first)
    return tuple
  }

  mutating func parseTarget() -> UInt32 {
    kind == .star ? parseStarred(parseBinaryOperand: true) : parseBinary(1)
  }

  /// Reports an expression that cannot stand to the left of `=`.
  mutating func checkTarget(_ target: UInt32, from token: UInt32) {
    let node = nodes[Int(target)]
    switch node.kind {
    case .name, .attribute, .subscripting: return
    case .starred where token == node.start: return checkStarredTarget(node)
    case .list, .tuple:
      // Elements are checked by where their first token would be: a starred one in parentheses has failed already.
      for index in 0..<Int(words[Int(node.a)]) {
        let element = words[Int(node.a) + 1 + index]
        checkTarget(element, from: nodes[Int(element)].start)
        if failed { return }
      }
    case .invalid: return
    default: fail(.invalidTarget, from: node.start, to: node.end)
    }
  }

  private mutating func checkStarredTarget(_ node: SyntaxNode) {
    if nodes[Int(node.a)].kind == .starred {
      return fail(.invalidTarget, from: node.start, to: node.end)
    }
    checkTarget(node.a, from: nodes[Int(node.a)].start)
  }

  /// Reports an expression that `+=` and annotations cannot stand after.
  mutating func checkSingleTarget(_ target: UInt32, from token: UInt32) {
    let node = nodes[Int(target)]
    switch node.kind {
    case .name, .attribute, .subscripting, .invalid: return
    default: fail(.invalidTarget, from: node.start, to: node.end)
    }
  }

  mutating func checkDeletion(_ target: UInt32, from token: UInt32) {
    let node = nodes[Int(target)]
    switch node.kind {
    case .name, .attribute, .subscripting, .invalid: return
    case .list, .tuple:
      for index in 0..<Int(words[Int(node.a)]) {
        checkDeletion(words[Int(node.a) + 1 + index], from: token)
        if failed { return }
      }
    default: fail(.invalidDeletion, from: node.start, to: node.end)
    }
  }
}
