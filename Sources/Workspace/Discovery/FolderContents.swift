/// What one folder holds, as the system lists it: names in one run of bytes, used again from folder to folder.
struct FolderContents: Sendable {
  struct Entry: Sendable {
    let range: Range<Int>
    var type: FileType
    /// The first eight bytes of what the entry is sorted by, so that most comparisons are of two numbers.
    fileprivate var key: UInt64 = 0
  }

  private(set) var names: [UInt8] = []
  private(set) var entries: [Entry] = []

  mutating func removeAll() {
    names.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  /// Leaves out the folder itself and the one above it.
  mutating func add(_ name: some Collection<UInt8>, type: FileType) {
    let start = names.count
    names.append(contentsOf: name)
    let count = names.count - start
    let dot = UInt8(ascii: ".")
    if names[start] == dot, count == 1 || (count == 2 && names[start + 1] == dot) {
      names.removeLast(count)
    } else {
      entries.append(Entry(range: start..<names.count, type: type))
    }
  }

  func first(named name: String) -> Entry? {
    entries.first { names.span.extracting($0.range).equals(name) }
  }

  /// Asks about the entries that the system listed without their type.
  mutating func completeTypes(_ type: ([UInt8]) -> FileType) {
    for index in entries.indices where entries[index].type == .unknown {
      entries[index].type = type(Array(names[entries[index].range]))
    }
  }

  /// By the bytes of the name, with a `/` at the end of a folder's: then what lies in a folder comes where its path comes.
  mutating func sort() {
    let names = names
    for index in entries.indices {
      let key = Self.key(of: entries[index], in: names)
      entries[index].key = key
    }
    entries.sort { left, right in
      left.key == right.key
        ? Self.precedes(left, right, in: names) : left.key < right.key
    }
  }

  private static func key(of entry: Entry, in names: [UInt8]) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<8 { key = key << 8 | UInt64(byte(at: offset, of: entry, in: names)) }
    return key
  }

  /// 0 after the end, which no name holds.
  private static func byte(at offset: Int, of entry: Entry, in names: [UInt8]) -> UInt8 {
    if offset < entry.range.count { return names[entry.range.lowerBound + offset] }
    return offset == entry.range.count && entry.type == .folder ? UInt8(ascii: "/") : 0
  }

  private static func precedes(_ left: Entry, _ right: Entry, in names: [UInt8]) -> Bool {
    for offset in 8..<(max(left.range.count, right.range.count, 8) + 1) {
      let one = byte(at: offset, of: left, in: names)
      let other = byte(at: offset, of: right, in: names)
      if one != other { return one < other }
    }
    return false
  }
}
