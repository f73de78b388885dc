/// Where the lines of a text begin.
package struct LineTable: Sendable {
  private let starts: [UInt32]

  package init(_ source: [UInt8]) {
    var starts: [UInt32] = [0]
    for (index, byte) in source.enumerated() {
      let isReturn =
        byte == UInt8(ascii: "\r")
        && (index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isReturn { starts.append(UInt32(index + 1)) }
    }
    self.starts = starts
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

  /// Where the line that holds an offset begins.
  package func start(ofLineAt offset: UInt32) -> Int { Int(starts[line(at: offset) - 1]) }

  /// Where the line after the one that holds an offset begins; nil for the last line.
  package func start(ofLineAfter offset: UInt32) -> Int? {
    let next = line(at: offset)
    return next < starts.count ? Int(starts[next]) : nil
  }
}
