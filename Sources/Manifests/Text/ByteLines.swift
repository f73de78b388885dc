/// The lines of a text as byte ranges without their ends: `\n`, `\r\n` and `\r` all end one.
package struct ByteLines: Sequence {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

  package struct Iterator: IteratorProtocol {
    let bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    package mutating func next() -> ArraySlice<UInt8>? {
      guard at < bytes.count else { return nil }
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") {
        at += 1
      }
      let line = bytes[start..<at]
      if at < bytes.count {
        let isPair =
          bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count
          && bytes[at + 1] == UInt8(ascii: "\n")
        at += isPair ? 2 : 1
      }
      return line
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without white space at either end.
  var trimmed: ArraySlice<UInt8> {
    var part = self
    while let first = part.first, first.isWhiteSpace { part.removeFirst() }
    while let last = part.last, last.isWhiteSpace { part.removeLast() }
    return part
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
  /// What Python's `str.strip` takes away, within ASCII.
  var isWhiteSpace: Bool { (9...13).contains(self) || (28...32).contains(self) }
}
