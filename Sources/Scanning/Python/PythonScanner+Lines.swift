extension PythonScanner {
  /// What ended a statement.
  enum Stop {
    case newline, semicolon, colon, end
  }

  /// Moves to the end of the current statement: the newline, the semicolon, or in a header the colon that ends it.
  mutating func advance(from statementStart: Int, isHeader: Bool, nameEnd: Int = -1) -> Stop {
    // Locals spare the loop a look through `self` for every byte.
    let source = self.source
    var index = position
    var depth = 0
    var firstOpen = 0
    var targetStart = statementStart
    let isEager = functionDepth == 0
    // Inside functions neither targets nor, outside headers, colons are of interest.
    let classes = isEager ? self.classes : isHeader ? headerClasses : bodyClasses
    let bindsNames = isEager && classDepth == 0 && !isHeader
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
        if depth == 0 { firstOpen = index }
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
        if isHeader, depth == 0, endsHeader(at: index, from: statementStart) {
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
      var lineEnd = firstOpen
      while lineEnd < source.count, !isLineEnd(lineEnd) { lineEnd += 1 }
      if !distrustsBrackets, unclosedBracket == nil {
        unclosedBracket = UnclosedBracket(bracket: firstOpen, lineEnd: lineEnd)
      }
    }
    return .end
  }

  /// A colon ends a header unless it belongs to `:=` or to a `lambda` of the header.
  private func endsHeader(at colon: Int, from start: Int) -> Bool {
    if colon + 1 < source.count, source[colon + 1] == UInt8(ascii: "=") { return false }
    let lambda = Array("lambda".utf8)
    var index = start
    var mentionsLambda = false
    while index + lambda.count < colon {
      if source[index] == UInt8(ascii: "l"), starts(with: lambda, at: index) {
        mentionsLambda = true
        break
      }
      index += 1
    }
    return !mentionsLambda || lambdasBalance(from: start, to: colon)
  }

  /// Counts `lambda` words against colons outside brackets and strings between `start` and `colon`.
  private func lambdasBalance(from start: Int, to colon: Int) -> Bool {
    var depth = 0
    var waiting = 0
    var index = start
    while index < colon {
      let byte = source[index]
      switch classes[Int(byte)] & 15 {
      case PythonByte.quote: index = stringEnd(at: index).end
      case PythonByte.open:
        depth += 1
        index += 1
      case PythonByte.close:
        depth -= 1
        index += 1
      case PythonByte.colon:
        if depth == 0, waiting > 0 { waiting -= 1 }
        index += 1
      case PythonByte.hash:
        while index < colon, !isLineEnd(index) { index += 1 }
      default:
        if depth == 0, isIdentifier(index) {
          let word = index
          while index < colon, isIdentifier(index) { index += 1 }
          if index - word == 6, starts(with: Array("lambda".utf8), at: word) { waiting += 1 }
        } else {
          index += 1
        }
      }
    }
    return waiting == 0
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
