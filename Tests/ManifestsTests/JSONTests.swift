import Testing

@testable import Manifests

private func check(
  _ source: String, refused expected: String, at location: SourceLocation = #_sourceLocation
) {
  do {
    _ = try JSONDocument(parsing: Array(source.utf8))
    Issue.record("accepted", sourceLocation: location)
  } catch {
    #expect(error.description == expected, sourceLocation: location)
  }
}

@Test("values keep their order and their lines")
func jsonValues() throws {
  let source = "{\"b\": [1,\n -2.5e3],\n \"a\": \"x\\u00e9\\ud83d\\udc0d\\n\"}"
  let root = try JSONDocument(parsing: Array(source.utf8)).root
  #expect(root.members?.map(\.key) == ["b", "a"])
  #expect(root["b"]?.array?.map(\.line) == [1, 2])
  #expect(root["a"]?.string == "x\u{e9}\u{1F40D}\n")
  #expect(root["a"]?.line == 3)
}

@Test("what Python's json refuses is refused with its place")
func jsonRefusals() {
  check("[1,]", refused: "line 1, column 4: expected a value")
  check("{\"a\": 01}", refused: "line 1, column 8: expected ',' or '}'")
  check("[]\n[]", refused: "line 2, column 1: more than one value")
  check(String(repeating: "[", count: 100_000), refused: "line 1, column 257: nested too deep")
}
