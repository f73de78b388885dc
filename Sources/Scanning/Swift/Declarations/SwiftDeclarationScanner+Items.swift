/// What stands directly in the file or among the members of a type.
extension SwiftDeclarationScanner {
  /// Reads the token here, and the head of a declaration if one starts with it.
  mutating func item(_ source: Span<UInt8>) {
    switch token.kind {
    case .at: attribute(source)
    case .identifier:
      if let keyword {
        reserved(keyword, source)
      } else {
        word(source)
      }
    case .comma:
      advance(source)
      continueList(source)
    case .equal:
      if list.isOpen, list.depth == frames.count { list.startValue() }
      advance(source)
    case .prefixOperator, .binaryOperator, .postfixOperator:
      list.count(source, token)
      prefix.close()
      advance(source)
    case .semicolon:
      list.isOpen = false
      prefix.close()
      advance(source)
    default:
      prefix.close()
      advance(source)
    }
  }

  /// A word that is no reserved one: a contextual modifier or keyword, or a name in an expression.
  private mutating func word(_ source: Span<UInt8>) {
    if startsStatement || prefix.isOpen {
      if isContextual(Self.actor, source) {
        declare(.actor, source)
        return
      }
      if isContextual(Self.macro, source) {
        declare(.macro, source)
        return
      }
      if let modifier = DeclarationModifier(source, from: token.start, to: token.end) {
        take(modifier, source)
        return
      }
      if startsStatement { list.isOpen = false }
    }
    prefix.close()
    advance(source)
  }

  private static let actor = Array("actor".utf8)
  private static let macro = Array("macro".utf8)

  /// Whether the token is this word and a name follows in its line.
  private func isContextual(_ spelling: [UInt8], _ source: Span<UInt8>) -> Bool {
    guard source.spells(spelling, from: token.start, to: token.end) else { return false }
    let (next, keyword) = peek(source)
    return next.kind == .escapedIdentifier && !next.startsLine
      || next.kind == .identifier && !next.startsLine && keyword == nil
  }

  /// The token after `token`.
  func peek(_ source: Span<UInt8>) -> (token: SwiftToken, keyword: SwiftKeyword?) {
    var ahead = lexer
    let next = ahead.next(source)
    let keyword =
      next.kind == .identifier ? SwiftKeyword(source, from: next.start, to: next.end) : nil
    return (next, keyword)
  }

  /// Whether nothing before `token` in its statement can keep it from being the first word of a declaration.
  var startsStatement: Bool {
    if token.startsLine { return before.kind != .period }
    switch before.kind {
    case .endOfFile, .leftBrace, .rightBrace, .semicolon, .poundIf, .poundElse, .poundEndif:
      return true
    default: return false
    }
  }

  /// Takes a modifier with its arguments: `private(set)`, `unowned(safe)`, `nonisolated(unsafe)`.
  private mutating func take(_ modifier: DeclarationModifier, _ source: Span<UInt8>) {
    if !prefix.isOpen {
      prefix.isOpen = true
      list.isOpen = false
      awaited = -1
    }
    isSilent = true
    advance(source)
    let hasDetail = token.kind == .leftParen && !token.startsLine
    switch modifier {
    case .public, .open, .package, .internal, .fileprivate, .private:
      if !hasDetail { prefix.access = SwiftImport.Access(rawValue: modifier.rawValue) }
    case .static: prefix.traits.insert(.ofType)
    case .override: prefix.traits.insert(.override)
    case .dynamic: prefix.traits.insert(.dynamic)
    default: break
    }
    if hasDetail { skipArguments(source) }
  }

  /// Reads an attribute with its arguments. What follows shows whether it belongs to a declaration or to a type.
  private mutating func attribute(_ source: Span<UInt8>) {
    let isFirst = !prefix.isOpen
    if isFirst {
      // In a type, as in `x: @Sendable () -> Void`, an attribute ends nothing.
      if startsStatement {
        list.isOpen = false
        awaited = -1
      }
      prefix.isOpen = true
    }
    advance(source)
    guard token.kind == .identifier || token.kind == .escapedIdentifier else {
      prefix.close()
      return
    }
    let start = token.start
    var end = token.end
    advance(source)
    while token.kind == .period || token.kind == .doubleColon, !token.startsLine {
      advance(source)
      guard token.kind == .identifier || token.kind == .escapedIdentifier else { break }
      end = token.end
      advance(source)
    }
    prefix.attributes.append(start..<end)
    skipGenericArguments(source)
    if token.kind == .leftParen, !token.startsLine { skipArguments(source) }
  }

