extension TOMLReader {
  /// Reads an integer, a float, `inf` or `nan`, or nothing.
  mutating func number() -> TOMLValue.Content? {
    let start = at
    if peek() == UInt8(ascii: "0"), let content = prefixedInteger() { return content }
    let isSigned = peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-")
    let isNegative = peek() == UInt8(ascii: "-")
    if isSigned { at += 1 }
    if skip("inf") { return .float(isNegative ? -.infinity : .infinity) }
    if skip("nan") { return .float(.nan) }
    if peek() == UInt8(ascii: "0") {
      at += 1
    } else if !skipDigits(Self.isDecimal) {
      at = start
      return nil
    }
    let isFloat = skipFractionAndExponent()
    let written = withoutUnderscores(start, at)
    if isFloat { return Double(written).map { .float($0) } }
    return Int64(written).map { .integer($0) } ?? .largeInteger(written)
  }

  /// Reads `0x…`, `0o…` or `0b…`, or nothing.
  private mutating func prefixedInteger() -> TOMLValue.Content? {
    let start = at
    let radix: Int
    let isDigit: (UInt8) -> Bool
    switch peek(1) {
    case UInt8(ascii: "x"): (radix, isDigit) = (16, { Self.hexValue($0) != nil })
    case UInt8(ascii: "o"): (radix, isDigit) = (8, { (0x30...0x37).contains($0) })
    case UInt8(ascii: "b"): (radix, isDigit) = (2, { (0x30...0x31).contains($0) })
    default: return nil
    }
    at += 2
    guard skipDigits(isDigit) else {
      at = start
      return nil
    }
    let digits = withoutUnderscores(start + 2, at)
    return Int64(digits, radix: radix).map { .integer($0) }
      ?? .largeInteger(text(start, start + 2) + digits)
  }

  private mutating func skipFractionAndExponent() -> Bool {
    let start = at
    if peek() == UInt8(ascii: ".") {
      at += 1
      if !skipDigits(Self.isDecimal) { at = start }
    }
    let mantissaEnd = at
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      at += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { at += 1 }
      if !skipDigits(Self.isDecimal) { at = mantissaEnd }
    }
    return at > start
  }

  /// Steps over digits with single underscores between them; false if there is none.
  private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) -> Bool {
    guard let first = peek(), isDigit(first) else { return false }
    at += 1
    while let byte = peek() {
      if isDigit(byte) {
        at += 1
      } else if byte == UInt8(ascii: "_"), let next = peek(1), isDigit(next) {
        at += 2
      } else {
        break
      }
    }
    return true
  }

  private func withoutUnderscores(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  static func isDecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
