/// What each byte can mean to the scan loop.
enum PythonByte {
  static let ordinary: UInt8 = 0
  static let newline: UInt8 = 1
  static let hash: UInt8 = 2
  static let quote: UInt8 = 3
  static let open: UInt8 = 4
  static let close: UInt8 = 5
  static let backslash: UInt8 = 6
  static let semicolon: UInt8 = 7
  static let colon: UInt8 = 8
  static let equals: UInt8 = 9
  /// Added to the class of bytes that can stand in a name; such bytes are ordinary otherwise.
  static let identifier: UInt8 = 16
  static let digit: UInt8 = 32

  /// The class of every byte; of the loop's interest where the low four bits are not zero.
  static let classes: [UInt8] = {
    var table = [UInt8](repeating: ordinary, count: 256)
    func mark(_ bytes: String, _ kind: UInt8) {
      for byte in bytes.utf8 { table[Int(byte)] = kind }
    }
    mark("\n\r", newline)
    mark("#", hash)
    mark("\"'", quote)
    mark("([{", open)
    mark(")]}", close)
    mark("\\", backslash)
    mark(";", semicolon)
    mark(":", colon)
    mark("=", equals)
    mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", identifier)
    mark("0123456789", identifier | digit)
    for byte in 128...255 { table[byte] = identifier }
    return table
  }()
}

extension PythonByte {
  /// As in `classes`, for headers inside functions.
  static let headerClasses: [UInt8] = without([UInt8(ascii: "=")])
  /// As in `classes`, for other statements inside functions.
  static let bodyClasses: [UInt8] = without([UInt8(ascii: "="), UInt8(ascii: ":")])

  private static func without(_ bytes: [UInt8]) -> [UInt8] {
    var table = classes
    for byte in bytes { table[Int(byte)] = ordinary }
    return table
  }
}

/// The first word of a statement, packed so that one comparison tells it.
struct PythonWord {
  /// The bytes of the word, the first one highest; 0 where there is none or it has more than eight.
  let code: UInt64
  let end: Int

  static let `import`: UInt64 = 0x696d_706f_7274
  static let from: UInt64 = 0x6672_6f6d
  static let `if`: UInt64 = 0x6966
  static let elif: UInt64 = 0x656c_6966
  static let `else`: UInt64 = 0x656c_7365
  static let `for`: UInt64 = 0x66_6f72
  static let `while`: UInt64 = 0x77_6869_6c65
  static let `try`: UInt64 = 0x74_7279
  static let except: UInt64 = 0x6578_6365_7074
  static let finally: UInt64 = 0x66_696e_616c_6c79
  static let with: UInt64 = 0x7769_7468
  static let def: UInt64 = 0x64_6566
  static let `class`: UInt64 = 0x63_6c61_7373
  static let async: UInt64 = 0x61_7379_6e63
  static let match: UInt64 = 0x6d_6174_6368
  static let `case`: UInt64 = 0x6361_7365
  static let lazy: UInt64 = 0x6c61_7a79
  static let cimport: UInt64 = 0x63_696d_706f_7274
  static let cdef: UInt64 = 0x6364_6566
  static let cpdef: UInt64 = 0x63_7064_6566
}

extension PythonScanner {
  /// The word at `start`, which has no end to speak of where it is longer than eight bytes.
  func firstWord(at start: Int) -> PythonWord {
    var code: UInt64 = 0
    var index = start
    while index < source.count, isIdentifier(index) {
      if index - start == 8 { return PythonWord(code: 0, end: index) }
      code = code << 8 | UInt64(source[index])
      index += 1
    }
    return PythonWord(code: code, end: index)
  }

  func isIdentifier(_ index: Int) -> Bool {
    index < source.count && classes[Int(source[index])] & PythonByte.identifier != 0
  }

  func isIdentifierStart(_ index: Int) -> Bool {
    index < source.count
      && classes[Int(source[index])] & (PythonByte.identifier | PythonByte.digit)
        == PythonByte.identifier
  }

  func isLineEnd(_ index: Int) -> Bool {
    index < source.count
      && (source[index] == UInt8(ascii: "\n") || source[index] == UInt8(ascii: "\r"))
  }

  /// The offset behind the line end at `index`, which may be two bytes long.
  func afterLineEnd(_ index: Int) -> Int {
    if index + 1 < source.count, source[index] == UInt8(ascii: "\r"),
      source[index + 1] == UInt8(ascii: "\n")
    {
      return index + 2
    }
    return min(index + 1, source.count)
  }

  func starts(with text: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + text.count <= source.count else { return false }
    for offset in 0..<text.count where source[index + offset] != text[offset] { return false }
    return true
  }

  /// The offset of the next byte that is no blank; joined lines count as blank.
  func skipBlanks(_ start: Int) -> Int {
    var index = start
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: index += 1
      case UInt8(ascii: "\\") where isLineEnd(index + 1): index = afterLineEnd(index + 1)
      default: return index
      }
    }
    return index
  }

  /// Like `skipBlanks`, for the inside of brackets, where newlines and comments are blank too.
  func skipBlanksAndLines(_ start: Int) -> Int {
    var index = start
    while true {
      index = skipBlanks(index)
      guard index < source.count else { return index }
      if isLineEnd(index) {
        index += 1
      } else if source[index] == UInt8(ascii: "#") {
        while index < source.count, !isLineEnd(index) { index += 1 }
      } else {
        return index
      }
    }
  }

  mutating func skipToLineEnd() {
    while position < source.count, !isLineEnd(position) { position += 1 }
    if position < source.count { position = afterLineEnd(position) }
  }
}
