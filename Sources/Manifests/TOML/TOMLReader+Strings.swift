extension TOMLReader {
  /// Reads `"…"` on one line.
  mutating func basicString() throws(TOMLError) -> String {
    at += 1
    let start = at
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      try checkOneLine(byte)
      at += 1
    }
    // Nearly every string ends here, without an escape.
    var content = Array(bytes[start..<at])
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &content)
      default:
        try checkOneLine(byte)
        content.append(byte)
        at += 1
      }
    }
    throw error("a string without an end")
  }

  /// Reads `'…'` on one line.
  mutating func literalString() throws(TOMLError) -> String {
    at += 1
    let start = at
    while let byte = peek() {
      if byte == UInt8(ascii: "'") {
        at += 1
        return text(start, at - 1)
      }
      try checkOneLine(byte)
      at += 1
    }
    throw error("a string without an end")
  }

  /// Reads `"""…"""`.
  mutating func multilineBasicString() throws(TOMLError) -> String {
    at += 3
    _ = skipNewline()
    var content: [UInt8] = []
    while let byte = peek() {
      if byte == UInt8(ascii: "\""), let end = closing(UInt8(ascii: "\"")) {
        content += end
        return String(decoding: content, as: UTF8.self)
      } else if byte == UInt8(ascii: "\\") {
        if try !skipLineContinuation() { try escape(into: &content) }
      } else {
        try appendMultiline(byte, to: &content)
      }
    }
    throw error("a string without an end")
  }

  /// Reads `'''…'''`.
  mutating func multilineLiteralString() throws(TOMLError) -> String {
    at += 3
    _ = skipNewline()
    var content: [UInt8] = []
    while let byte = peek() {
      if byte == UInt8(ascii: "'"), let end = closing(UInt8(ascii: "'")) {
        content += end
        return String(decoding: content, as: UTF8.self)
      }
      try appendMultiline(byte, to: &content)
    }
    throw error("a string without an end")
  }

  /// Steps over three quotes that end a string; of up to five in a row the first ones belong to the string and are returned.
  private mutating func closing(_ quote: UInt8) -> [UInt8]? {
    guard peek(1) == quote, peek(2) == quote else { return nil }
    at += 3
    var extra: [UInt8] = []
    while extra.count < 2, peek() == quote {
      extra.append(quote)
      at += 1
    }
    return extra
  }

  private mutating func appendMultiline(
    _ byte: UInt8, to content: inout [UInt8]
  ) throws(TOMLError) {
    if skipNewline() {
      content.append(UInt8(ascii: "\n"))
      return
    }
    guard !Self.isControl(byte) else { throw error("a control character in a string") }
    content.append(byte)
    at += 1
  }

  private func checkOneLine(_ byte: UInt8) throws(TOMLError) {
    guard Self.isControl(byte) else { return }
    throw error(
      startsNewline() ? "a string that does not end on its line" : "a control character in a string"
    )
  }

  /// Steps over a backslash at the end of a line and all the white space that follows.
  private mutating func skipLineContinuation() throws(TOMLError) -> Bool {
    let backslash = at
    at += 1
    let next = peek()
    skipBlanks()
    if skipNewline() {
      repeat { skipBlanks() } while skipNewline()
      return true
    }
    guard next != UInt8(ascii: " "), next != UInt8(ascii: "\t") else {
      throw error("a backslash before a blank")
    }
    at = backslash
    return false
  }

  /// Reads a backslash and what it stands for.
  private mutating func escape(into content: inout [UInt8]) throws(TOMLError) {
    let simple: UInt8
    switch peek(1) {
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "\""): simple = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): simple = UInt8(ascii: "\\")
    case UInt8(ascii: "u"): return try unicodeEscape(digits: 4, into: &content)
    case UInt8(ascii: "U"): return try unicodeEscape(digits: 8, into: &content)
    default: throw error("an unknown escape")
    }
    content.append(simple)
    at += 2
  }

  private mutating func unicodeEscape(
    digits: Int, into content: inout [UInt8]
  ) throws(TOMLError) {
    var code: UInt32 = 0
    for ahead in 2..<(2 + digits) {
      guard let digit = peek(ahead).flatMap(Self.hexValue) else {
        throw error("expected \(digits) hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("no Unicode scalar value") }
    content += Array(String(Character(scalar)).utf8)
    at += 2 + digits
  }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
