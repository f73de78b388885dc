import Testing

@testable import Manifests

/// Reads a document and shows its values in one line, with keys in their order.
private func check(
  _ source: String, _ expected: String, at location: SourceLocation = #_sourceLocation
) {
  do {
    let document = try TOMLDocument(parsing: Array(source.utf8))
    #expect(shown(.table(document.root)) == expected, sourceLocation: location)
  } catch {
    Issue.record("refused: \(error)", sourceLocation: location)
  }
}

/// Expects a document to be refused at a place for a reason.
private func check(
  _ source: String, refused expected: String, at location: SourceLocation = #_sourceLocation
) {
  do {
    let document = try TOMLDocument(parsing: Array(source.utf8))
    Issue.record("accepted: \(shown(.table(document.root)))", sourceLocation: location)
  } catch {
    #expect(error.description == expected, sourceLocation: location)
  }
}

private func shown(_ content: TOMLValue.Content) -> String {
  switch content {
  case .string(let text): text.debugDescription
  case .integer(let number): "\(number)"
  case .largeInteger(let written): "large \(written)"
  case .float(let number): "\(number)"
  case .boolean(let truth): "\(truth)"
  case .date(let kind, let written): "\(kind.rawValue) \(written)"
  case .array(let values): "[\(values.map { shown($0.content) }.joined(separator: ", "))]"
  case .table(let table):
    "{\(table.entries.map { "\($0.key): \(shown($0.value.content))" }.joined(separator: ", "))}"
  }
}

@Test("the four kinds of strings, with escapes and line ends")
func tomlStrings() {
  check(#"a = "x\té\"""#, #"{a: "x\té\""}"#)
  check(#"a = 'x\t'"#, #"{a: "x\\t"}"#)
  check("a = \"\"\"\nx\\\n   y\"\"\"\"\"", #"{a: "xy\"\""}"#)
  check("a = '''\r\nx\r\ny'''", #"{a: "x\ny"}"#)
  check(#"a = "\U0001F40D""#, "{a: \"\u{1F40D}\"}")
}

@Test("numbers, also those that do not fit 64 bits")
func tomlNumbers() {
  check("a = [1_000, -0, 0xFF, 0o17, 0b11]", "{a: [1000, 0, 255, 15, 3]}")
  check("a = 9223372036854775808", "{a: large 9223372036854775808}")
  check("a = [1.5, -2e3, inf, -inf, nan]", "{a: [1.5, -2000.0, inf, -inf, nan]}")
  check("a = 1__0", refused: "line 1, column 6: expected the end of the line")
  check("a = 01", refused: "line 1, column 6: expected the end of the line")
}

@Test("dates and times are kept as written")
func tomlDates() {
  check("a = 1979-05-27", "{a: local-date 1979-05-27}")
  check("a = 07:32:00.999", "{a: local-time 07:32:00.999}")
  check("a = 1979-05-27 07:32:00", "{a: local-datetime 1979-05-27 07:32:00}")
  check("a = 1979-05-27t07:32:00-07:00", "{a: offset-datetime 1979-05-27t07:32:00-07:00}")
  check("a = 2023-02-29", refused: "line 1, column 5: a date that does not exist")
}

@Test("headers, dotted keys and inline tables build one tree in written order")
func tomlTables() {
  check("b.c = 1\nb.a = 2\n[d.e]\nf = {g.h = []}", "{b: {c: 1, a: 2}, d: {e: {f: {g: {h: []}}}}}")
  check("[[a]]\nb = 1\n[a.c]\n[[a]]", "{a: [{b: 1, c: {}}, {}]}")
  check("[a.b]\n[a]\nc = 1", "{a: {b: {}, c: 1}}")
}

@Test("what is defined once is not defined again")
func tomlRedefinition() {
  check("a = 1\na = 2", refused: "line 2, column 6: \"a\" already has a value")
  check("[a]\n[a]", refused: "line 2, column 3: table \"a\" is declared twice")
  check("a.b = 1\n[a]", refused: "line 2, column 3: table \"a\" is declared twice")
  check("a = {}\na.b = 1", refused: "line 2, column 8: \"a\" already has a value")
  check(
    "[a]\n[[a]]",
    refused: "line 2, column 4: \"a\" is already something other than an array of tables")
  check(
    "[a.b]\n[a]\nb.c = 1",
    refused: "line 3, column 8: a dotted key adds to \"b\", which is declared elsewhere")
}

@Test("two spellings of one letter are two keys, as in Python")
func tomlExactKeys() {
  check("'\u{e9}' = 1\n'e\u{301}' = 2", "{\u{e9}: 1, e\u{301}: 2}")
}

@Test("control characters, lone carriage returns and bytes that are no UTF-8 are refused")
func tomlIllegalBytes() {
  check("# \u{7f}", refused: "line 1, column 3: a control character in a comment")
  check("a = 'x\ry'", refused: "line 1, column 7: a control character in a string")
  #expect(throws: TOMLError(line: 2, column: 6, message: "bytes that are not UTF-8")) {
    try TOMLDocument(parsing: Array("\na = '".utf8) + [0xED, 0xA0, 0x80])
  }
}

@Test("every key and value has its line")
func tomlLines() throws {
  let source = "a = [\n  1,\n  2]\n\n[b]\nc = '''\nx'''\nd = 1"
  let root = try TOMLDocument(parsing: Array(source.utf8)).root
  #expect(root["a"]?.line == 1)
  #expect(root["a"]?.array?.map(\.line) == [2, 3])
  #expect(root["b"]?.line == 5)
  #expect(root[path: "b", "c"]?.line == 6)
  #expect(root[path: "b", "d"]?.line == 8)
}

@Test("deep nesting is refused, not a crash")
func tomlDepth() {
  let deep = String(repeating: "[", count: 100_000)
  check("a = " + deep, refused: "line 1, column 261: nested too deep")
  #expect(throws: TOMLError.self) {
    try TOMLDocument(parsing: Array(("a" + String(repeating: ".a", count: 100_000)).utf8))
  }
}

@Test("a hundred thousand keys are all found again")
func tomlManyKeys() throws {
  let source = (0..<100_000).map { "key\($0) = \($0)" }.joined(separator: "\n")
  let root = try TOMLDocument(parsing: Array(source.utf8)).root
  #expect(root.entries.count == 100_000)
  #expect(root["key99999"]?.integer == 99_999)
}
