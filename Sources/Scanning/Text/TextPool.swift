/// The names one file mentions, copied out of its bytes so that the bytes can be let go.
package struct TextPool: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ range: Range<Int>, of source: [UInt8]) -> TextSpan {
    let start = bytes.count
    bytes.append(contentsOf: source[range])
    return TextSpan(start: start, count: range.count)
  }

  package mutating func add(_ text: some Collection<UInt8>) -> TextSpan {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return TextSpan(start: start, count: bytes.count - start)
  }

  /// Adds one byte to the span that was added last, which is how a name written in pieces is put together.
  package mutating func extend(_ span: inout TextSpan, with range: Range<Int>, of source: [UInt8]) {
    precondition(span.end == bytes.count, "only the last span of a pool can grow")
    bytes.append(contentsOf: source[range])
    span = TextSpan(start: Int(span.start), count: bytes.count - Int(span.start))
  }

  package subscript(span: TextSpan) -> ArraySlice<UInt8> {
    bytes[Int(span.start)..<span.end]
  }

  package func string(_ span: TextSpan) -> String {
    String(decoding: self[span], as: UTF8.self)
  }
}

/// A piece of a `TextPool`; empty where nothing was written.
package struct TextSpan: Hashable, Sendable {
  package let start: UInt32
  package let count: UInt32

  package static let none = TextSpan(start: 0, count: 0)

  package init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }

  package var end: Int { Int(start) + Int(count) }
  package var isEmpty: Bool { count == 0 }
}
