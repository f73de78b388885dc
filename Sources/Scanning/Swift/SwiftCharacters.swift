/// Which bytes and code points may stand in names and operators, after the grammar of the language.
enum SwiftCharacters {
  /// What one code point is to the lexer.
  enum Class {
    case nameStart
    /// May continue a name, but not start one.
    case namePart
    case operatorStart
    case neither
  }

  /// One decoded code point; nil for bytes that are no UTF-8.
  struct Decoded {
    let scalar: UInt32?
    /// At least 1.
    let length: Int
  }

  @inline(__always)
  static func isNamePart(_ byte: UInt8) -> Bool {
    // Setting this bit maps the upper-case letters, and no other byte, onto a...z.
    let lowered = byte | 0x20
    return lowered &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
  }

  static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Decodes the code point at `position`, where a byte of 128 or more stands.
  static func decode(_ source: Span<UInt8>, at position: Int) -> Decoded {
    let first = source[position]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return Decoded(scalar: nil, length: 1)
    }
    guard position + length <= source.count else { return Decoded(scalar: nil, length: 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = source[position + offset]
      guard byte & 0xC0 == 0x80 else { return Decoded(scalar: nil, length: offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Decoded(scalar: value, length: length)
  }

  /// What a code point outside ASCII is.
  static func classify(_ scalar: UInt32) -> Class {
    if holds(scalar, in: operators) { return .operatorStart }
    if holds(scalar, in: combining) { return .namePart }
    if scalar >= 0x10000 { return scalar & 0xFFFF <= 0xFFFD ? .nameStart : .neither }
    return holds(scalar, in: names) ? .nameStart : .neither
  }

  /// Whether a code point outside ASCII may continue an operator.
  static func continuesOperator(_ scalar: UInt32) -> Bool {
    holds(scalar, in: operators) || holds(scalar, in: combining)
      || (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  private static func holds(_ scalar: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if scalar > ranges[middle].upperBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar)
  }

  /// Sorted and disjoint, as the two tables below.
  private static let combining: [ClosedRange<UInt32>] = [
    0x0300...0x036F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
  ]

  private static let operators: [ClosedRange<UInt32>] = [
    0xA1...0xA7, 0xA9...0xA9, 0xAB...0xAC, 0xAE...0xAE, 0xB0...0xB1, 0xB6...0xB6, 0xBB...0xBB,
    0xBF...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x2016...0x2017, 0x2020...0x2027, 0x2030...0x203E,
    0x2041...0x2053, 0x2055...0x205E, 0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF,
    0x2E00...0x2E7F, 0x3001...0x3003, 0x3008...0x3030,
  ]

  private static let names: [ClosedRange<UInt32>] = [
    0xA8...0xA8, 0xAA...0xAA, 0xAD...0xAD, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE,
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D,
    0x202A...0x202E, 0x203F...0x2040, 0x2054...0x2054, 0x2060...0x218F, 0x2460...0x24FF,
    0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F,
    0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFF8,
  ]
}
