/// Where the lines of a text begin.
package struct LineTable: Sendable {
  /// Ascending; the first is 0.
  private let starts: [UInt32]
  private let end: Int

  package var count: Int { starts.count }

  package init(_ source: [UInt8]) {
    var starts: [UInt32] = [0]
    for (index, byte) in source.enumerated() {
      let isReturn =
        byte == UInt8(ascii: "\r")
        && (index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isReturn { starts.append(UInt32(index + 1)) }
    }
    self.starts = starts
    end = source.count
  }

  /// The 1-based line that holds the byte at an offset.
  package func line(at offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a 1-based line, with what ends it; nil where there is no such line.
  package func range(ofLine line: Int) -> Range<Int>? {
    guard line >= 1, line <= starts.count else { return nil }
    return Int(starts[line - 1])..<(line < starts.count ? Int(starts[line]) : end)
  }

  /// Where the line that holds an offset begins.
  package func start(ofLineAt offset: UInt32) -> Int { Int(starts[line(at: offset) - 1]) }

  /// Where the line after the one that holds an offset begins; nil for the last line.
  package func start(ofLineAfter offset: UInt32) -> Int? {
    let next = line(at: offset)
    return next < starts.count ? Int(starts[next]) : nil
  }
}
