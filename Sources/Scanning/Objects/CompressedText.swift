/// The table of texts that Cython puts into a compiled module: all texts of its source in one, with nothing between, and compressed
/// where that makes it smaller.
///
/// The table has no mark, so it is looked for by what it is: from some place on the bytes unpack to hundreds of characters of text.
package enum CompressedText {
  /// Shorter tables stand in the module as they are.
  private static let least = 200
  private static let most = 1 << 24

  /// The text of the table; empty where there is none.
  package static func table(in bytes: [UInt8]) -> [UInt8] {
    let short = shortMatches(in: bytes)
    if !short.isEmpty { return short }
    let deflated = deflated(in: bytes)
    return deflated.isEmpty ? plain(in: bytes) : deflated
  }

  // MARK: Small tables

  /// What Cython needs in every module stands in the table too, and so does what follows it in the alphabet.
  private static func plain(in bytes: [UInt8]) -> [UInt8] {
    let mark = Array("__main____".utf8)
    guard bytes.count > mark.count else { return [] }
    for index in 0..<(bytes.count - mark.count)
    where bytes[index] == mark[0] && bytes[index..<(index + mark.count)].elementsEqual(mark) {
      let before = bytes[..<index].lastIndex { !isText($0) }.map { $0 + 1 } ?? 0
      let after = bytes[index...].firstIndex { !isText($0) } ?? bytes.count
      return Array(bytes[before..<after])
    }
    return []
  }

  // MARK: Cython 3.3 and later

  private static func shortMatches(in bytes: [UInt8]) -> [UInt8] {
    var index = 0
    while index + 16 < bytes.count {
      // The first three bytes of a text cannot repeat anything.
      if bytes[index] & 7 == 7, bytes[(index + 1)...(index + 3)].count(where: isText) >= 2 {
        let found = unpacked(bytes, from: index)
        if found.count > 3 * least { return found }
      }
      index += 1
    }
    return []
  }

  private static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// A source may hold a few bytes in quotes that are no text.
  private static let mostOther = 4

  /// Unpacks groups of eight, each a byte of text or the repetition of what came before, until too much is no text.
  private static func unpacked(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var text: [UInt8] = []
    var index = start
    var others = 0
    while index < bytes.count, text.count < most {
      var flags = Int(bytes[index]) | 0xFF00
      index += 1
      while flags & 0x100 != 0 {
        guard index + 2 < bytes.count else { return text }
        if flags & 1 != 0 {
          if !isText(bytes[index]) { others += 1 }
          guard others <= mostOther else { return text }
          text.append(bytes[index])
          index += 1
        } else {
          let (low, high) = (Int(bytes[index]), Int(bytes[index + 1]))
          index += 2
          let distance: Int
          var length: Int
          if low & 0x80 == 0 {
            (distance, length) = (low, high)
          } else if high & 0x80 == 0 {
            (distance, length) = (0x80 + (high << 2 & 0x180 | low & 0x7F), high & 0x1F)
          } else {
            (distance, length) = (0x80 + ((high & 0x7F) << 7 | low & 0x7F), Int(bytes[index]))
            index += 1
          }
          length += 3
          let from = text.count - distance - length
          guard from >= 0 else { return text }
          text += text[from..<(from + length)]
        }
        flags >>= 1
      }
    }
    return text
  }

  // MARK: Cython 3.2

  private static func deflated(in bytes: [UInt8]) -> [UInt8] {
    for index in bytes.indices.dropLast(2)
    where bytes[index] == 0x78 && (bytes[index + 1] == 0xDA || bytes[index + 1] == 0x9C) {
      var stream = DeflatedStream(bytes, from: index + 2, most: most)
      if let text = stream.unpacked(), text.count > least { return text }
    }
    return []
  }
}
