/// The value of a string or bytes literal, as it is put together from the contents between quotes.
struct StringDecoder {
  let source: [UInt8]
  let isBytes: Bool
  /// UTF-8 for a string.
  private(set) var output: [UInt8] = []

  init(source: [UInt8], isBytes: Bool) {
    self.source = source
    self.isBytes = isBytes
  }

  mutating func append(_ content: Range<Int>, _ flags: StringFlags) {
    if !flags.contains(.escaped) && !source[content].contains(UInt8(ascii: "\r")) {
      output.append(contentsOf: source[content])
      return
    }
    var offset = content.lowerBound
    while offset < content.upperBound {
      let byte = source[offset]
      offset += 1
      if byte == UInt8(ascii: "\\") && !flags.contains(.raw) {
        decodeEscape(&offset, content.upperBound)
      } else if byte == UInt8(ascii: "\r") {
        // Every line ending is a line feed in a value.
        skipLineFeed(&offset, content.upperBound)
        output.append(UInt8(ascii: "\n"))
      } else {
        output.append(byte)
      }
    }
  }

  private func skipLineFeed(_ offset: inout Int, _ end: Int) {
    if offset < end && source[offset] == UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func decodeEscape(_ offset: inout Int, _ end: Int) {
    guard offset < end else { return output.append(UInt8(ascii: "\\")) }
    let letter = source[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): skipLineFeed(&offset, end)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
    case UInt8(ascii: "a"): output.append(0x07)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(letter - UInt8(ascii: "0"))
      let last = min(end, offset + 2)
      while offset < last, source[offset] &- UInt8(ascii: "0") < 8 {
        value = value << 3 | UInt32(source[offset] - UInt8(ascii: "0"))
        offset += 1
      }
      append(scalar: value)
    case UInt8(ascii: "x"): append(scalar: hexadecimal(&offset, min(end, offset + 2)))
    case UInt8(ascii: "u") where !isBytes:
      append(scalar: hexadecimal(&offset, min(end, offset + 4)))
    case UInt8(ascii: "U") where !isBytes:
      append(scalar: hexadecimal(&offset, min(end, offset + 8)))
    case UInt8(ascii: "N") where !isBytes:
      while offset < end && source[offset] != UInt8(ascii: "}") { offset += 1 }
      offset = min(end, offset + 1)
      append(scalar: 0xFFFD)
    default:
      output.append(UInt8(ascii: "\\"))
      output.append(letter)
    }
  }

  private func hexadecimal(_ offset: inout Int, _ end: Int) -> UInt32 {
    var value: UInt32 = 0
    while offset < end, let digit = source[offset].hexValue {
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  private mutating func append(scalar value: UInt32) {
    if isBytes { return output.append(UInt8(truncatingIfNeeded: value)) }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
