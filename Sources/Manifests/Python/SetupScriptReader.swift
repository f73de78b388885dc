/// A pass over the tokens of a setup script that collects the literals that are given names and the arguments of `setup`.
struct SetupScriptReader {
  private let tokens: [SetupScriptTokens.Token]
  private var at = 0
  /// What names stand for at the call: what is assigned last at the left margin, or else first below an `if` or in a function.
  private var constants: [String: SetupScript.Value] = [:]

  /// How many values taken from names have been copied: sums of sums could otherwise double without end.
  private var copied = 0

  private static let deepest = 40
  private static let mostCopied = 100_000

  init(tokens: [SetupScriptTokens.Token]) {
    self.tokens = tokens
  }

  mutating func setupArguments() -> [SetupScript.Argument] {
    // How many brackets are open: a name in them that meets `=` is an argument of some other call.
    var open = 0
    while at < tokens.count {
      guard case .name(let name) = tokens[at].kind else {
        if tokens[at].isAtMargin { open = 0 }
        if "([{".unicodeScalars.contains(where: { isSymbol($0, ahead: 0) }) { open += 1 }
        if isStrayClose() { open -= 1 }
        at += 1
        continue
      }
      let isDefinition = at > 0 && tokens[at - 1].kind == .name("def")
      if Self.isSetup(name), !isDefinition, isSymbol("(", ahead: 1) {
        at += 2
        return arguments(depth: 0).keywords
      }
      let isAtMargin = tokens[at].isAtMargin
      if tokens[at].isFirst, open <= 0 || isAtMargin, isSymbol("=", ahead: 1),
        !isSymbol("=", ahead: 2)
      {
        at += 2
        let assigned = value(depth: 0)
        if case .call(let called, _, let keywords) = assigned.content, Self.isSetup(called) {
          return keywords
        }
        if isAtMargin || constants[name] == nil { constants[name] = assigned }
      } else {
        at += 1
      }
    }
    return []
  }

  private static func isSetup(_ name: String) -> Bool {
    name == "setup" || name.hasSuffix(".setup")
  }

  /// Whether that many more values may be copied.
  private mutating func mayCopy(_ count: Int) -> Bool {
    copied += count
    return copied <= Self.mostCopied
  }

  /// Reads from after `(` to after the `)` that belongs to it.
  private mutating func arguments(
    depth: Int
  ) -> (positional: [SetupScript.Value], keywords: [SetupScript.Argument]) {
    var positional: [SetupScript.Value] = []
    var keywords: [SetupScript.Argument] = []
    while at < tokens.count, !skip(")") {
      let line = tokens[at].line
      if case .name(let name) = tokens[at].kind, isSymbol("=", ahead: 1), !isSymbol("=", ahead: 2) {
        at += 2
        keywords.append(
          SetupScript.Argument(name: name, line: line, value: value(depth: depth + 1)))
      } else if skip("*") {
        let isMapping = skip("*")
        let spread = value(depth: depth + 1)
        if isMapping, mayCopy(spread.pairs.count) {
          keywords += spread.pairs.map {
            SetupScript.Argument(name: $0.key.value, line: $0.key.line, value: $0.value)
          }
        }
      } else {
        positional.append(value(depth: depth + 1))
      }
      skipToNextItem()
    }
    return (positional, keywords)
  }

  /// Reads an expression up to the comma, bracket or line that ends it; sums of lists become one list.
  private mutating func value(depth: Int) -> SetupScript.Value {
    let line = at < tokens.count ? tokens[at].line : 1
    guard depth < Self.deepest else { return SetupScript.Value(content: .unknown, line: line) }
    var parts = [operand(depth: depth)]
    while skip("+") { parts.append(operand(depth: depth)) }
    guard endsHere(depth: depth) else { return SetupScript.Value(content: .unknown, line: line) }
    if parts.count == 1 { return parts[0] }
    let items = parts.flatMap { part -> [SetupScript.Value] in
      if case .list(let values) = part.content { values } else { [part] }
    }
    return SetupScript.Value(
      content: mayCopy(items.count) ? .list(items) : .unknown, line: line)
  }

