/// A name of one tree; equal ids are equal spellings.
package struct NameID: ArenaElement, Hashable {
  package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
  @inlinable package static var width: Int { 1 }
  @inlinable package init(words: ContiguousArray<UInt32>, at offset: Int) {
    index = words[offset]
  }
}

/// Where a name is written.
package struct NameOccurrence: ArenaElement, Hashable {
  package let name: NameID
  package let range: ByteRange
  package static var width: Int { 3 }

  package init(name: NameID, range: ByteRange) {
    self.name = name
    self.range = range
  }

  package init(words: ContiguousArray<UInt32>, at offset: Int) {
    name = NameID(index: words[offset])
    range = ByteRange(Int(words[offset + 1]), Int(words[offset + 2]))
  }
}

/// The distinct spellings of one tree's names, by id.
///
/// The hard keywords come first, then the soft ones, so the tokenizer finds both with the look-up it does anyway.
package struct NameTable: Sendable {
  /// The spellings, one after the other.
  private var text: ContiguousArray<UInt8> = []
  /// Name `i` is `text[ends[i - 1]..<ends[i]]`.
  private var ends: ContiguousArray<UInt32> = []
  private var hashes: ContiguousArray<UInt32> = []
  /// Open addressing: id + 1, or 0 where nothing is; its size is a power of two.
  private var slots: ContiguousArray<UInt32>

  private init(seed: [String]) {
    slots = ContiguousArray(repeating: 0, count: 256)
    for word in seed {
      let bytes = Array(word.utf8)
      _ = intern(bytes, from: 0, to: bytes.count, hash: Self.hash(bytes))
    }
  }

  /// The table every tree starts with.
  static let seeded = NameTable(
    seed: SyntaxToken.Kind.keywordSpellings + ["match", "case", "type", "lazy", "_"])

  package var count: Int { ends.count }

  package subscript(name: NameID) -> String {
    String(decoding: text[range(name.index)], as: UTF8.self)
  }

  package func bytes(of name: NameID) -> ArraySlice<UInt8> {
    ArraySlice(text[range(name.index)])
  }

  /// The id of a spelling, or nil where the tree does not have it.
  package func id(of spelling: String) -> NameID? {
    let bytes = Array(spelling.utf8)
    return find(bytes, from: 0, to: bytes.count, hash: Self.hash(bytes)).map { NameID(index: $0) }
  }

  private func range(_ index: UInt32) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])
  }

  @inline(__always) static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  private static func hash(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { mix($0, $1) }
  }

  @inline(__always)
  private func find(_ bytes: [UInt8], from start: Int, to end: Int, hash: UInt32) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if hashes[Int(id)] == hash && matches(id, bytes, start, end) { return id }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func matches(_ id: UInt32, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let range = range(id)
    if range.count != end - start { return false }
    var own = range.lowerBound
    var other = start
    while other < end {
      if text[own] != bytes[other] { return false }
      own += 1
      other += 1
    }
    return true
  }

  mutating func intern(_ bytes: [UInt8], from start: Int, to end: Int, hash: UInt32) -> UInt32 {
    if let known = find(bytes, from: start, to: end, hash: hash) { return known }
    let id = UInt32(ends.count)
    text.append(contentsOf: bytes[start..<end])
    ends.append(UInt32(text.count))
    hashes.append(hash)
    if ends.count * 2 > slots.count { grow() }
    place(id, hash)
    return id
  }

  /// The id of a spelling, which is added where there is none.
  mutating func intern(_ spelling: ArraySlice<UInt8>) -> NameID {
    let bytes = Array(spelling)
    return NameID(index: intern(bytes, from: 0, to: bytes.count, hash: Self.hash(bytes)))
  }

  private mutating func place(_ id: UInt32, _ hash: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = id + 1
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 4)
    for id in 0..<(ends.count - 1) { place(UInt32(id), hashes[id]) }
  }
}
