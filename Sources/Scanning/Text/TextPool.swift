/// The names one file mentions, copied out of its bytes so that the bytes can be let go.
package struct TextPool: Hashable, Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// The pool of a file that is done with, in as much room as it takes.
  init(copying pool: TextPool) {
    bytes = pool.bytes.exactCopy
  }

  /// Empties the pool and keeps its room for the next file.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ range: Range<Int>, of source: Span<UInt8>) -> TextSpan {
    let start = bytes.count
    Bytes.append(range, of: source, to: &bytes)
    return TextSpan(start: start, count: range.count)
  }

  package mutating func add(_ text: some Collection<UInt8>) -> TextSpan {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return TextSpan(start: start, count: bytes.count - start)
  }

  /// Adds bytes to the span that was added last, which is how a name written in pieces is put together.
  mutating func extend(_ span: inout TextSpan, with range: Range<Int>, of source: Span<UInt8>) {
    precondition(span.end == bytes.count, "only the last span of a pool can grow")
    Bytes.append(range, of: source, to: &bytes)
    span = TextSpan(start: Int(span.start), count: bytes.count - Int(span.start))
  }

  package subscript(span: TextSpan) -> ArraySlice<UInt8> {
    bytes[Int(span.start)..<span.end]
  }

  /// Whether the text of a span is these bytes; its length tells most others apart.
  package func equals(_ span: TextSpan, _ name: ArraySlice<UInt8>) -> Bool {
    Int(span.count) == name.count && equals(span, name.span)
  }

  package func equals(_ span: TextSpan, _ name: Span<UInt8>) -> Bool {
    guard Int(span.count) == name.count else { return false }
    let own = bytes.span.extracting(Int(span.start)..<span.end)
    for index in own.indices where own[index] != name[index] { return false }
    return true
  }

  /// Adds the text of a span to other bytes.
  package func append(_ span: TextSpan, to other: inout [UInt8]) {
    Bytes.append(Int(span.start)..<span.end, of: bytes.span, to: &other)
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

extension Array {
  /// The elements in an array of their own, with no room to spare, so that this one can be used again.
  var exactCopy: [Element] {
    if isEmpty { return [] }
    var copy: [Element] = []
    copy.reserveCapacity(count)
    copy += self
    return copy
  }
}
