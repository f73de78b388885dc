/// A table that is still being written to; a class, because several headers and keys of a document add to the same one.
///
/// What may be reopened and what may not is decided here by the state of each table, so that no path is ever looked up from the root twice.
final class TOMLTableBuilder {
  /// What a key stands for while the document is being read.
  enum Slot {
    case table(TOMLTableBuilder)
    /// An array of tables; never empty. Only the last of them is still open.
    case tables(TOMLTableList)
    /// A scalar, an inline table or an inline array: nothing can be added to any of them.
    case closed(TOMLValue)
  }

  /// The line of the header that declares the table, or else of what first mentions it.
  var line: Int
  /// Whether a `[header]`, or a dotted key in a section that has ended, made this table: then no header may open it.
  var isExplicit = false
  private var keys: [(text: String, line: Int)] = []
  private var slots: [Slot] = []
  private var index: [ExactText: Int] = [:]

  init(line: Int) {
    self.line = line
  }

  func slot(_ key: String) -> Slot? {
    index[ExactText(key)].map { slots[$0] }
  }

  /// Adds a key that is not there yet.
  func add(_ slot: Slot, as key: String, line: Int) {
    index[ExactText(key)] = slots.count
    keys.append((key, line))
    slots.append(slot)
  }

  /// The finished table. Depth is bounded by the reader.
  func frozen() -> TOMLTable {
    TOMLTable(
      entries: zip(keys, slots).map { key, slot in
        let value =
          switch slot {
          case .table(let table): TOMLValue(.table(table.frozen()), line: table.line)
          case .tables(let list): list.frozen()
          case .closed(let value): value
          }
        return TOMLTable.Entry(key: key.text, line: key.line, value: value)
      })
  }
}

/// An array of tables that is still growing; a class, because each `[[header]]` adds to the same one.
final class TOMLTableList {
  /// The table that keys below the latest header go to.
  private(set) var last: TOMLTableBuilder
  private var earlier: [TOMLTableBuilder] = []

  init(first: TOMLTableBuilder) {
    last = first
  }

  func append(_ table: TOMLTableBuilder) {
    earlier.append(last)
    last = table
  }

  func frozen() -> TOMLValue {
    let tables = (earlier + [last]).map { TOMLValue(.table($0.frozen()), line: $0.line) }
    return TOMLValue(.array(tables), line: tables[0].line)
  }
}
