import Scanning
import Testing

/// The values of constants, as Python itself computes them.
struct PythonParserValueTests {
  private func value<Value>(_ source: String, _ read: (PythonTree, ExpressionID) -> Value?)
    -> Value?
  {
    let tree = PythonTree(parsing: Array(source.utf8))
    guard let first = tree.body.first, case .expression(let id) = tree.statement(first) else {
      return nil
    }
    return read(tree, id)
  }

  private func check(
    _ source: String, _ expected: String?, location: SourceLocation = #_sourceLocation
  ) {
    #expect(value(source) { $0.stringValue(of: $1) } == expected, sourceLocation: location)
  }

  @Test("Escapes are decoded, but not in raw strings")
  func escapes() {
    check(#"'a\n\t\\\'\x41\101\u00e9\U0001F600'"#, "a\n\t\\'AA\u{E9}\u{1F600}")
    check(#"r'a\n'"#, #"a\n"#)
    check(#"'\q'"#, #"\q"#)
    check("'a\\\nb'", "ab")
  }

  @Test("Literals side by side are one value")
  func joined() {
    check("('a' # c\n  r'\\b' \"\"\"c\"\"\")", "a\\bc")
    check("'' ''", "")
  }

  @Test("Every line ending in a string is a line feed")
  func lineEndings() { check("'''a\r\nb\rc\nd'''", "a\nb\nc\nd") }

  @Test("A lone surrogate becomes the replacement character")
  func surrogates() { check(#"'\ud800'"#, "\u{FFFD}") }

  @Test("Bytes are no string")
  func bytes() {
    check("b'a'", nil)
    #expect(value(#"b'a\xff' rb'\x'"#) { $0.bytesValue(of: $1) } == [0x61, 0xFF, 0x5C, 0x78])
    #expect(value(#"b'\u0041'"#) { $0.bytesValue(of: $1) } == Array(#"\u0041"#.utf8))
  }

  @Test("Numbers are read in every base")
  func numbers() {
    func integer(_ source: String) -> Int? { value(source) { $0.integerValue(of: $1) } }
    #expect(integer("1_000") == 1000)
    #expect(integer("0xFF_f") == 4095)
    #expect(integer("0o17") == 15)
    #expect(integer("0B11") == 3)
    #expect(integer("00") == 0)
    #expect(integer("99999999999999999999") == nil)
    #expect(value("1_0.5e1_0") { $0.floatValue(of: $1) } == 10.5e10)
    #expect(value("1.") { $0.floatValue(of: $1) } == 1)
    #expect(value(".5") { $0.floatValue(of: $1) } == 0.5)
  }
}
