/// Reads the bytes of one Swift file and says what it imports, whatever the bytes are.
///
/// The compiler accepts imports only at the top level; the scanner, like the compiler's parser, takes them wherever they stand.
package struct SwiftScanner {
  private var lexer = SwiftLexer()
  private var facts = SwiftFacts()
  private var conditions = SwiftConditions()
  /// The token that is looked at, and the one before it.
  private var token = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  private var before = SwiftToken(kind: .endOfFile, startsLine: true, start: 0, end: 0)
  /// How many braces are open before `token`.
  private var depth = 0
  /// The attributes and modifiers read last.
  private var prefix = SwiftPrefix()
  /// Whether a directive interrupted `prefix`, so that it may go on behind it.
  private var prefixIsOpen = false

  private init() {}

  package static func scan(_ source: Span<UInt8>) -> SwiftFacts {
    var scanner = SwiftScanner()
    scanner.scan(source)
    return scanner.facts
  }

  private mutating func scan(_ source: Span<UInt8>) {
    advance(source)
    facts.hasShebang = token.kind == .shebang
    while token.kind != .endOfFile {
      switch token.kind {
      case .identifier
      where SwiftPrefix.mayStart(with: source[token.start], length: token.end - token.start):
        startPrefix()
        continuePrefix(source)
      case .at:
        startPrefix()
        continuePrefix(source)
      case .poundIf, .poundElseif, .poundElse, .poundEndif: directive(source)
      default: advance(source)
      }
    }
    finish(source)
  }

  @inline(__always)
  private mutating func advance(_ source: Span<UInt8>) {
    switch token.kind {
    case .leftBrace: depth += 1
    case .rightBrace: depth = max(0, depth - 1)
    default: break
    }
    before = token
    token = lexer.next(source)
  }

  private mutating func finish(_ source: Span<UInt8>) {
    facts.lines = lexer.lineStart == source.count ? lexer.line - 1 : lexer.line
    for start in conditions.unclosed {
      facts.problems.append(
        SwiftProblem(kind: .unterminatedCondition, place: ByteRange(start, start + 3)))
    }
    facts.problems.append(contentsOf: lexer.problems)
    facts.problems.sort { ($0.place.start, $0.place.end) < ($1.place.start, $1.place.end) }
  }
}

/// Attributes, modifiers and the import they may lead to.
extension SwiftScanner {
  /// Starts the prefix at the token, which no line end is part of.
  private mutating func startPrefix() {
    prefix.restart(
      at: token, after: before, line: lexer.line, column: token.start - lexer.lineStart)
  }

  /// Reads attributes and modifiers as long as there are any, and the import declaration if one follows.
  private mutating func continuePrefix(_ source: Span<UInt8>) {
    while true {
      switch token.kind {
      case .at:
        guard attribute(source) else { return }
      case .identifier:
        if let access = SwiftImport.Access(source, token) {
          prefix.access = access
          advance(source)
        } else if SwiftKeyword(source, from: token.start, to: token.end) == .import {
          importDeclaration(source)
          return
        } else {
          // Past it, for it may be what the prefix began with.
          advance(source)
          return
        }
      case .poundIf, .poundElseif, .poundElse, .poundEndif:
        prefixIsOpen = true
        return
      default: return
      }
    }
  }

  /// Reads one attribute with its arguments; returns false where what comes is none.
  private mutating func attribute(_ source: Span<UInt8>) -> Bool {
    let start = token.start
    advance(source)
    guard token.kind == .identifier || token.kind == .escapedIdentifier else { return false }
    let name = token
    advance(source)
    while token.kind == .period || token.kind == .doubleColon {
      advance(source)
      guard token.kind == .identifier || token.kind == .escapedIdentifier else { return false }
      advance(source)
    }
    if depth == 0, SwiftPrefix.isMain(source, name) { facts.hasMainAttribute = true }
    if token.kind == .leftParen, !token.startsLine {
      guard skipArguments(source) else { return false }
    }
    prefix.attributes.append(start + 1..<before.end)
    return true
  }

  /// Moves on to behind the parenthesis that closes the one here; returns false where something shows that none will.
  private mutating func skipArguments(_ source: Span<UInt8>) -> Bool {
    let outside = depth
    var open = 0
    repeat {
      switch token.kind {
      case .leftParen: open += 1
      case .rightParen: open -= 1
      case .rightBrace where depth == outside: return false
      case .endOfFile, .poundIf, .poundElseif, .poundElse, .poundEndif: return false
      case .identifier where token.startsLine && reserved(source) == .import: return false
      default: break
      }
      advance(source)
    } while open > 0
    return true
  }

