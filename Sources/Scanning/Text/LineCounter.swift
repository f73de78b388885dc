/// Turns byte offsets of one text into line numbers, cheaply when they come roughly in order.
///
/// Counting newlines only between the places that are asked for keeps the scan loops free of it.
struct LineCounter {
  private var offset = 0
  private var line = 1
  /// Where the line of `columnOffset` begins, so that many places on one long line do not each look for it.
  private var lineStart = 0
  private var columnOffset = 0
  /// True where the text holds a carriage return, which may end a line on its own.
  private let hasReturns: Bool

  init(hasReturns: Bool) { self.hasReturns = hasReturns }

  /// The 1-based line that holds the byte at `target`.
  mutating func line(at target: Int, in source: Span<UInt8>) -> Int {
    let low = min(offset, target)
    let high = max(offset, target)
    let between = newlines(in: low..<high, of: source)
    line = target >= offset ? line + between : line - between
    offset = target
    return line
  }

  /// The 0-based column, in bytes, of the byte at `target`.
  mutating func column(at target: Int, in source: Span<UInt8>) -> Int {
    let known = target >= columnOffset ? columnOffset : 0
    var start = target
    while start > known, !isLineEnd(source[start - 1]) { start -= 1 }
    if start > known || known == 0 { lineStart = start }
    columnOffset = target
    return target - lineStart
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func newlines(in range: Range<Int>, of source: Span<UInt8>) -> Int {
    if !hasReturns { return Bytes.count(UInt8(ascii: "\n"), in: range, of: source) }
    var count = 0
    for index in range {
      let byte = source[index]
      if byte == UInt8(ascii: "\n") {
        count += 1
      } else if byte == UInt8(ascii: "\r"),
        index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n")
      {
        count += 1
      }
    }
    return count
  }
}
