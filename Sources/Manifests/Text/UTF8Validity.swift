/// The place where a run of bytes stops being UTF-8, found by the table of well-formed sequences in the Unicode standard.
package enum UTF8Validity {
  /// The offset of the first byte that belongs to no well-formed sequence, or nil when all of them do.
  package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      guard let shape = shape(of: lead), at + shape.count <= bytes.count,
        shape.second.contains(bytes[at + 1])
      else { return at }
      for next in (at + 2)..<max(at + 2, at + shape.count)
      where !(0x80...0xBF).contains(bytes[next]) {
        return at
      }
      at += shape.count
    }
    return nil
  }

  /// How long a sequence with this first byte is, and what its second byte may be.
  private static func shape(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
