/// A place in a file that moves forward only and knows the line it is on.
struct SwiftLineCount {
  /// Every line end before this offset is counted.
  private var counted = 0
  private var line = 1
  private var lineStart = 0

  /// The line, from 1, and the column, from 0, of an offset no smaller than those asked for before.
  mutating func place(of offset: Int, in source: Span<UInt8>) -> (line: Int, column: Int) {
    var place = counted
    while place < offset {
      let byte = source[place]
      place += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      if byte == UInt8(ascii: "\r"), place < source.count, source[place] == UInt8(ascii: "\n") {
        place += 1
      }
      line += 1
      lineStart = place
    }
    counted = place
    return (line, offset - lineStart)
  }

  /// How many lines the whole source has.
  mutating func total(_ source: Span<UInt8>) -> Int {
    let end = place(of: source.count, in: source)
    return end.column == 0 ? end.line - 1 : end.line
  }
}