  private mutating func importDeclaration(_ source: Span<UInt8>) {
    let keyword = token
    let isPlausible = prefix.mayLeadToStatement(source)
    advance(source)
    guard isPlausible else { return }
    var kind: SwiftImport.Kind?
    if let word = reserved(source), let written = SwiftImport.Kind(rawValue: word.rawValue) {
      kind = written
      advance(source)
    }
    var names: [Range<Int>] = []
    while let name = pathComponent(source, isFirst: names.isEmpty) {
      names.append(name)
      advance(source)
      if let name = periodAndOperator(source) {
        names.append(name)
        advance(source)
      }
      guard token.kind == .period || token.kind == .doubleColon else { break }
      advance(source)
    }
    // A name and a colon: `import` was the label of a parameter.
    if token.kind == .colon, !token.startsLine { return }
    guard let last = names.last else {
      if prefix.startsLine, token.startsLine || token.kind == .endOfFile {
        facts.problems.append(
          SwiftProblem(kind: .importWithoutName, place: ByteRange(keyword.start, keyword.end)))
      }
      return
    }
    record(source, names: names, end: last.upperBound, kind: kind)
  }

  private mutating func record(
    _ source: Span<UInt8>, names: [Range<Int>], end: Int, kind: SwiftImport.Kind?
  ) {
    facts.imports.append(
      SwiftImport(
        statement: ByteRange(prefix.start, end), line: prefix.line, column: prefix.column,
        path: names.map { source.text($0, without: UInt8(ascii: "`")) }, kind: kind,
        access: prefix.access, attributes: prefix.attributes.map { source.text($0) },
        conditional: conditions.isInside, condition: conditions.text(source)))
  }

  private func reserved(_ source: Span<UInt8>) -> SwiftKeyword? {
    guard token.kind == .identifier else { return nil }
    return SwiftKeyword(source, from: token.start, to: token.end)
  }

  /// Where the operator in a token such as `.+` stands, which the lexer cannot but take for one operator.
  private func periodAndOperator(_ source: Span<UInt8>) -> Range<Int>? {
    switch token.kind {
    case .prefixOperator, .binaryOperator, .postfixOperator:
      guard token.start == before.end, source[token.start] == UInt8(ascii: ".") else { return nil }
      return token.start + 1..<token.end
    default: return nil
    }
  }

  /// Where the name at the token stands, if it may be part of a path. Only what is imported from a module may be an operator.
  private func pathComponent(_ source: Span<UInt8>, isFirst: Bool) -> Range<Int>? {
    switch token.kind {
    case .escapedIdentifier: break
    case .identifier:
      // In front of a keyword the path is missing, or broken off.
      if reserved(source) != nil, isFirst || token.startsLine { return nil }
      if token.end - token.start == 1, source[token.start] == UInt8(ascii: "_") { return nil }
    case .prefixOperator, .binaryOperator, .postfixOperator:
      if isFirst { return nil }
    default: return nil
    }
    return token.start..<token.end
  }
}

/// Conditional compilation.
extension SwiftScanner {
  private mutating func directive(_ source: Span<UInt8>) {
    let mark = token
    let interrupted = prefixIsOpen
    prefixIsOpen = false
    if !interrupted { startPrefix() }
    advance(source)
    switch mark.kind {
    case .poundIf:
      let condition = condition(source)
      conditions.open(
        at: mark.start, condition: condition, depth: depth, outer: prefix, body: token.start)
    case .poundElseif, .poundElse:
      let condition = mark.kind == .poundElse ? nil : condition(source)
      guard
        let restored = conditions.next(
          condition: condition, closing: mark.start, with: interrupted ? prefix : nil,
          body: token.start)
      else {
        stray(mark)
        return
      }
      depth = restored
    default:
      guard conditions.isInside else {
        stray(mark)
        return
      }
      // Attributes alone between `#if` and `#endif` belong to what follows.
      guard let whole = conditions.close(at: mark.start, with: interrupted ? prefix : nil) else {
        return
      }
      prefix = whole
      continuePrefix(source)
    }
  }

  private mutating func stray(_ mark: SwiftToken) {
    facts.problems.append(
      SwiftProblem(kind: .strayDirective, place: ByteRange(mark.start, mark.end)))
  }

  /// Reads the condition of a branch: the rest of the line, and further lines while a parenthesis is open.
  private mutating func condition(_ source: Span<UInt8>) -> Range<Int> {
    let start = token.startsLine ? before.end : token.start
    var open = 0
    while !token.startsLine || open > 0 {
      switch token.kind {
      case .leftParen: open += 1
      case .rightParen: open -= 1
      case .endOfFile, .poundIf, .poundElseif, .poundElse, .poundEndif:
        return start..<max(start, before.end)
      // A statement shows that the parenthesis was never closed.
      case .identifier where token.startsLine && reserved(source) == .import:
        return start..<max(start, before.end)
      default: break
      }
      advance(source)
    }
    return start..<max(start, before.end)
  }
}
