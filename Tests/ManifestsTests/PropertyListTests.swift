import Testing

@testable import Manifests

private func check(
  _ source: String, _ expected: String, at location: SourceLocation = #_sourceLocation
) {
  let shown: String
  do throws(PropertyListError) {
    shown = text(try PropertyListReader.read(Array(source.utf8)))
  } catch {
    shown = "\(error.line): \(error.message)"
  }
  #expect(shown == expected, sourceLocation: location)
}

private func text(_ value: PropertyList) -> String {
  switch value.content {
  case .text(let text): text.debugDescription
  case .data(let bytes): "<\(bytes.map { String($0, radix: 16) }.joined(separator: " "))>"
  case .list(let values): "(\(values.map(text).joined(separator: " ")))"
  case .table(let table):
    "{\(table.sorted { $0.key < $1.key }.map { "\($0.key)=\(text($0.value))@\($0.value.line)" }.joined(separator: " "))}"
  }
}

@Test("texts, lists, tables, data and comments, as the system's reader takes them")
func propertyListShapes() {
  check(
    "// !$*UTF8*$!\n{a = b/c.d; \"e f\" = (1, 2,);\n g = {}; /* x */ h = <0a fF>; }",
    #"{a="b/c.d"@2 e f=("1" "2")@2 g={}@3 h=<a ff>@3}"#)
  check(#"{a = "x\"\\\n\U00e9\101"; b = 'it''s'; }"#, "1: no semicolon after a value")
  check(#"{a = "x\"\\\n\U00e9\101";}"#, #"{a="x\"\\\né"# + "A\"@1}")
  check("{a = 1; a = 2;}", #"{a="1"@1}"#)
}

@Test("what is none says where, and nesting has no end")
func propertyListProblems() {
  check("{a = ", "1: no end")
  check("{a = 1;\n b }", "2: a key without a value")
  check("(a) b", "1: something after the end")
  check(String(repeating: "(", count: 200_000), "1: no end")
}
