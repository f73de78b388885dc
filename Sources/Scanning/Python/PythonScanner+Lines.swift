extension PythonScanner {
  /// What ended a statement.
  enum Stop {
    case newline, semicolon, colon, end
  }

  /// Moves to the end of the current statement: the newline, the semicolon, or in a header the colon that ends it.
  mutating func advance(
    _ source: Span<UInt8>, from statementStart: Int, isHeader: Bool, nameEnd: Int = -1,
    mayAssign: Bool = false
  ) -> Stop {
    var index = position
    var depth = 0
    var firstOpen = 0
    // The end of the line of the outermost open bracket, once it has been met.
    var firstLineEnd = -1
    var lambdas = Lambdas(index: statementStart)
    var targetStart = statementStart
    let isEager = functionDepth == 0
    let bindsNames = isEager && classDepth == 0 && (!isHeader || mayAssign)
    while true {
      index = landmarks.next(from: index, in: source)
      guard index < source.count else { break }
      switch source[index] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if depth == 0 {
          position = index
          return .newline
        }
        if firstLineEnd < 0 { firstLineEnd = index }
        index += 1
        if distrustsBrackets, lineStartsStatement(source, index) {
          position = index - 1
          return .newline
        }
      case UInt8(ascii: "#"):
        index = lineEnd(source, from: index)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = skipString(source, at: index)
      case UInt8(ascii: "("):
        if depth == 0 { (firstOpen, firstLineEnd) = (index, -1) }
        depth += 1
        if index > 0, index != nameEnd, PythonByte.isIdentifier(source[index - 1]) {
          noteCall(source, before: index, isEager: isEager)
        }
        index += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { (firstOpen, firstLineEnd) = (index, -1) }
        depth += 1
        index += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth > 0 { depth -= 1 }
        index += 1
      case UInt8(ascii: "\\"):
        index = source.isLineEnd(at: index + 1) ? source.afterLineEnd(index + 1) : index + 1
      case UInt8(ascii: ";"):
        if depth == 0 {
          position = index
          return .semicolon
        }
        index += 1
      case UInt8(ascii: ":"):
        if isHeader, depth == 0, endsHeader(source, at: index, &lambdas) {
          position = index
          return .colon
        }
        index += 1
      case UInt8(ascii: "="):
        if depth == 0, bindsNames {
          targetStart = noteAssignment(source, at: index, target: targetStart)
        }
        index += 1
      default:
        index += 1
      }
    }
    position = source.count
    if depth > 0 {
      if !distrustsBrackets, unclosedBracket == nil {
        unclosedBracket = UnclosedBracket(
          bracket: firstOpen, lineEnd: firstLineEnd < 0 ? source.count : firstLineEnd)
      }
    }
    return .end
  }

  /// The `lambda` words of a header whose colons have not come yet, counted up to `index`.
  private struct Lambdas {
    var index: Int
    var waiting = 0
  }

  /// A colon ends a header unless it belongs to `:=` or to a `lambda` of the header.
  private mutating func endsHeader(
    _ source: Span<UInt8>, at colon: Int, _ lambdas: inout Lambdas
  ) -> Bool {
    if colon + 1 < source.count, source[colon + 1] == UInt8(ascii: "=") { return false }
    countLambdas(source, upTo: colon, &lambdas)
    if lambdas.waiting == 0 { return true }
    lambdas.waiting -= 1
    lambdas.index = colon + 1
    return false
  }

  private mutating func countLambdas(
    _ source: Span<UInt8>, upTo colon: Int, _ lambdas: inout Lambdas
  ) {
    guard source.contains("bda", in: lambdas.index..<colon) else {
      lambdas.index = colon
      return
    }
    var depth = 0
    var index = lambdas.index
    while index < colon {
      switch source[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = max(stringEnd(source, at: index).end, index + 1)
      case let byte where PythonByte.isOpen(byte):
        depth += 1
        index += 1
      case let byte where PythonByte.isClose(byte):
        depth = max(depth - 1, 0)
        index += 1
      case UInt8(ascii: "#"):
        index = min(colon, lineEnd(source, from: index))
      default:
        guard source.isIdentifier(at: index) else {
          index += 1
          continue
        }
        let word = index
        while index < colon, source.isIdentifier(at: index) { index += 1 }
        if depth == 0, index - word == 6, source.holds("lambda", at: word) {
          lambdas.waiting += 1
        }
      }
    }
    lambdas.index = colon
  }

  /// True where a line begins with a word that only ever begins a statement.
  private func lineStartsStatement(_ source: Span<UInt8>, _ lineStart: Int) -> Bool {
    let start = source.skipBlanks(from: lineStart)
    switch source.word(at: start).word {
    case .import, .from, .def, .class, .try, .while, .with: return true
    default:
      return start < source.count && start == lineStart && source[start] == UInt8(ascii: "@")
    }
  }
}
