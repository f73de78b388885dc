import Manifests
import Testing

/// The Python of a notebook stands at the lines it has in the notebook's file.
@Suite("Notebooks")
struct NotebookSourceTests {
  private func check(
    _ notebook: String, _ expected: String, location: SourceLocation = #_sourceLocation
  ) {
    let python = NotebookSource(parsing: Array(notebook.utf8)).python
    #expect(String(decoding: python, as: UTF8.self) == expected, sourceLocation: location)
  }

  private func check(
    cell lines: String, _ expected: String, location: SourceLocation = #_sourceLocation
  ) {
    check(
      #"{"cells": [{"cell_type": "code", "source": [\#(lines)]}]}"#, expected, location: location)
  }

  @Test("code cells alone, each line at its own")
  func cells() {
    check(
      """
      {"cells": [
        {"cell_type": "markdown", "source": ["import a"]},
        {"cell_type": "code", "source": [
          "import b\\n",
          "import c"
        ]}
      ]}
      """, "\n\n\nimport b\nimport c\n")
    check(cell: #""import a\n", "import b""#, "import a\nimport b\n")
    check(
      #"{"cells": [{"cell_type": "code", "source": "import a\nimport b\n"}]}"#,
      "import a\nimport b\n")
    check(
      #"{"worksheets": [{"cells": [{"cell_type": "code", "input": "import a"}]}]}"#, "import a\n")
  }

  @Test("magic, shell and help lines are no Python, and leave their blocks whole")
  func magics() {
    check(
      cell: #""%matplotlib inline\n", "import a\n", "if a:\n", "    !pip install b\n", "?a""#,
      "pass\nimport a\nif a:\n    pass\npass\n")
    check(cell: #""%%bash\n", "import a""#, "")
    check(cell: #""%%time\n", "import a""#, "pass\nimport a\n")
  }

  @Test("what is no notebook has no Python")
  func broken() {
    for text in [
      "", "x", "[]", "{}", #"{"cells": 1}"#, #"{"cells": [1, {"cell_type": "code"}]}"#,
      #"{"cells": [{"cell_type": "code", "source": 1}]}"#,
    ] {
      check(text, "")
    }
  }

  @Test("ten thousand mutated notebooks crash nothing and move no line up")
  func mutations() {
    let seed = Array(
      #"{"cells": [{"cell_type": "code", "source": ["import a\n", "!ls\n", "é"]}, {"cell_type": "markdown"}], "nbformat": 4}"#
        .utf8)
    let pieces = [
      "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ",", ":", "\n", "%%", "!", "null", "1e",
      "\"source\":", "import b\\n",
    ].map { Array($0.utf8) }
    var state: UInt64 = 0x5EED_0F_0B00C
    func roll(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    for _ in 0..<10_000 {
      var bytes = seed
      for _ in 0...roll(4) {
        let place = roll(bytes.count + 1)
        switch roll(3) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + roll(12)))
        case 1: bytes.insert(contentsOf: pieces[roll(pieces.count)], at: place)
        default: bytes.insert(UInt8(roll(256)), at: place)
        }
      }
      let python = NotebookSource(parsing: bytes).python
      guard python.isEmpty || python.last == UInt8(ascii: "\n") else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }
}
