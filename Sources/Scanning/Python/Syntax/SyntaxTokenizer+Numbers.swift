extension SyntaxTokenizer {
  /// Scans a number that begins with a digit, or with a point that a digit follows.
  mutating func scanNumber() {
    let start = position
    var end = start
    var kind = SyntaxToken.Kind.integer
    var isValid = true
    let second = byte(at: start + 1) | 0x20
    if bytes[start] == UInt8(ascii: "0") && second == UInt8(ascii: "x") {
      end += 2
      isValid = skipPrefixedDigits(&end) { $0.isHexDigit }
    } else if bytes[start] == UInt8(ascii: "0") && second == UInt8(ascii: "o") {
      end += 2
      isValid = skipPrefixedDigits(&end) { $0 &- UInt8(ascii: "0") < 8 }
    } else if bytes[start] == UInt8(ascii: "0") && second == UInt8(ascii: "b") {
      end += 2
      isValid = skipPrefixedDigits(&end) { $0 &- UInt8(ascii: "0") < 2 }
    } else {
      isValid = skipDecimal(&end, &kind)
    }
    if isValid && numberIsGluedToWord(end) { isValid = false }
    if isValid { return emit(kind, from: start, to: end) }
    while byte(at: end).continuesWord { end += 1 }
    emitError(.invalidNumber, from: start, to: end)
  }

  /// Digits after `0x` and the like: groups, each with at most one underscore before it.
  private func skipPrefixedDigits(_ end: inout Int, _ isDigit: (UInt8) -> Bool) -> Bool {
    repeat {
      if byte(at: end) == UInt8(ascii: "_") { end += 1 }
      if !isDigit(byte(at: end)) { return false }
      while isDigit(byte(at: end)) { end += 1 }
    } while byte(at: end) == UInt8(ascii: "_")
    // `0b12` is one wrong number, not two right ones.
    return !byte(at: end).isDigit
  }

  /// Groups of digits with single underscores between them.
  private func skipDigits(_ end: inout Int) -> Bool {
    while true {
      if !byte(at: end).isDigit { return false }
      while byte(at: end).isDigit { end += 1 }
      if byte(at: end) != UInt8(ascii: "_") { return true }
      end += 1
    }
  }

  private func skipDecimal(_ end: inout Int, _ kind: inout SyntaxToken.Kind) -> Bool {
    let start = end
    if bytes[end] != UInt8(ascii: ".") && !skipDigits(&end) { return false }
    let wholeEnd = end
    if byte(at: end) == UInt8(ascii: ".") {
      kind = .float
      end += 1
      if byte(at: end).isDigit && !skipDigits(&end) { return false }
    }
    if byte(at: end) | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      let sign = byte(at: exponent)
      let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if isSigned { exponent += 1 }
      if byte(at: exponent).isDigit {
        kind = .float
        end = exponent
        if !skipDigits(&end) { return false }
      } else if isSigned {
        return false
      }
    }
    if byte(at: end) | 0x20 == UInt8(ascii: "j") {
      kind = .imaginary
      end += 1
    }
    if kind != .integer { return true }
    return isDecimalInteger(start, wholeEnd)
  }

  /// No leading zero but in zero itself, and not more digits than Python converts.
  private func isDecimalInteger(_ start: Int, _ end: Int) -> Bool {
    let digits = bytes[start..<end]
    if digits.count > 4300 && digits.count(where: { $0.isDigit }) > 4300 { return false }
    if bytes[start] != UInt8(ascii: "0") { return true }
    return digits.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
  }

  /// True where letters follow a number directly, unless they begin a keyword that may (`1if x else 2`).
  private func numberIsGluedToWord(_ end: Int) -> Bool {
    if !byte(at: end).continuesWord { return false }
    func follows(_ keyword: StaticString) -> Bool {
      (0..<keyword.utf8CodeUnitCount).allSatisfy {
        byte(at: end + $0) == keyword.utf8Start[$0]
      }
    }
    return
      !(follows("and") || follows("else") || follows("for") || follows("if")
      || follows("in") || follows("is") || follows("not") || follows("or"))
  }
}

extension UInt8 {
  @inline(__always) var isHexDigit: Bool {
    isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6
  }
}
