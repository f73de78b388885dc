package import Scanning

/// What edits do to one file, in the form that `git apply` and `patch` take.
package struct UnifiedDiff: Sendable {
  /// Empty where nothing changes.
  package let bytes: [UInt8]

  /// How many unchanged lines are shown around each change.
  private static let context = 3

  /// Some lines that become others; both ranges count lines from 0.
  private struct Change {
    let old: Range<Int>
    let new: [[UInt8]]
  }

  /// `encode` turns the text's UTF-8 into the bytes of the file.
  package init(
    _ path: SourcePath, _ text: [UInt8], _ edits: TextEdits,
    encode: ([UInt8]) -> [UInt8] = { $0 }
  ) {
    let lines = Self.lines(of: text)
    var starts = [0]
    for line in lines { starts.append(starts[starts.count - 1] + line.count) }
    let changes = Self.changes(edits, text, lines, starts)
    var result: [UInt8] = []
    func write(_ mark: Character, _ line: [UInt8]) {
      result += mark.utf8
      result += encode(line)
      if line.last != UInt8(ascii: "\n") { result += "\n\\ No newline at end of file\n".utf8 }
    }
    var index = 0
    var shift = 0
    if !changes.isEmpty {
      for (mark, prefix) in [("---", "a/"), ("+++", "b/")] {
        result += "\(mark) ".utf8 + Self.name(prefix, path) + [UInt8(ascii: "\n")]
      }
    }
    while index < changes.count {
      var end = index + 1
      while end < changes.count,
        changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * Self.context
      {
        end += 1
      }
      let hunk = changes[index..<end]
      let first = max(0, changes[index].old.lowerBound - Self.context)
      let last = min(lines.count, changes[end - 1].old.upperBound + Self.context)
      let added = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
      let oldCount = last - first
      let newCount = oldCount + added
      result +=
        "@@ -\(Self.position(first, oldCount)) +\(Self.position(first + shift, newCount)) @@\n".utf8
      var line = first
      for change in hunk {
        for kept in lines[line..<change.old.lowerBound] { write(" ", kept) }
        for gone in lines[change.old] { write("-", gone) }
        for new in change.new { write("+", new) }
        line = change.old.upperBound
      }
      for kept in lines[line..<last] { write(" ", kept) }
      shift += added
      index = end
    }
    bytes = result
  }

  private static func position(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }

  /// A path as git writes it: quoted where it holds what would end the line or the name.
  private static func name(_ prefix: String, _ path: SourcePath) -> [UInt8] {
    let plain = Array(prefix.utf8) + path.bytes
    guard plain.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x7F }) else {
      return plain.contains(UInt8(ascii: " ")) ? plain + [UInt8(ascii: "\t")] : plain
    }
    var quoted: [UInt8] = [0x22]
    for byte in plain {
      switch byte {
      case 0x22, 0x5C: quoted += [0x5C, byte]
      case 0..<0x20, 0x7F...:
        quoted += [0x5C, 0x30 + (byte >> 6), 0x30 + (byte >> 3 & 7), 0x30 + (byte & 7)]
      default: quoted.append(byte)
      }
    }
    return quoted + [0x22]
  }

  /// With their line feeds; the last one may have none.
  private static func lines(of text: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(Array(text[start...index]))
      start = index + 1
    }
    if start < text.count { lines.append(Array(text[start...])) }
    return lines
  }

  /// The edits as changes of whole lines, those that touch one line together.
  private static func changes(
    _ edits: TextEdits, _ text: [UInt8], _ lines: [[UInt8]], _ starts: [Int]
  ) -> [Change] {
    func line(at offset: Int) -> Int {
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return low
    }
    var groups: [(lines: Range<Int>, edits: [TextEdit])] = []
    for edit in edits.edits {
      var (first, last) = (line(at: Int(edit.range.start)), line(at: Int(edit.range.end)))
      let isWhole =
        starts[first] == Int(edit.range.start) && starts[last] == Int(edit.range.end)
        && edit.replacement.last.map { $0 == UInt8(ascii: "\n") } ?? true
      if first == lines.count, first > 0, lines[first - 1].last != UInt8(ascii: "\n") {
        // Something is added to a last line that does not end.
        first -= 1
      }
      if !isWhole || first < lines.count && last == first && !edit.range.isEmpty {
        last = min(last + 1, lines.count)
      }
      let range = first..<max(first, last)
      if let previous = groups.last, range.lowerBound < previous.lines.upperBound {
        groups[groups.count - 1].lines =
          previous.lines.lowerBound..<max(previous.lines.upperBound, range.upperBound)
        groups[groups.count - 1].edits.append(edit)
      } else {
        groups.append((range, [edit]))
      }
    }
    return groups.compactMap { group in
      let start = starts[group.lines.lowerBound]
      let end = starts[group.lines.upperBound]
      var new: [UInt8] = []
      var place = start
      for edit in group.edits {
        new += text[place..<Int(edit.range.start)]
        new += edit.replacement
        place = Int(edit.range.end)
      }
      if place < end { new += text[place..<end] }
      return trimmed(group.lines, Self.lines(of: new), lines)
    }
  }

  /// Without the lines that stay as they are, at both ends.
  private static func trimmed(
    _ old: Range<Int>, _ new: [[UInt8]], _ lines: [[UInt8]]
  ) -> Change? {
    var (low, high) = (old.lowerBound, old.upperBound)
    var replacement = new[...]
    while low < high, let first = replacement.first, first == lines[low] {
      low += 1
      replacement = replacement.dropFirst()
    }
    while low < high, let last = replacement.last, last == lines[high - 1] {
      high -= 1
      replacement = replacement.dropLast()
    }
    return low == high && replacement.isEmpty
      ? nil : Change(old: low..<high, new: Array(replacement))
  }
}
