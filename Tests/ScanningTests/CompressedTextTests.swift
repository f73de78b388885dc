import Scanning
import Testing

/// Tables as Cython's own compressor and zlib make them of the same text.
struct CompressedTextTests {
  private static let text =
    "Cannot be found. " + (0..<40).map { "dateutil.easterday\($0)_of_year " }.joined()

  private static let short: [UInt8] = [
    255, 67, 97, 110, 110, 111, 116, 32, 98, 255, 101, 32, 102, 111, 117, 110, 100, 46, 255, 32,
    100, 97, 116, 101, 117, 116, 105, 255, 108, 46, 101, 97, 115, 116, 101, 114, 255, 100, 97, 121,
    48, 95, 111, 102, 95, 175, 121, 101, 97, 114, 9, 16, 49, 1, 24, 50, 170, 29, 24, 51,
    57, 24, 52, 85, 24, 53, 113, 24, 54, 42, 141, 24, 55, 169, 24, 56, 197, 24, 57, 224,
    25, 252, 26, 170, 254, 25, 49, 255, 25, 49, 128, 57, 49, 129, 57, 49, 170, 130, 57, 49,
    131, 57, 49, 132, 57, 49, 133, 57, 49, 74, 134, 57, 50, 159, 121, 50, 159, 122, 161, 121,
    50, 162, 121, 85, 50, 163, 121, 50, 164, 121, 50, 165, 121, 50, 166, 121, 85, 50, 167, 121,
    50, 168, 121, 51, 193, 133, 25, 51, 194, 133, 25, 169, 51, 194, 133, 26, 196, 133, 25, 51,
    197, 133, 25, 51, 198, 133, 25, 51, 42, 199, 133, 25, 51, 200, 133, 25, 51, 201, 133, 25,
    51, 220, 133, 7,
  ]

  private static let deflated: [UInt8] = [
    120, 218, 125, 211, 59, 10, 195, 64, 12, 69, 209, 173, 204, 10, 76, 244, 148, 111, 157, 133,
    24, 153, 145, 33, 16, 102, 192, 25, 23, 222, 125, 202, 52, 225, 214, 183, 210, 225, 233, 25,
    173, 245, 81, 150, 44, 107, 223, 91, 157, 74, 141, 145, 251, 120, 189, 167, 140, 207, 200, 173,
    198, 113, 154, 251, 58, 31, 25, 219, 159, 102, 208, 4, 205, 161, 157, 161, 93, 160, 93, 161,
    221, 160, 221, 161, 61, 232, 118, 132, 33, 25, 35, 26, 35, 27, 35, 28, 35, 29, 35, 30,
    35, 31, 35, 32, 35, 33, 145, 144, 112, 59, 36, 36, 18, 18, 9, 137, 132, 68, 66, 34,
    33, 145, 144, 72, 200, 73, 200, 73, 200, 241, 189, 72, 200, 73, 200, 73, 200, 73, 200, 73,
    200, 73, 200, 127, 66, 95, 250, 57, 191, 116,
  ]

  /// The short form has no end, so what follows it may seem to belong to it.
  private func check(
    _ bytes: [UInt8], _ expected: String, at location: SourceLocation = #_sourceLocation
  ) {
    let found = CompressedText.table(in: bytes)
    #expect(String(decoding: found, as: UTF8.self).hasPrefix(expected), sourceLocation: location)
    if expected.isEmpty { #expect(found.isEmpty, sourceLocation: location) }
  }

  @Test func `a table is found wherever it lies`() {
    let before = [UInt8](repeating: 0, count: 100)
    check(before + Self.short + [0, 0, 0], Self.text)
    check(before + Self.deflated + before, Self.text)
  }

  @Test func `a few bytes that are no text may stand in a table`() {
    var bytes = Self.short
    bytes[1] = 0
    check([0, 0] + bytes, "\0" + Self.text.dropFirst())
  }

  @Test func `a small table stands there as it is`() {
    check(
      [0, 1] + Array("collections.abc__main____name__x".utf8) + [0],
      "collections.abc__main____name__x")
  }

  @Test func `where nothing unpacks to text there is no table`() {
    check([], "")
    check([0x78, 0xDA, 0xFF, 0xFF, 7, 65, 66, 67, 0xFF], "")
    check((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 7_919) }, "")
    check(Array(Self.deflated.dropLast(20)), "")
  }
}
