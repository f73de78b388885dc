/// The names that modules of one version's standard library have, for modules whose names depend on nothing else.
package struct StandardNames: Sendable {
  /// Nil for a version that nobody has read, of which not even a missing name is known.
  private let minor: Int?
  /// The lines of each module.
  private let rows: [String: [Row]]

  private struct Row {
    let first: Int
    let last: Int
    let names: Substring.UTF8View
  }

  package init(major: Int, minor: Int) {
    let isRead =
      major == 3 && minor >= StandardNamesTable.oldestMinor
      && minor <= StandardNamesTable.newestMinor
    self.minor = isRead ? minor : nil
    guard isRead else {
      rows = [:]
      return
    }
    var rows: [String: [Row]] = [:]
    for line in StandardNamesTable.rows.description.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      let ends = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard words.count == 3, let first = Int(ends[0]) else { continue }
      let last = Int(ends[1]) ?? StandardNamesTable.newestMinor
      guard first <= minor, minor <= last else { continue }
      rows[String(words[0]), default: []].append(
        Row(first: first, last: last, names: words[2].utf8))
    }
    self.rows = rows
  }

  /// The names of a module but those with two underscores on both sides, sorted; nil where they are not known.
  package func names(of module: String) -> [String]? {
    rows[module].map { rows in
      rows.flatMap { row in
        row.names.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      }.sorted()
    }
  }
}
