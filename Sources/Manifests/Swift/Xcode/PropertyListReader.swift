/// Reads the textual form of property lists; nesting is kept on a stack of its own.
package struct PropertyListReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  /// A list or a table that is still open.
  private struct Open {
    let line: Int
    let isTable: Bool
    var values: [PropertyList] = []
    var table: [String: PropertyList] = [:]
    /// The key whose value is to come.
    var key: (text: String, line: Int)?
  }

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  package static func read(_ bytes: [UInt8]) throws(PropertyListError) -> PropertyList {
    var reader = PropertyListReader(bytes)
    return try reader.document()
  }

  private mutating func document() throws(PropertyListError) -> PropertyList {
    var open: [Open] = []
    while true {
      try skipSpace()
      guard at < bytes.count else { throw error(open.isEmpty ? "nothing in it" : "no end") }
      var done: PropertyList?
      if let last = open.last, last.isTable, last.key == nil {
        if bytes[at] == UInt8(ascii: "}") {
          at += 1
          done = PropertyList(content: .table(last.table), line: last.line)
          open.removeLast()
        } else {
          let start = line
          let key = try text()
          try skipSpace()
          if take(UInt8(ascii: "=")) {
            open[open.count - 1].key = (key, start)
          } else if take(UInt8(ascii: ";")) {
            // `key;` stands for `key = key;`.
            open[open.count - 1].table[key] = PropertyList(content: .text(key), line: start)
          } else {
            throw error("a key without a value")
          }
          continue
        }
      } else if let last = open.last, !last.isTable, bytes[at] == UInt8(ascii: ")") {
        at += 1
        done = PropertyList(content: .list(last.values), line: last.line)
        open.removeLast()
      } else if take(UInt8(ascii: "{")) {
        open.append(Open(line: line, isTable: true))
        continue
      } else if take(UInt8(ascii: "(")) {
        open.append(Open(line: line, isTable: false))
        continue
      } else if bytes[at] == UInt8(ascii: "<") {
        let start = line
        done = PropertyList(content: .data(try data()), line: start)
      } else {
        let start = line
        done = PropertyList(content: .text(try text()), line: start)
      }
      guard let done else { continue }
      guard !open.isEmpty else {
        try skipSpace()
        guard at == bytes.count else { throw error("something after the end") }
        return done
      }
      try close(done, in: &open[open.count - 1])
    }
  }

  /// Puts a value into what is around it.
  private mutating func close(
    _ value: PropertyList, in outer: inout Open
  ) throws(PropertyListError) {
    try skipSpace()
    if let key = outer.key {
      if outer.table[key.text] == nil {
        outer.table[key.text] = PropertyList(content: value.content, line: key.line)
      }
      outer.key = nil
      guard take(UInt8(ascii: ";")) || at < bytes.count && bytes[at] == UInt8(ascii: "}") else {
        throw error("no semicolon after a value")
      }
    } else {
      outer.values.append(value)
      guard take(UInt8(ascii: ",")) || at < bytes.count && bytes[at] == UInt8(ascii: ")") else {
        throw error("no comma after a value")
      }
    }
  }

  private func error(_ message: String) -> PropertyListError {
    PropertyListError(line: line, message: message)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// White space and comments of both kinds.
  private mutating func skipSpace() throws(PropertyListError) {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\n"):
        line += 1
        at += 1
      case 9, 11...13, UInt8(ascii: " "): at += 1
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"):
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
        at += 2
        while at + 1 < bytes.count,
          bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/")
        {
          if bytes[at] == UInt8(ascii: "\n") { line += 1 }
          at += 1
        }
        guard at + 1 < bytes.count else { throw error("a comment without an end") }
        at += 2
      default: return
      }
    }
  }

  // MARK: Texts

  private mutating func text() throws(PropertyListError) -> String {
    if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") { return try quoted() }
    let start = at
    while at < bytes.count, Self.isPlain(bytes[at]) { at += 1 }
    guard at > start else { throw error("a character that starts no value") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func quoted() throws(PropertyListError) -> String {
    let quote = bytes[at]
    at += 1
    var result: [UInt8] = []
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        at += 1
        escape(to: &result)
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else { throw error("a text without an end") }
    at += 1
    return String(decoding: result, as: UTF8.self)
  }

  /// What stands behind a backslash.
  private mutating func escape(to result: inout [UInt8]) {
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - UInt8(ascii: "0"))
      var digits = 1
      while digits < 3, at < bytes.count,
        (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[at])
      {
        value = value * 8 + Int(bytes[at] - UInt8(ascii: "0"))
        at += 1
        digits += 1
      }
      append(UInt32(value & 0xFF), to: &result)
    case UInt8(ascii: "U"): appendUnits(to: &result)
    default:
      if byte == UInt8(ascii: "\n") { line += 1 }
      result.append(byte)
    }
  }

  /// The UTF-16 units of `\U1234`, of which two may make one character.
  private mutating func appendUnits(to result: inout [UInt8]) {
    var units = [hexadecimal()]
    if (0xD800..<0xDC00).contains(units[0]), at + 1 < bytes.count,
      bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "U")
    {
      at += 2
      units.append(hexadecimal())
    }
    result += Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func hexadecimal() -> UInt16 {
    let start = at
    while at < bytes.count, at < start + 4, isHexDigit(bytes[at]) { at += 1 }
    return UInt16(String(decoding: bytes[start..<at], as: UTF8.self), radix: 16) ?? 0
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private func append(_ scalar: UInt32, to result: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    result += Array(String(Character(scalar)).utf8)
  }

  private mutating func data() throws(PropertyListError) -> [UInt8] {
    at += 1
    var digits: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      if isHexDigit(bytes[at]) { digits.append(bytes[at]) }
      at += 1
    }
    guard at < bytes.count, digits.count.isMultiple(of: 2) else {
      throw error("data without an end")
    }
    at += 1
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16) ?? 0
    }
  }
}
