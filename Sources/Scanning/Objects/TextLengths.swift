/// Where the texts of a table end that Cython has put into one: their lengths stand beside it, as words of four bytes.
///
/// The lengths have no mark either. Texts that Cython needs in every module tell where they are: a run of numbers fits where it
/// begins so far before the length of such a text as that stands behind the beginning of the table, and the others fit too.
package enum TextLengths {
  private static let marks = [
    "cline_in_traceback", "__module__", "__main__", "__name__", "__test__",
  ]
  /// Besides the one it was found by.
  private static let leastFits = 2
  private static let most = 1 << 16
  private static let mostCandidates = 1 << 12

  /// The texts of a table, up to where it is known; empty where no lengths fit.
  package static func texts(of table: [UInt8], in bytes: [UInt8]) -> [[UInt8]] {
    let places = marks.map { positions(of: Array($0.utf8), in: table) }
    let words = Words(bytes)
    for (mark, starts) in zip(marks, places) where !starts.isEmpty {
      let length = mark.utf8.count
      var candidates = 0
      for index in 0..<words.count where words[index] == length {
        for start in starts {
          candidates += 1
          guard candidates < mostCandidates else { break }
          guard let first = words.first(before: index, summingTo: start) else { continue }
          let texts = cut(table, by: words, from: first)
          let fits = marks.count { mark in texts.contains { $0.elementsEqual(mark.utf8) } }
          if fits > leastFits { return texts.map(Array.init) }
        }
      }
    }
    return []
  }

  /// A text may stand inside others, so not every place is its own.
  private static func positions(of mark: [UInt8], in table: [UInt8]) -> [Int] {
    guard table.count >= mark.count else { return [] }
    var found: [Int] = []
    for start in 0...(table.count - mark.count)
    where table[start] == mark[0] && table[start..<(start + mark.count)].elementsEqual(mark) {
      found.append(start)
      if found.count == 16 { break }
    }
    return found
  }

  private static func cut(_ table: [UInt8], by words: Words, from first: Int) -> [ArraySlice<UInt8>]
  {
    var texts: [ArraySlice<UInt8>] = []
    var start = 0
    var index = first
    while index < words.count, start + words[index] <= table.count, texts.count < most {
      texts.append(table[start..<(start + words[index])])
      start += words[index]
      index += 1
    }
    return texts
  }

  /// Bytes as words of four, the lowest byte first.
  private struct Words {
    private let bytes: [UInt8]
    let count: Int

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      count = bytes.count / 4
    }

    subscript(index: Int) -> Int {
      let start = index * 4
      return Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16
        | Int(bytes[start + 3]) << 24
    }

    /// The word from which on those before another add up to a sum. No two texts of a table are empty.
    func first(before index: Int, summingTo sum: Int) -> Int? {
      var left = sum
      var next = index
      var empty = 0
      while left > 0, next > 0 {
        next -= 1
        let word = self[next]
        empty += word == 0 ? 1 : 0
        guard word <= left, empty < 3 else { return nil }
        left -= word
      }
      return left == 0 ? next : nil
    }
  }
}
