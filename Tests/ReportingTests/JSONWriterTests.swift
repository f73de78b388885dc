import Reporting
import Testing

@Suite("JSON that is written")
struct JSONWriterTests {
  private func check(
    _ expected: String, location: SourceLocation = #_sourceLocation,
    _ write: (inout JSONWriter) -> Void
  ) {
    var writer = JSONWriter()
    write(&writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected, sourceLocation: location)
  }

  @Test("containers, commas and keys")
  func containers() {
    check("{\"a\":[1,[],{\"b\":null}],\"c\":true}") {
      $0.beginObject()
      $0.key("a")
      $0.beginArray()
      $0.value(1)
      $0.beginArray()
      $0.endArray()
      $0.beginObject()
      $0.key("b")
      $0.null()
      $0.endObject()
      $0.endArray()
      $0.key("c")
      $0.value(true)
      $0.endObject()
    }
  }

  @Test("numbers up to the greatest and the least")
  func numbers() {
    check("\(Int.max)") { $0.value(Int.max) }
    check("\(Int.min)") { $0.value(Int.min) }
    check("0") { $0.value(0) }
  }

  @Test("text is escaped where JSON asks for it, and bytes that are no UTF-8 survive")
  func text() {
    check(#""a\"\\é""#) { $0.value("a\"\\é") }
    check(#""\n\t\u0001""#) { $0.value("\n\t\u{1}") }
    check(#""a\udcffb""#) { $0.value([0x61, 0xFF, 0x62] as [UInt8]) }
  }

  @Test("what UTF-8 forbids is written byte by byte, what it allows is left alone")
  func surrogates() {
    for (bytes, expected) in [
      ([0xC3, 0xA9], "é"), ([0xF0, 0x9F, 0x8C, 0xB3], "🌳"), ([0xEF, 0xBF, 0xBF], "\u{FFFF}"),
      // Cut short, at the end and in the middle.
      ([0xC3], #"\udcc3"#), ([0xE2, 0x82, 0x41], #"\udce2\udc82A"#),
      // Longer than need be, a surrogate, beyond the last scalar, a byte that is never used.
      ([0xC0, 0xAF], #"\udcc0\udcaf"#), ([0xE0, 0x80, 0xAF], #"\udce0\udc80\udcaf"#),
      ([0xED, 0xA0, 0x80], #"\udced\udca0\udc80"#),
      ([0xF4, 0x90, 0x80, 0x80], #"\udcf4\udc90\udc80\udc80"#), ([0xFF], #"\udcff"#),
    ] as [([UInt8], String)] {
      check("\"\(expected)\"") { $0.value(bytes) }
    }
  }

  @Test("control characters are escaped, DEL is not one to JSON")
  func controls() {
    check(#""\u0000\u001f\r""#) { $0.value([0, 0x1F, 0x0D] as [UInt8]) }
    check("\"\u{7F}\"") { $0.value("\u{7F}") }
    check("\"/\"") { $0.value("/") }
  }

  @Test("outside containers values follow each other, as lines do")
  func lines() {
    check("{}\n{}\n") {
      for _ in 0..<2 {
        $0.beginObject()
        $0.endObject()
        $0.newline()
      }
    }
  }
}
