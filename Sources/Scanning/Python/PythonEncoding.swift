/// How the bytes of a Python file become UTF-8 text.
package enum PythonEncoding {
  /// The text, and what was wrong with the bytes where something was.
  package static func decode(_ bytes: [UInt8]) -> (text: [UInt8], problem: Problem?) {
    let survey = Bytes.survey(bytes.span)
    if survey.isASCII {
      guard survey.hasNUL else { return (bytes, nil) }
      return (bytes, Problem("the file holds a NUL byte", line: line(of: 0, in: bytes)))
    }
    switch cookie(in: bytes) {
    case nil, "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii":
      return (bytes, invalidUTF8(in: bytes))
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "iso-latin-1", "cp1252",
      "windows-1252", "iso-8859-15", "iso8859-15":
      return (widen(bytes), nil)
    case .some:
      // Statements are ASCII in every encoding Python takes; names and strings beyond it are kept as they are.
      return (bytes, nil)
    }
  }

  /// Every byte beyond ASCII as the two bytes of the character of the same number.
  private static func widen(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }

  private static func invalidUTF8(in bytes: [UInt8]) -> Problem? {
    guard let offset = firstInvalid(bytes) else { return nil }
    let number = Bytes.count(UInt8(ascii: "\n"), in: 0..<offset, of: bytes.span) + 1
    return Problem("the file is not UTF-8 and names no other encoding", line: number)
  }

  private static func line(of byte: UInt8, in bytes: [UInt8]) -> Int {
    let offset = bytes.firstIndex(of: byte) ?? 0
    return Bytes.count(UInt8(ascii: "\n"), in: 0..<offset, of: bytes.span) + 1
  }

  /// The offset of the first byte that is no part of valid UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return index
      }
      guard index + length <= bytes.count else { return index }
      let second = bytes[index + 1]
      let isRefused =
        lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F
        || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F
      if isRefused { return index }
      for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }

  /// The encoding that a comment on one of the first two lines names (PEP 263), in lower case.
  private static func cookie(in bytes: [UInt8]) -> String? {
    var start = 0
    for _ in 0..<2 {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
        end += 1
      }
      let line = bytes[start..<min(end, start + 200)]
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C }) else {
        start = min(end + 1, bytes.count)
        continue
      }
      guard first == UInt8(ascii: "#") else { return nil }
      if let name = encodingName(in: line) { return name }
      start = min(end + 1, bytes.count)
    }
    return nil
  }

  private static func encodingName(in line: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    var rest = text[...]
    while let next = rest.firstIndex(of: "c") {
      rest = rest[next...]
      if rest.hasPrefix("coding") {
        let after = rest.dropFirst(6)
        if after.first == ":" || after.first == "=" {
          let name = after.dropFirst().drop { $0 == " " || $0 == "\t" }
            .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
          if !name.isEmpty {
            return String(name.lowercased().map { $0 == "_" ? "-" : $0 })
          }
        }
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
