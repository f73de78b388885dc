import Testing

@testable import Manifests

private func check(
  _ source: String, _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  let document = INIDocument(parsing: Array(source.utf8))
  let shown =
    document.sections.flatMap { section in
      section.options.map { "\(section.name) \($0.line) \($0.key)=\($0.value.debugDescription)" }
    } + document.problems.map { "problem \($0.line)" }
  #expect(shown == expected, sourceLocation: location)
}

@Test("sections, both delimiters, comments and continued values, as configparser reads them")
func iniShapes() {
  check("[a]\nK = 1\nb: x = y ; z\n# c\n", [#"a 2 k="1""#, #"a 3 b="x = y ; z""#])
  check("[a]\nb =\n  x\n\n  # c\n  y\n\n[c]\nd=", [#"a 2 b="\nx\n\ny""#, #"c 9 d="""#])
  check("[a]\nb = 1\n[c]\n[a]\nb = 2", [#"a 5 b="2""#])
}

@Test("a line that makes no sense is a problem, and the rest still counts")
func iniProblems() {
  check("x = 1\n[a]\nb\nc = 1", [#"a 4 c="1""#, "problem 1", "problem 3"])
}
