import Scanning
import Testing

@Suite("The nearest of some words")
struct EditDistanceTests {
  private func check(
    _ word: String, among words: [String], is expected: String?,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(EditDistance.nearest(to: word, among: words) == expected, sourceLocation: place)
  }

  @Test("a letter added, dropped, changed or swapped is one slip")
  func slips() {
    for typed in ["grraph", "grph", "grapf", "grpah", "graph"] {
      check(typed, among: ["audit", "graph", "why"], is: "graph")
    }
  }

  @Test("the nearer wins, and of two as near the first")
  func order() {
    check("jobs", among: ["job", "jabs", "jobs"], is: "jobs")
    check("cat", among: ["bat", "hat"], is: "bat")
  }

  @Test("what is too far is not named")
  func far() {
    check("zzz", among: ["graph", "why"], is: nil)
    check("abc", among: ["xyc"], is: nil)
    check("x", among: ["y"], is: nil)
    check("", among: ["a"], is: nil)
    check("a", among: [], is: nil)
  }

  @Test("a word of any length costs little")
  func long() {
    check(String(repeating: "a", count: 1_000_000), among: ["a"], is: nil)
  }
}
