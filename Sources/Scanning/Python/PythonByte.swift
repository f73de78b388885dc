/// What a byte can be in Python's text.
package enum PythonByte {
  /// Letters, digits, the underscore and everything beyond ASCII.
  @inlinable @inline(__always)
  package static func isIdentifier(_ byte: UInt8) -> Bool {
    if byte >= 128 { return true }
    // A bit for each byte of ASCII, in two halves.
    let half: UInt64 = byte < 64 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return half >> UInt64(byte & 63) & 1 != 0
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  @inline(__always)
  static func isOpen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }

  @inline(__always)
  static func isClose(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  @inline(__always)
  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

/// Places in Python's text.
extension Span<UInt8> {
  @inline(__always)
  func isIdentifier(at index: Int) -> Bool {
    index < count && PythonByte.isIdentifier(self[index])
  }

  @inline(__always)
  func isIdentifierStart(at index: Int) -> Bool {
    index < count && PythonByte.isIdentifier(self[index]) && !PythonByte.isDigit(self[index])
  }

  @inline(__always)
  func isLineEnd(at index: Int) -> Bool { index < count && PythonByte.isLineEnd(self[index]) }

  /// The offset behind the letters, digits and so on from `start`.
  @inline(__always)
  func identifierEnd(from start: Int) -> Int {
    var index = start
    while index < count, PythonByte.isIdentifier(self[index]) { index += 1 }
    return index
  }

  /// The offset behind the line end at `index`, which may be two bytes long.
  func afterLineEnd(_ index: Int) -> Int {
    if index + 1 < count, self[index] == UInt8(ascii: "\r"), self[index + 1] == UInt8(ascii: "\n") {
      return index + 2
    }
    return Swift.min(index + 1, count)
  }

  /// The offset of the next byte that is no blank; joined lines count as blank.
  @inline(__always)
  func skipBlanks(from start: Int) -> Int {
    var index = start
    while index < count {
      switch self[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: index += 1
      case UInt8(ascii: "\\") where isLineEnd(at: index + 1): index = afterLineEnd(index + 1)
      default: return index
      }
    }
    return index
  }

  /// Like `skipBlanks`, for the inside of brackets, where newlines and comments are blank too.
  func skipBlanksAndLines(from start: Int) -> Int {
    var index = start
    while true {
      index = skipBlanks(from: index)
      guard index < count else { return index }
      if isLineEnd(at: index) {
        index += 1
      } else if self[index] == UInt8(ascii: "#") {
        index = lineEnd(from: index)
      } else {
        return index
      }
    }
  }

  /// The offset of the next line end, or the end.
  func lineEnd(from start: Int) -> Int {
    var index = start
    while index < count, !PythonByte.isLineEnd(self[index]) { index += 1 }
    return index
  }
}
