/// One line of a `.gitignore` file.
struct IgnorePattern: Sendable {
  /// Takes back what an earlier pattern ignores.
  let isNegative: Bool
  let isForFoldersOnly: Bool
  /// Without a `/` but at its end, so that it is held against the name alone, however deep it lies.
  let isForNames: Bool
  /// What the text begins with, up to the first wildcard.
  let prefix: [UInt8]
  /// The rest; nil where the prefix is all of it.
  let rest: GlobProgram?

  /// The byte that every match ends with, where there is one.
  var lastByte: UInt8? {
    rest == nil ? prefix.last : rest?.lastByte
  }

  /// Nil for what no name can match: an empty line, a comment, a malformed wildcard.
  init?(line: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    if line.first == UInt8(ascii: "#") { return nil }
    var text = Self.withoutSpacesAtEnd(line)
    isNegative = text.first == UInt8(ascii: "!")
    if isNegative { text = text.dropFirst() }
    isForFoldersOnly = text.last == slash
    if isForFoldersOnly { text = text.dropLast() }
    isForNames = !text.contains(slash)
    if text.first == slash { text = text.dropFirst() }
    if text.isEmpty { return nil }
    let special = text.firstIndex { byte in
      byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
        || byte == UInt8(ascii: "\\")
    }
    guard let special else {
      prefix = Array(text)
      rest = nil
      return
    }
    // The rest stands on its own as git has it, so that in `a**/b` the stars are taken for a whole component.
    guard let program = GlobProgram(text[special...]) else { return nil }
    prefix = Array(text[..<special])
    rest = program
  }

  /// A space that follows a backslash stays.
  private static func withoutSpacesAtEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        // A backslash at the very end keeps the spaces before it, whatever they are.
        guard index + 1 < line.endIndex else { return line }
        index += 2
        end = index
      } else {
        if line[index] != UInt8(ascii: " ") { end = index + 1 }
        index += 1
      }
    }
    return line[..<end]
  }

  /// `text` is the name, or the path from the folder of the file that the pattern stands in.
  func matches(_ text: Span<UInt8>) -> Bool {
    guard text.count >= prefix.count else { return false }
    for index in prefix.indices where text[index] != prefix[index] { return false }
    guard let rest else { return text.count == prefix.count }
    return rest.matches(text.extracting(prefix.count...))
  }
}