  /// `@Wrapper<Int>`: moves on over what stands between angle brackets, if they close in a list of plain types.
  private mutating func skipGenericArguments(_ source: Span<UInt8>) {
    guard !token.startsLine, token.start == before.end, isOperator,
      source[token.start] == UInt8(ascii: "<")
    else { return }
    var depth = 0
    repeat {
      switch token.kind {
      case .prefixOperator, .binaryOperator, .postfixOperator:
        depth += AngleBrackets.balance(source, token)
      case .identifier, .escapedIdentifier, .comma, .period, .colon, .postfixQuestion: break
      case .leftSquare, .rightSquare, .leftParen, .rightParen, .arrow, .prefixAmpersand: break
      default: return
      }
      if let keyword, keyword != .selfType, keyword != .anyType { return }
      advance(source)
    } while depth > 0
  }

  var isOperator: Bool {
    switch token.kind {
    case .prefixOperator, .binaryOperator, .postfixOperator: true
    default: false
    }
  }

  /// Moves on to behind the parenthesis that closes the one here, or to where something shows that none will.
  private mutating func skipArguments(_ source: Span<UInt8>) {
    let depth = frames.count
    advance(source)
    while frames.count > depth {
      switch token.kind {
      case .endOfFile, .poundIf, .poundElseif, .poundElse, .poundEndif: return
      default: advance(source)
      }
    }
  }

  /// A reserved word: what declares, what modifies, or part of a statement.
  private mutating func reserved(_ keyword: SwiftKeyword, _ source: Span<UInt8>) {
    switch keyword {
    case .public, .private, .internal, .fileprivate, .static:
      guard let modifier = DeclarationModifier(source, from: token.start, to: token.end) else {
        preconditionFailure("every reserved modifier is a modifier")
      }
      take(modifier, source)
    case .class:
      if before.kind == .colon || before.kind == .comma || before.kind == .prefixAmpersand {
        advance(source)
      } else if classIsModifier(source) {
        take(.static, source)
      } else {
        declare(.class, source)
      }
    case .struct: declare(.struct, source)
    case .enum: declare(.enum, source)
    case .protocol: declare(.protocol, source)
    case .extension: declare(.extension, source)
    case .func: declare(.func, source)
    case .typealias: declare(.typealias, source)
    case .associatedtype: declare(.associatedtype, source)
    case .operator: declare(.operator, source)
    case .precedencegroup: declare(.precedencegroup, source)
    case .`init`: isAmongMembers ? declare(.`init`, source) : advance(source)
    case .deinit: isAmongMembers ? declare(.deinit, source) : advance(source)
    case .subscript: isAmongMembers ? declare(.subscript, source) : advance(source)
    case .case:
      isAmongMembers && !isInCondition(source) ? declareList(.case, source) : advance(source)
    case .let: isInCondition(source) ? advance(source) : declareList(.let, source)
    case .var: isInCondition(source) ? advance(source) : declareList(.var, source)
    case .import: skipImport(source)
    default:
      if startsStatement { list.isOpen = false }
      prefix.close()
      advance(source)
    }
  }

  private var isAmongMembers: Bool {
    if case .members = frames[frames.count - 1] { return true }
    return false
  }

  /// Whether what stands before shows that `let`, `var` or `case` binds names in a condition or a list of generic parameters.
  private func isInCondition(_ source: Span<UInt8>) -> Bool {
    switch before.kind {
    case .comma: return true
    case .prefixOperator, .binaryOperator, .postfixOperator:
      return source[before.end - 1] == UInt8(ascii: "<")
    default: break
    }
    switch keywordBefore {
    case .if, .guard, .while, .for, .case, .catch, .try, .is: return true
    default:
      // `for await let`, which is written in front of a pattern only.
      return before.kind == .identifier && !token.startsLine && keywordBefore == nil
        && !prefix.isOpen
    }
  }

  /// Whether `class` here means that a member belongs to the type.
  private func classIsModifier(_ source: Span<UInt8>) -> Bool {
    let (next, keyword) = peek(source)
    switch keyword {
    case .func, .var, .let, .subscript, .`init`, .typealias, .public, .private, .internal,
      .fileprivate, .static, .class, .struct, .enum, .protocol, .extension, .deinit, .import:
      return true
    default: break
    }
    if next.kind == .at { return true }
    guard next.kind == .identifier, keyword == nil,
      DeclarationModifier(source, from: next.start, to: next.end) != nil
    else { return false }
    // A modifier that something else than a head of a class follows.
    var ahead = lexer
    _ = ahead.next(source)
    let third = ahead.next(source)
    return third.kind == .identifier || third.kind == .at
      || third.kind == .leftParen
  }

  private mutating func skipImport(_ source: Span<UInt8>) {
    prefix.close()
    list.isOpen = false
    awaited = -1
    advance(source)
    switch keyword {
    case .typealias, .struct, .class, .enum, .protocol, .let, .var, .func:
      if !token.startsLine { advance(source) }
    default: break
    }
    while !token.startsLine || before.kind == .period, token.kind != .endOfFile,
      token.kind != .semicolon
    {
      isSilent = true
      advance(source)
    }
  }
}
