import Graph

/// The words by which people tell a copy from what it was copied from.
enum OldName {
  private static let marks = NameIndex([
    "old", "backup", "bak", "copy", "orig", "original", "legacy", "deprecated", "obsolete", "new",
    "tmp", "temp", "unused", "save", "saved", "prev", "previous",
  ])

  /// Those of them that say that something newer took its place.
  static let past: Set<String> = [
    "old", "backup", "bak", "copy", "orig", "legacy", "deprecated", "obsolete", "unused", "saved",
    "prev", "previous", "archive", "archived", "attic",
  ]

  /// The last part of a dotted name without what people add to copies: `_old`, `_backup`, `_v2`, `2`.
  static func plain(_ name: String) -> ArraySlice<UInt8> {
    let whole = Array(name.utf8)
    var rest = whole[...].afterLastDot
    if rest.contains(where: { (0x41...0x5A).contains($0) }) {
      rest = rest.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }[...]
    }
    let line = UInt8(ascii: "_")
    while let first = rest.first, first == line { rest.removeFirst() }
    while let last = rest.last, last == line { rest.removeLast() }
    while let cut = rest.lastIndex(of: line) {
      let last = rest[(cut + 1)...]
      guard marks.contains(last) || isVersion(last) else { break }
      rest = rest[..<cut]
      while let last = rest.last, last == line { rest.removeLast() }
    }
    while let cut = rest.firstIndex(of: line), marks.contains(rest[..<cut]) {
      rest = rest[(cut + 1)...]
      while let first = rest.first, first == line { rest.removeFirst() }
    }
    let stem = rest.lastIndex { !(0x30...0x39).contains($0) }.map { rest[...$0] } ?? rest
    return stem.last == line ? rest : stem
  }

  /// `v2`, `2`, `v10`.
  private static func isVersion(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.first == UInt8(ascii: "v") ? text.dropFirst() : text
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
