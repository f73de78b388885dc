import Refactoring
import Scanning
import Testing

@Test("an import goes with its lines, and stays where something else stands in them")
func importRemoval() {
  func check(_ text: String, _ expected: String?, at location: SourceLocation = #_sourceLocation) {
    let bytes = Array(text.utf8)
    let statements = SwiftScanner.scan(bytes.span).imports.filter { $0.module == "M" }
      .map(\.statement)
    let removal = ImportRemoval(of: statements, from: bytes)
    let after = String(decoding: removal.edits.applied(to: bytes), as: UTF8.self)
    #expect(after == expected ?? text, sourceLocation: location)
    #expect(removal.refused.isEmpty == (expected != nil), sourceLocation: location)
  }
  check("import M\nimport N\n", "import N\n")
  check("import N\n  import M\t\r\nlet a = 0", "import N\nlet a = 0")
  check("@testable\nimport M\nimport M", "")
  check("import M // for its operators\n", nil)
  check("import M; import N\n", nil)
  check("/* a */ import M\n", nil)
}
