import Scanning

/// Numbers for names, handed out in the order in which the names come.
package struct NameIndex: Sendable {
  private var pool = TextPool()
  private var spans: [TextSpan] = []
  /// Open addressing over `spans`; -1 where a slot is free. Its size is a power of two, at least twice the number of names.
  private var slots = [Int32](repeating: -1, count: 64)

  package init() {}

  package init(_ names: some Sequence<String>) {
    for name in names { insert(Array(name.utf8)[...]) }
  }

  package var count: Int { spans.count }

  package subscript(index: Int) -> ArraySlice<UInt8> { pool[spans[index]] }

  /// The number of a name, or nil where it has none.
  package func index(of name: ArraySlice<UInt8>) -> Int? {
    let found = slots[slot(of: name)]
    return found < 0 ? nil : Int(found)
  }

  package func contains(_ name: ArraySlice<UInt8>) -> Bool { slots[slot(of: name)] >= 0 }

  /// The number of a name, which gets the next one where it has none.
  @discardableResult
  package mutating func insert(_ name: ArraySlice<UInt8>) -> Int {
    let slot = slot(of: name)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    slots[slot] = Int32(spans.count)
    spans.append(pool.add(name))
    if spans.count * 2 > slots.count { grow() }
    return spans.count - 1
  }

  /// Where the name is, or where there is room for it.
  private func slot(of name: ArraySlice<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: NameHash.of(name.span)) & (slots.count - 1)
    while slots[slot] >= 0, !pool.equals(spans[Int(slots[slot])], name) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in spans.indices { slots[slot(of: pool[spans[index]])] = Int32(index) }
  }
}
