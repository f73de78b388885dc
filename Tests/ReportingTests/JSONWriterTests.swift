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
}
