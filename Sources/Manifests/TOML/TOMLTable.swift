/// The keys of one TOML table and their values, in the order they are first written.
package struct TOMLTable: Sendable {
  /// No two entries have the same key.
  package let entries: [Entry]
  /// Where each key stands in `entries`; empty for a table small enough to look through.
  private let index: [ExactText: Int]

  package struct Entry: Sendable {
    package let key: String
    /// The line the key is first written on, counted from 1.
    package let line: Int
    package let value: TOMLValue
  }

  private static let smallCount = 8

  init(entries: [Entry]) {
    self.entries = entries
    guard entries.count > Self.smallCount else {
      index = [:]
      return
    }
    var index: [ExactText: Int] = [:]
    index.reserveCapacity(entries.count)
    for (position, entry) in entries.enumerated() { index[ExactText(entry.key)] = position }
    self.index = index
  }

  package func entry(_ key: String) -> Entry? {
    if index.isEmpty {
      return entries.first { $0.key.utf8.elementsEqual(key.utf8) }
    }
    return index[ExactText(key)].map { entries[$0] }
  }

  package subscript(key: String) -> TOMLValue? { entry(key)?.value }

  /// The value below a path of keys, each but the last of which holds a table.
  package subscript(path path: String...) -> TOMLValue? { value(at: path) }

  package func value(at path: [String]) -> TOMLValue? {
    guard let first = path.first, let value = self[first] else { return nil }
    if path.count == 1 { return value }
    return value.table?.value(at: Array(path.dropFirst()))
  }
}
