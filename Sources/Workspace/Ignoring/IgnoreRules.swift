/// The patterns of one ignore file, and of the files above it that it overrides.
///
/// A chain that grows at its inner end and is shared by all folders below, which is why it is a class.
final class IgnoreRules: Sendable {
  private let outer: IgnoreRules?
  /// How many bytes of a path come before the part that the patterns speak of.
  private let baseLength: Int
  /// In the order of the file: a later one overrides an earlier one.
  private let patterns: [IgnorePattern]
  /// For each byte the patterns that could match a text that ends with it, last first; so most names meet few patterns.
  private let byLastByte: [[Int32]]

  /// Of a file's text; without any pattern in it there is nothing to add to `outer`.
  static func adding(
    _ text: [UInt8], base: Int, to outer: IgnoreRules?
  ) -> IgnoreRules? {
    let patterns = Self.lines(of: text).compactMap(IgnorePattern.init(line:))
    return patterns.isEmpty
      ? outer : IgnoreRules(patterns: patterns, baseLength: base, outer: outer)
  }

  private init(patterns: [IgnorePattern], baseLength: Int, outer: IgnoreRules?) {
    self.patterns = patterns
    self.baseLength = baseLength
    self.outer = outer
    var table = [[Int32]](repeating: [], count: 256)
    for index in patterns.indices.reversed() {
      if let byte = patterns[index].lastByte {
        table[Int(byte)].append(Int32(index))
      } else {
        for byte in table.indices { table[byte].append(Int32(index)) }
      }
    }
    byLastByte = table
  }

  /// Lines as git reads them: a carriage return before the end and a byte order mark at the start are no part of them.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let body = text.starts(with: [0xef, 0xbb, 0xbf]) ? text[3...] : text[...]
    return body.split(separator: UInt8(ascii: "\n")).map { line in
      let whole = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      // To git a line is a C string.
      return whole.prefix { $0 != 0 }
    }
  }

  /// Whether a path whose folders are not ignored is. The innermost file that says anything of it decides, by its last word.
  func ignores(_ path: Span<UInt8>, nameStart: Int, isFolder: Bool) -> Bool {
    guard path.count > nameStart else { return false }
    let last = Int(path[path.count - 1])
    let name = path.extracting(nameStart...)
    var rules = self
    while true {
      for index in rules.byLastByte[last] {
        let pattern = rules.patterns[Int(index)]
        if pattern.isForFoldersOnly && !isFolder { continue }
        let matches =
          pattern.isForNames
          ? pattern.matches(name) : pattern.matches(path.extracting(rules.baseLength...))
        if matches { return !pattern.isNegative }
      }
      guard let outer = rules.outer else { return false }
      rules = outer
    }
  }
}
