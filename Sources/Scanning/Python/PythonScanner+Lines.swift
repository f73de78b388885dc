extension PythonScanner {
  /// What ended a statement.
  enum Stop {
    case newline, semicolon, colon, end
  }

  /// Moves to the end of the current statement: the newline, the semicolon, or in a header the colon that ends it.
  mutating func advance(
    from statementStart: Int, isHeader: Bool, nameEnd: Int = -1, mayAssign: Bool = false
  ) -> Stop {
    // Locals spare the loop a look through `self` for every byte.
    let source = self.source
    var index = position
    var depth = 0
    var firstOpen = 0
    // The end of the line of the outermost open bracket, once it has been met.
    var firstLineEnd = -1
    var lambdas = Lambdas(index: statementStart)
    var targetStart = statementStart
    let isEager = functionDepth == 0
    // Inside functions neither targets nor, outside headers, colons are of interest.
    let classes = isEager ? self.classes : isHeader ? headerClasses : bodyClasses
    let bindsNames = isEager && classDepth == 0 && (!isHeader || mayAssign)
    while true {
      index = Bytes.firstOffset(from: index, in: source, where: classes, has: 15)
      guard index < source.count else { break }
      let byte = source[index]
      switch classes[Int(byte)] & 15 {
      case PythonByte.newline:
        if depth == 0 {
          position = index
          return .newline
        }
        if firstLineEnd < 0 { firstLineEnd = index }
        index += 1
        if distrustsBrackets, lineStartsStatement(index) {
          position = index - 1
          return .newline
        }
      case PythonByte.hash:
        while index < source.count, !isLineEnd(index) { index += 1 }
      case PythonByte.quote:
        index = skipString(at: index)
      case PythonByte.open:
        if depth == 0 { (firstOpen, firstLineEnd) = (index, -1) }
        depth += 1
        if byte == UInt8(ascii: "("), index > 0, index != nameEnd, isIdentifier(index - 1) {
          noteCall(before: index, isEager: isEager)
        }
        index += 1
      case PythonByte.close:
        if depth > 0 { depth -= 1 }
        index += 1
      case PythonByte.backslash:
        index = isLineEnd(index + 1) ? afterLineEnd(index + 1) : index + 1
      case PythonByte.semicolon:
        if depth == 0 {
          position = index
          return .semicolon
        }
        index += 1
      case PythonByte.colon:
        if isHeader, depth == 0, endsHeader(at: index, &lambdas) {
          position = index
          return .colon
        }
        index += 1
      default:
        if depth == 0, bindsNames {
          targetStart = noteAssignment(at: index, target: targetStart)
        }
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
  private func endsHeader(at colon: Int, _ lambdas: inout Lambdas) -> Bool {
    if colon + 1 < source.count, source[colon + 1] == UInt8(ascii: "=") { return false }
    countLambdas(upTo: colon, &lambdas)
    if lambdas.waiting == 0 { return true }
    lambdas.waiting -= 1
    lambdas.index = colon + 1
    return false
  }

  private func countLambdas(upTo colon: Int, _ lambdas: inout Lambdas) {
    guard mentionsLambda(in: lambdas.index..<colon) else {
      lambdas.index = colon
      return
    }
    var depth = 0
    var index = lambdas.index
    while index < colon {
      switch classes[Int(source[index])] & 15 {
      case PythonByte.quote: index = max(stringEnd(at: index).end, index + 1)
      case PythonByte.open:
        depth += 1
        index += 1
      case PythonByte.close:
        depth = max(depth - 1, 0)
        index += 1
      case PythonByte.hash:
        while index < colon, !isLineEnd(index) { index += 1 }
      default:
        guard isIdentifier(index) else {
          index += 1
          continue
        }
        let word = index
        while index < colon, isIdentifier(index) { index += 1 }
        if depth == 0, index - word == 6, starts(with: Array("lambda".utf8), at: word) {
          lambdas.waiting += 1
        }
      }
    }
    lambdas.index = colon
  }

  private func mentionsLambda(in range: Range<Int>) -> Bool {
    guard range.count >= 6 else { return false }
    let lambda = Array("lambda".utf8)
    for index in range.lowerBound...(range.upperBound - 6) where source[index] == UInt8(ascii: "l") {
      if starts(with: lambda, at: index) { return true }
    }
    return false
  }

  /// True where a line begins with a word that only ever begins a statement.
  private func lineStartsStatement(_ lineStart: Int) -> Bool {
    let start = skipBlanks(lineStart)
    switch firstWord(at: start).code {
    case PythonWord.import, PythonWord.from, PythonWord.def, PythonWord.class, PythonWord.try,
      PythonWord.while, PythonWord.with:
      return true
    default:
      return start < source.count && start == lineStart && source[start] == UInt8(ascii: "@")
    }
  }
}