  private mutating func operand(depth: Int) -> SetupScript.Value {
    guard at < tokens.count, depth < Self.deepest else {
      return SetupScript.Value(content: .unknown, line: 1)
    }
    let line = tokens[at].line
    let content: SetupScript.Value.Content
    switch tokens[at].kind {
    case .string: return adjacentStrings(depth: depth)
    case .name(let name):
      at += 1
      if skip("(") {
        let (positional, keywords) = arguments(depth: depth + 1)
        content = .call(name: name, positional: positional, keywords: keywords)
      } else if let known = constants[name] {
        return known
      } else {
        content = .unknown
      }
    case .symbol(UInt8(ascii: "[")), .symbol(UInt8(ascii: "(")):
      content = list(depth: depth)
    case .symbol(UInt8(ascii: "{")):
      content = dictionary(depth: depth)
    case .symbol, .number, .computedString:
      at += 1
      content = .unknown
    }
    return SetupScript.Value(content: content, line: line)
  }

  /// `"a" "b"` is one string.
  private mutating func adjacentStrings(depth: Int) -> SetupScript.Value {
    let line = tokens[at].line
    var text = ""
    while at < tokens.count, case .string(let part) = tokens[at].kind {
      if depth == 0, tokens[at].isFirst, tokens[at].line > line { break }
      text += part
      at += 1
    }
    return SetupScript.Value(content: .string(text), line: line)
  }

  private mutating func list(depth: Int) -> SetupScript.Value.Content {
    let isTuple = isSymbol("(", ahead: 0)
    at += 1
    var values: [SetupScript.Value] = []
    var hasComma = false
    while at < tokens.count, !skip(isTuple ? ")" : "]") {
      if isStrayClose() { break }
      values.append(value(depth: depth + 1))
      hasComma = skipToNextItem() || hasComma
    }
    // Brackets around a single value only group it.
    if isTuple, !hasComma, values.count == 1 { return values[0].content }
    return .list(values)
  }

  private mutating func dictionary(depth: Int) -> SetupScript.Value.Content {
    at += 1
    var pairs: [(key: SetupScript.Value, value: SetupScript.Value)] = []
    var items: [SetupScript.Value] = []
    while at < tokens.count, !skip("}") {
      if isStrayClose() { break }
      let key = operand(depth: depth + 1)
      if skip(":") {
        pairs.append((key, value(depth: depth + 1)))
      } else {
        items.append(key)
      }
      skipToNextItem()
    }
    // A set lists as a list does.
    return pairs.isEmpty && !items.isEmpty ? .list(items) : .dictionary(pairs)
  }

  // MARK: Tokens

  private func isSymbol(_ symbol: Unicode.Scalar, ahead: Int) -> Bool {
    at + ahead < tokens.count && tokens[at + ahead].kind == .symbol(UInt8(ascii: symbol))
  }

  private mutating func skip(_ symbol: Unicode.Scalar) -> Bool {
    guard isSymbol(symbol, ahead: 0) else { return false }
    at += 1
    return true
  }

  /// Whether an expression may end before this token: at a comma, a closing bracket, a colon or, outside brackets, a new line.
  private func endsHere(depth: Int) -> Bool {
    guard at < tokens.count else { return true }
    if depth == 0, tokens[at].isFirst { return true }
    guard case .symbol(let symbol) = tokens[at].kind else { return false }
    return ",)]}:".utf8.contains(symbol)
  }

  private func isStrayClose() -> Bool {
    guard at < tokens.count, case .symbol(let symbol) = tokens[at].kind else { return false }
    return ")]}".utf8.contains(symbol)
  }

  /// Steps over what is left of an item and the comma after it, brackets and all; false when the enclosing bracket closes instead.
  @discardableResult
  private mutating func skipToNextItem() -> Bool {
    var open = 0
    while at < tokens.count {
      if case .symbol(let symbol) = tokens[at].kind {
        switch symbol {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          if open == 0 { return false }
          open -= 1
        case UInt8(ascii: ",") where open == 0:
          at += 1
          return true
        default: break
        }
      }
      at += 1
    }
    return false
  }
}
