/// Builds one JSON document as bytes. Keys are written in the order they are given, which callers keep sorted.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next value needs a comma before it, one entry for each open container.
  private var needsComma: [Bool] = [false]
  /// A key has been written and its value has not.
  private var awaitsValue = false

  package init() {}

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Hands out what has been written so far and goes on with an empty buffer.
  package mutating func drain() -> [UInt8] {
    let written = bytes
    bytes = []
    return written
  }

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }
  package mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    awaitsValue = true
  }

  package mutating func value(_ flag: Bool) {
    separate()
    literal(flag ? "true" : "false")
  }

  package mutating func null() {
    separate()
    literal("null")
  }

  package mutating func value(_ number: Int) {
    separate()
    if number < 0 {
      bytes.append(contentsOf: String(number).utf8)
    } else {
      digits(number)
    }
  }

  package mutating func value(_ text: String) {
    var copy = text
    copy.withUTF8 { buffer in
      separate()
      quote(buffer)
    }
  }

  /// Text whose bytes need not be UTF-8: a byte that is none is written as the lone surrogate U+DC00 plus the byte,
  /// which is what Python calls `surrogateescape` and can turn back.
  package mutating func value(_ text: ArraySlice<UInt8>) {
    separate()
    text.withUnsafeBufferPointer { quote($0) }
  }

  package mutating func value(_ text: [UInt8]) { value(text[...]) }

  /// Text that stands for itself between quotes: ASCII without quotes, backslashes and control characters.
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return false
      }
    }
    return true
  }

  /// A value that is JSON already.
  package mutating func raw(_ json: ArraySlice<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    needsComma.removeLast()
    bytes.append(bracket)
  }

  private mutating func separate() {
    if awaitsValue {
      awaitsValue = false
      return
    }
    if needsComma[needsComma.count - 1] {
      bytes.append(UInt8(ascii: ","))
    } else {
      // Outside all containers values follow each other without commas: that is how lines of JSON are made.
      needsComma[needsComma.count - 1] = needsComma.count > 1
    }
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func digits(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var plain = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index += 1
        continue
      }
      let length = byte < 0x80 ? 0 : UTF8Sequence.length(text, at: index)
      if length > 0 {
        index += length
        continue
      }
      bytes.append(contentsOf: text[plain..<index])
      escape(byte)
      index += 1
      plain = index
    }
    bytes.append(contentsOf: text[plain..<text.count])
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): literal("\\\"")
    case UInt8(ascii: "\\"): literal("\\\\")
    case UInt8(ascii: "\n"): literal("\\n")
    case UInt8(ascii: "\r"): literal("\\r")
    case UInt8(ascii: "\t"): literal("\\t")
    default:
      literal(byte < 0x80 ? "\\u00" : "\\udc")
      bytes.append(Self.hex(byte >> 4))
      bytes.append(Self.hex(byte & 15))
    }
  }

  private static func hex(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

/// Where a sequence of UTF-8 ends.
private enum UTF8Sequence {
  /// The length of the valid sequence at `index`, or 0 where there is none.
  static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard index + length <= text.count else { return 0 }
    let second = text[index + 1]
    if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F
      || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F
    {
      return 0
    }
    for offset in 1..<length where text[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
