import Scanning
import Testing

@testable import Manifests

private func check(
  _ pattern: String, _ path: String, _ expected: Bool,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(PathGlob(pattern).matches(SourcePath(path)) == expected, sourceLocation: location)
}

@Test("a pattern for the whole path matches as Python's full_match does")
func globMatches() {
  check("a/*.py", "a/b.py", true)
  check("a/*.py", "a/b/c.py", false)
  check("a/**/*.py", "a/c.py", true)
  check("a/**/*.py", "a/b/b/c.py", true)
  check("a/**", "a", false)
  check("**", "a/b", true)
  check("[!a-c]?", "d\u{e9}", true)
  check("[!a-c]?", "ad", false)
  check("[a", "[a", true)
}

@Test("a pattern without a slash covers a name at any depth and all below it")
func globCovers() {
  #expect(PathGlob(anywhere: "vendor").covers(SourcePath("a/vendor/b.py")))
  #expect(PathGlob(anywhere: "vendor/").covers(SourcePath("vendor/b.py")))
  #expect(PathGlob(anywhere: "*_pb2.py").covers(SourcePath("a/b_pb2.py")))
  #expect(PathGlob(anywhere: "/vendor").covers(SourcePath("vendor")))
  #expect(!PathGlob(anywhere: "a/vendor").covers(SourcePath("b/a/vendor/c.py")))
  #expect(!PathGlob(anywhere: "vendor").covers(SourcePath("vendors/b.py")))
}

@Test("a pattern of many stars takes no longer than it must")
func globManyStars() {
  let pattern = String(repeating: "*a", count: 200) + "b"
  check(pattern, String(repeating: "a", count: 5_000), false)
  let folders = String(repeating: "**/a/", count: 100) + "b"
  check(folders, String(repeating: "a/", count: 3_000) + "c", false)
}
