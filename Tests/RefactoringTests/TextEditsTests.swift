import Refactoring
import Scanning
import Testing

struct TextEditsTests {
  private func check(_ edits: [(Int, Int, String)], to text: String, give expected: String?) {
    let all = edits.map {
      TextEdit(replacing: ByteRange($0.0, $0.1), with: Array($0.2.utf8))
    }
    let result = TextEdits(all).map {
      String(decoding: $0.applied(to: Array(text.utf8)), as: UTF8.self)
    }
    #expect(result == expected)
  }

  @Test func `edits are made where they stand, in any order`() {
    check([(4, 7, "x"), (0, 3, "long")], to: "one two", give: "long x")
  }

  @Test func `edits that touch are made, edits that overlap are refused`() {
    check([(0, 1, "A"), (1, 2, "B")], to: "abc", give: "ABc")
    check([(0, 2, "A"), (1, 3, "B")], to: "abc", give: nil)
  }

  @Test func `two insertions at one place are refused`() {
    check([(1, 1, "x"), (1, 1, "y")], to: "ab", give: nil)
  }
}
