/// A half-open range of byte offsets into the original text of one file.
package struct ByteRange: Hashable, Sendable {
  /// Never greater than `end`.
  package let start: UInt32
  package let end: UInt32

  package init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  package var count: Int { Int(end - start) }
  package var isEmpty: Bool { start == end }
}
