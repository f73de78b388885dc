/// Words in a text of bytes.
extension Span<UInt8> {
  /// True where the word stands at `index`, whatever follows it.
  @inline(__always)
  func holds(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<length where self[index + offset] != letters[offset] { return false }
      return true
    }
  }

  /// True for the word and nothing else.
  package func isWord(_ word: StaticString) -> Bool { isWord(word, 0..<count) }

  /// True where the range holds the word and nothing else.
  @inline(__always)
  func isWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && holds(word, at: range.lowerBound)
  }

  /// True where the word stands somewhere in the range. Every place is tried, so it is for short ranges.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let first = word.withUTF8Buffer { $0[0] }
    let starts =
      range.lowerBound..<Swift.max(range.lowerBound, range.upperBound - word.utf8CodeUnitCount + 1)
    var index = Bytes.firstOffset(of: first, in: starts, of: self)
    while index < starts.upperBound {
      if holds(word, at: index) { return true }
      index = Bytes.firstOffset(of: first, in: index + 1..<starts.upperBound, of: self)
    }
    return false
  }

  func array(of range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    Bytes.append(range, of: self, to: &bytes)
    return bytes
  }

  func isASCII(in range: Range<Int>) -> Bool {
    var all: UInt8 = 0
    for index in range { all |= self[index] }
    return all < 128
  }
}
