import Scanning
import Testing

@Suite("Comments that ask for silence")
struct IgnoreCommentTests {
  private func check(
    _ source: String, _ expected: [String], isSwift: Bool = false,
    at place: SourceLocation = #_sourceLocation
  ) {
    let found = IgnoreComment.all(in: Array(source.utf8), isSwift: isSwift)
    #expect(
      found.map { "\($0.line)→\($0.target) \($0.rules.joined(separator: "+")) \($0.reason)" }
        == expected, sourceLocation: place)
  }

  @Test("one at the end of a line speaks of that line, one alone of the next with code")
  func places() {
    check("import a  # pollard: ignore[import-cycle] why\n", ["1→1 import-cycle why"])
    check("# pollard: ignore[x, y]\n# more\n\nimport a\n", ["1→4 x+y "])
    check(
      "import A // pollard: ignore[forbidden-import]\r\n", ["1→1 forbidden-import "], isSwift: true)
  }

  @Test("one in a string is none")
  func strings() {
    check("x = '# pollard: ignore[x]'\n", [])
    check("\"\"\"\n# pollard: ignore[x]\n\"\"\"\n", [])
    check("let x = \"// pollard: ignore[x]\" /* // pollard: ignore[x] */\n", [], isSwift: true)
  }

  @Test("prose is none, and one without a rule names none")
  func words() {
    check("# pollard: ignored because it is old\n", [])
    check("import a  # pollard: ignore\n", ["1→1  "])
  }
}
