package import Scanning

/// A run of bytes of one file that is to be replaced by others.
package struct TextEdit: Hashable, Sendable {
  package let range: ByteRange
  package let replacement: [UInt8]

  package init(replacing range: ByteRange, with replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }
}

/// The edits of one file, none of which touches what another one replaces.
package struct TextEdits: Hashable, Sendable {
  /// Sorted and disjoint.
  package let edits: [TextEdit]

  /// Nil where two edits overlap or stand at the same place: which of them is meant, nobody can tell.
  package init?(_ edits: [TextEdit]) {
    let sorted = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    for (edit, next) in zip(sorted, sorted.dropFirst()) {
      guard edit.range.end <= next.range.start, edit.range.start < next.range.start else {
        return nil
      }
    }
    self.edits = sorted
  }

  /// The text with all edits made. Nothing outside their ranges changes.
  package func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var end = 0
    for edit in edits {
      precondition(Int(edit.range.end) <= text.count, "edits are made to the text they are of")
      result += text[end..<Int(edit.range.start)]
      result += edit.replacement
      end = Int(edit.range.end)
    }
    return result + text[end...]
  }
}
