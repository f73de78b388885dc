/// A single pass over the bytes of a JSON document.
struct JSONReader {
  private let bytes: [UInt8]
  private var at = 0
  /// The line `at` stands on, counted from 1.
  private var line = 1
  private var lineStart = 0

  /// How deep arrays and objects may nest: they are read, and later freed, by recursion.
  private static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSONValue {
    if let invalid = UTF8Validity.firstInvalidByte(in: bytes) {
      while at < invalid { stepOverWhiteSpaceOrByte() }
      throw error("bytes that are not UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    skipWhiteSpace()
    let root = try value(depth: 0)
    skipWhiteSpace()
    guard at == bytes.count else { throw error("more than one value") }
    return root
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.deepest else { throw error("nested too deep") }
    let start = line
    let content: JSONValue.Content
    switch peek() {
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "["): content = .array(try array(depth: depth))
    case UInt8(ascii: "{"): content = .object(try object(depth: depth))
    case UInt8(ascii: "t") where skip("true"): content = .boolean(true)
    case UInt8(ascii: "f") where skip("false"): content = .boolean(false)
    case UInt8(ascii: "n") where skip("null"): content = .null
    default:
      guard let written = number() else { throw error("expected a value") }
      content = .number(written)
    }
    return JSONValue(content: content, line: start)
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    var values: [JSONValue] = []
    at += 1
    skipWhiteSpace()
    if skip("]") { return values }
    while true {
      values.append(try value(depth: depth + 1))
      skipWhiteSpace()
      if skip("]") { return values }
      guard skip(",") else { throw error("expected ',' or ']'") }
      skipWhiteSpace()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    at += 1
    skipWhiteSpace()
    if skip("}") { return members }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw error("expected a key in quotes") }
      let keyLine = line
      let key = try string()
      skipWhiteSpace()
      guard skip(":") else { throw error("expected ':'") }
      skipWhiteSpace()
      members.append(JSONValue.Member(key: key, line: keyLine, value: try value(depth: depth + 1)))
      skipWhiteSpace()
      if skip("}") { return members }
      guard skip(",") else { throw error("expected ',' or '}'") }
      skipWhiteSpace()
    }
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      at += 1
    }
    if peek() == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }
    var content = Array(bytes[start..<at])
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0x00..<0x20: throw error("a control character in a string")
      default:
        content.append(byte)
        at += 1
      }
    }
    throw error("a string without an end")
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    let simple: UInt8
    switch peek(1) {
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): simple = bytes[at + 1]
    case UInt8(ascii: "u"): return try unicodeEscape(into: &content)
    default: throw error("an unknown escape")
    }
    content.append(simple)
    at += 2
  }

  private mutating func unicodeEscape(into content: inout [UInt8]) throws(JSONError) {
    guard var code = unit(at: at) else { throw error("expected four hexadecimal digits") }
    at += 6
    if (0xD800...0xDBFF).contains(code), let low = unit(at: at), (0xDC00...0xDFFF).contains(low) {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      at += 6
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    content += Array(String(Character(scalar)).utf8)
  }

  /// The number that `\uXXXX` at this offset stands for.
  private func unit(at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var code: UInt32 = 0
    for digit in bytes[(offset + 2)..<(offset + 6)] {
      guard let value = TOMLReader.hexValue(digit) else { return nil }
      code = code << 4 | UInt32(value)
    }
    return code
  }

  // MARK: Numbers and words

  private mutating func number() -> String? {
    let start = at
    _ = skip("-")
    if skip("Infinity") || (at == start && skip("NaN")) { return text(start, at) }
    if !skip("0") {
      guard skipDigits() else {
        at = start
        return nil
      }
    }
    let wholeEnd = at
    if skip("."), !skipDigits() { at = wholeEnd }
    let mantissaEnd = at
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      if !skipDigits() { at = mantissaEnd }
    }
    return text(start, at)
  }

  private mutating func skipDigits() -> Bool {
    let start = at
    while let byte = peek(), TOMLReader.isDecimal(byte) { at += 1 }
    return at > start
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let matches = word.withUTF8Buffer { expected in
      at + expected.count <= bytes.count
        && expected.elementsEqual(bytes[at..<(at + expected.count)])
    }
    if matches { at += word.utf8CodeUnitCount }
    return matches
  }

  // MARK: Bytes

  private func peek(_ ahead: Int = 0) -> UInt8? {
    at + ahead < bytes.count ? bytes[at + ahead] : nil
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func skipWhiteSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      stepOverWhiteSpaceOrByte()
    }
  }

  private mutating func stepOverWhiteSpaceOrByte() {
    at += 1
    if bytes[at - 1] == UInt8(ascii: "\n") {
      line += 1
      lineStart = at
    }
  }

  private func error(_ message: String) -> JSONError {
    JSONError(line: line, column: at - lineStart + 1, message: message)
  }
}
