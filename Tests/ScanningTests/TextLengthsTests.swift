import Scanning
import Testing

/// Lengths that stand beside a table of texts, as Cython's compiler leaves them.
struct TextLengthsTests {
  private static let texts = [
    "Some words.", "", "a.b", "cline_in_traceback", "x__main__", "__main__", "__module__",
    "__name__", "last",
  ]
  private static let table = Array(texts.joined().utf8)

  private func words(_ numbers: [Int]) -> [UInt8] {
    numbers.flatMap { [UInt8($0 & 255), UInt8($0 >> 8), 0, 0] }
  }

  @Test func `lengths are found by the texts that each module has`() {
    let lengths = Self.texts.map(\.utf8.count)
    let bytes = words([500, 18, 0, 3, 77] + lengths + [60_000, 18, 1])
    let found = TextLengths.texts(of: Self.table, in: bytes)
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == Self.texts)
  }

  @Test func `where lengths do not fit nothing is cut`() {
    var lengths = Self.texts.map(\.utf8.count)
    lengths[5] += 1
    lengths[6] -= 1
    lengths[7] += 2
    #expect(TextLengths.texts(of: Self.table, in: words([7] + lengths)).isEmpty)
    #expect(TextLengths.texts(of: [], in: words(lengths)).isEmpty)
    #expect(TextLengths.texts(of: Self.table, in: []).isEmpty)
  }
}
