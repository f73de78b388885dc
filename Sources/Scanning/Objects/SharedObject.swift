/// What the head of a shared library says of loading it: how much of it the loader goes through, and what else it needs.
/// Only the format of Linux is read, for machines of 64 bits.
package struct SharedObject: Hashable, Sendable {
  /// What the loader reads from end to end and what it may write to: the tables of relocations, and the data.
  package let relocatedBytes: Int
  /// The libraries that it is linked with, in the order they are named.
  package let needed: [String]
  /// Where those are looked for first; `$ORIGIN` stands for the folder of the file.
  package let searchFolders: [String]

  /// `read` gives bytes from an offset on, as many as asked for or those up to the end of the file; nil where there are none.
  package init?(reading read: (_ offset: Int, _ count: Int) -> [UInt8]?) {
    guard let head = read(0, 64).map(Words.init), head.count == 64,
      head.bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let table = head.number(at: 32, bytes: 8), let width = head.number(at: 54, bytes: 2),
      let count = head.number(at: 56, bytes: 2), width >= 56, count > 0,
      width * count <= Self.largestRead,
      let rows = read(table, width * count).map(Words.init), rows.count == width * count
    else { return nil }
    let segments = (0..<count).compactMap { Segment(rows, at: $0 * width) }
    let loaded = segments.filter { $0.kind == Segment.loaded }
    var tables = 0
    var names: (needed: [Int], folders: [Int], start: Int) = ([], [], 0)
    if let dynamic = segments.first(where: { $0.kind == Segment.dynamic }),
      let rows = read(dynamic.offset, min(dynamic.bytes, Self.largestRead)).map(Words.init)
    {
      entries: for start in stride(from: 0, to: rows.count - 15, by: 16) {
        guard let tag = rows.number(at: start, bytes: 8),
          let value = rows.number(at: start + 8, bytes: 8)
        else { continue }
        switch tag {
        case 0: break entries
        case 1: names.needed.append(value)
        case 2, 8: tables += min(value, Self.largestTable)
        case 5: names.start = value
        case 15, 29: names.folders.append(value)
        default: continue
        }
      }
    }
    let strings = loaded.first { $0.address <= names.start && names.start - $0.address < $0.bytes }
      .map { names.start - $0.address + $0.offset }
    func text(_ place: Int) -> String? {
      guard let strings, place < Self.largestTable, let bytes = read(strings + place, 4_096) else {
        return nil
      }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    needed = names.needed.prefix(Self.mostNames).compactMap(text)
    searchFolders = names.folders.prefix(Self.mostNames).compactMap(text)
      .flatMap { $0.split(separator: ":").map(String.init) }
    relocatedBytes =
      tables + loaded.reduce(0) { $0 + ($1.isWritten ? min($1.bytes, Self.largestFile) : 0) }
  }

  private static let largestRead = 1 << 20
  private static let largestTable = 1 << 26
  private static let largestFile = 1 << 34
  private static let mostNames = 1_000
}

/// One row of the table of segments.
private struct Segment {
  static let loaded = 1
  static let dynamic = 2

  let kind: Int
  let isWritten: Bool
  let offset: Int
  let address: Int
  /// Of the file.
  let bytes: Int

  init?(_ rows: Words, at start: Int) {
    guard let kind = rows.number(at: start, bytes: 4),
      let flags = rows.number(at: start + 4, bytes: 4),
      let offset = rows.number(at: start + 8, bytes: 8),
      let address = rows.number(at: start + 16, bytes: 8),
      let bytes = rows.number(at: start + 32, bytes: 8)
    else { return nil }
    self.kind = kind
    isWritten = flags & 2 != 0
    self.offset = offset
    self.address = address
    self.bytes = bytes
  }
}

/// Bytes that hold numbers, the lowest byte first.
private struct Words {
  let bytes: [UInt8]
  var count: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil where there are no such bytes, or where they make a number that no file has a use for.
  func number(at start: Int, bytes width: Int) -> Int? {
    guard start >= 0, start + width <= bytes.count else { return nil }
    var number: UInt64 = 0
    for byte in bytes[start..<(start + width)].reversed() { number = number << 8 | UInt64(byte) }
    return number < 1 << 48 ? Int(number) : nil
  }
}
