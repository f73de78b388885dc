/// Prose broken into lines that fit a terminal, each indented alike.
package struct Paragraph {
  /// Ends with a line feed.
  package let text: String

  /// The width help is laid out for, whatever the terminal: wide lines are hard to read, and a fixed width can be tested.
  package static let width = 80

  /// `mark` stands two columns before the first line.
  package init(_ prose: String, indent: Int, mark: Character? = nil) {
    let margin = String(repeating: " ", count: indent)
    let lines = Self.lines(prose, width: Self.width - indent)
    var text = lines.map { "\(margin)\($0)\n" }.joined()
    if let mark, indent >= 2 {
      text.replaceSubrange(
        text.startIndex..<text.index(text.startIndex, offsetBy: indent),
        with: String(repeating: " ", count: indent - 2) + "\(mark) ")
    }
    self.text = text
  }

  /// A word longer than a line stands alone and sticks out.
  package static func lines(_ prose: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in prose.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
