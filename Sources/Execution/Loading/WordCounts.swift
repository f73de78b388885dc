import Scanning

/// How often each word stands in a piece of source, comments and strings included.
///
/// Words are told apart by a hash, so two may pass for one; then a name seems to be used that is not.
struct WordCounts {
  private var counts: [UInt64: Int] = [:]

  init(in text: ArraySlice<UInt8>) {
    var hash = Self.seed
    var isWord = false
    for byte in text {
      if PythonByte.isIdentifier(byte) {
        hash = Self.step(hash, byte)
        isWord = true
      } else if isWord {
        counts[hash, default: 0] += 1
        (hash, isWord) = (Self.seed, false)
      }
    }
    if isWord { counts[hash, default: 0] += 1 }
  }

  subscript(word: String) -> Int { counts[word.utf8.reduce(Self.seed, Self.step)] ?? 0 }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
