/// The tokens of a Python script that literals and calls are made of.
enum SetupScriptTokens {
  struct Token {
    let kind: Kind
    /// Counted from 1.
    let line: Int
    /// Whether no other token stands before it on its line.
    let isFirst: Bool
    /// Whether it stands at the left margin.
    let isAtMargin: Bool
  }

  enum Kind: Equatable {
    /// With its dots: `setuptools.setup`.
    case name(String)
    case string(String)
    /// A string with parts that are computed.
    case computedString
    case symbol(UInt8)
    case number
  }

  static func all(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    var line = 1
    var lineStart = 0
    var isFirst = true
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\n") {
        at += 1
        line += 1
        lineStart = at
        isFirst = true
      } else if byte.isWhiteSpace || byte == UInt8(ascii: "\\") {
        at += 1
      } else if byte == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      } else {
        let start = at
        let startLine = line
        let kind = token(in: bytes, at: &at, line: &line)
        tokens.append(
          Token(kind: kind, line: startLine, isFirst: isFirst, isAtMargin: start == lineStart))
        isFirst = false
      }
    }
    return tokens
  }

  private static func token(in bytes: [UInt8], at: inout Int, line: inout Int) -> Kind {
    let start = at
    while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
    let prefix = bytes[start..<at]
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'"),
      prefix.count <= 2, prefix.allSatisfy({ "rRuUbBfF".utf8.contains($0) })
    {
      let lowered = prefix.map { $0 | 0x20 }
      let isRaw = lowered.contains(UInt8(ascii: "r"))
      let text = string(in: bytes, at: &at, line: &line, isRaw: isRaw)
      let isComputed = lowered.contains(UInt8(ascii: "f")) && text.utf8.contains(UInt8(ascii: "{"))
      return isComputed ? .computedString : .string(text)
    }
    if prefix.isEmpty {
      at += 1
      return .symbol(bytes[start])
    }
    if TOMLReader.isDecimal(bytes[start]) { return .number }
    while at + 1 < bytes.count, bytes[at] == UInt8(ascii: "."), isNameByte(bytes[at + 1]) {
      at += 1
      while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
    }
    return .name(bytes[start..<at].text)
  }

  /// Reads a string from its opening quote; a string without an end goes on to the end of its line or, in three quotes, of the file.
  private static func string(
    in bytes: [UInt8], at: inout Int, line: inout Int, isRaw: Bool
  ) -> String {
    let quote = bytes[at]
    let isTriple = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
    at += isTriple ? 3 : 1
    var content: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote {
        let closes =
          !isTriple || (at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote)
        if closes {
          at += isTriple ? 3 : 1
          break
        }
      }
      if byte == UInt8(ascii: "\n") {
        if !isTriple { break }
        line += 1
      }
      if byte == UInt8(ascii: "\\"), at + 1 < bytes.count {
        let next = bytes[at + 1]
        at += 2
        if next == UInt8(ascii: "\n") { line += 1 }
        content += isRaw ? [byte, next] : unescaped(next)
        continue
      }
      content.append(byte)
      at += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// What the escapes that names and requirements may hold stand for; others are kept as written.
  private static func unescaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "n"): [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): [UInt8(ascii: "\t")]
    case UInt8(ascii: "\n"): []
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): [byte]
    default: [UInt8(ascii: "\\"), byte]
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (TOMLReader.isBareKey(byte) && byte != UInt8(ascii: "-")) || byte >= 0x80
  }
}
