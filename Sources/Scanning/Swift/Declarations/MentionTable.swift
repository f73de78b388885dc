/// The names a file has mentioned so far, each found again in constant time.
struct MentionTable {
  /// One more than an index into the mentions; 0 for a free place. Its count is a power of two.
  private var places: [Int32]
  /// By mention.
  private var hashes: [UInt32] = []

  init(expecting bytes: Int) {
    var count = 64
    while count * 48 < bytes, count < 1 << 20 { count *= 2 }
    places = [Int32](repeating: 0, count: count)
  }

  mutating func note(
    _ range: Range<Int>, of source: Span<UInt8>, as forms: SwiftMention.Forms, line: Int,
    column: Int, in outline: inout SwiftOutline
  ) {
    let hash = Self.hash(range, of: source)
    var place = Int(hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if hashes[index] == hash,
        outline.text.equals(outline.mentions[index].name, source.extracting(range))
      {
        outline.mentions[index].forms.formUnion(forms)
        return
      }
      place = (place + 1) & (places.count - 1)
    }
    hashes.append(hash)
    let name = outline.text.add(range, of: source)
    outline.mentions.append(
      SwiftMention(
        name: name, forms: forms, line: UInt32(truncatingIfNeeded: line),
        column: UInt32(truncatingIfNeeded: column)))
    places[place] = Int32(outline.mentions.count)
    if outline.mentions.count * 2 > places.count { grow() }
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: places.count * 2)
    for (index, hash) in hashes.enumerated() {
      var place = Int(hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(index + 1)
    }
  }

  private static func hash(_ range: Range<Int>, of source: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = UInt64(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      var word = Bytes.word(at: place, in: source)
      let rest = range.upperBound - place
      if rest < 8 { word &= 1 << UInt64(rest * 8) - 1 }
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      place += 8
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
