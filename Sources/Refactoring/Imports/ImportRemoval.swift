package import Scanning

/// The lines of import statements taken out of one Swift file, where each has its lines to itself.
package struct ImportRemoval: Sendable {
  package let edits: TextEdits
  /// The statements that stay because something else stands in their lines: a comment may be about them.
  package let refused: [ByteRange]

  /// `statements` are sorted and disjoint.
  package init(of statements: [ByteRange], from text: [UInt8]) {
    var edits: [TextEdit] = []
    var refused: [ByteRange] = []
    for statement in statements {
      if let lines = Self.wholeLines(of: statement, in: text),
        edits.last.map({ $0.range.end <= lines.start }) ?? true
      {
        edits.append(TextEdit(replacing: lines, with: []))
      } else {
        refused.append(statement)
      }
    }
    guard let all = TextEdits(edits) else {
      preconditionFailure("lines of different statements do not overlap")
    }
    self.edits = all
    self.refused = refused
  }

  /// From the start of the statement's first line to behind the end of its last; nil where something else stands there.
  private static func wholeLines(of statement: ByteRange, in text: [UInt8]) -> ByteRange? {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var start = Int(statement.start)
    while start > 0, isBlank(text[start - 1]) { start -= 1 }
    guard start == 0 || text[start - 1] == UInt8(ascii: "\n") || text[start - 1] == 0x0D else {
      return nil
    }
    var end = Int(statement.end)
    while end < text.count, isBlank(text[end]) { end += 1 }
    if end < text.count, text[end] == 0x0D { end += 1 }
    if end < text.count, text[end] == UInt8(ascii: "\n") {
      end += 1
    } else if end < text.count, text[end - 1] != 0x0D {
      return nil
    }
    return ByteRange(start, end)
  }
}
