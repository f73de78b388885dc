/// The Python of a notebook's code cells, as one text whose lines stand where they stand in the file.
///
/// What is no Python is left out: lines of magic and shell commands, and cells given to another language.
package struct NotebookSource: Sendable {
  package let python: [UInt8]

  package init(parsing bytes: [UInt8]) {
    guard let document = try? JSONDocument(parsing: bytes) else {
      python = []
      return
    }
    var builder = Builder()
    for cell in document.root["cells"]?.array ?? Self.oldCells(of: document.root) {
      guard cell["cell_type"]?.string == "code" else { continue }
      guard let source = cell["source"] ?? cell["input"] else { continue }
      builder.add(source)
    }
    python = builder.text
  }

  /// Before version 4 of the format, cells stood in worksheets.
  private static func oldCells(of root: JSONValue) -> [JSONValue] {
    (root["worksheets"]?.array ?? []).flatMap { $0["cells"]?.array ?? [] }
  }
}

/// Puts code lines at the numbers they have in the notebook's file, as far as their order allows.
private struct Builder {
  private(set) var text: [UInt8] = []
  private var line = 1

  mutating func add(_ source: JSONValue) {
    var lines: [(line: Int, text: Substring)] = []
    for piece in source.array ?? [source] {
      guard let written = piece.string else { continue }
      for part in written.split(separator: "\n", omittingEmptySubsequences: true) {
        lines.append((piece.line, part))
      }
    }
    guard let first = lines.first?.text.drop(while: { $0 == " " }) else { return }
    if first.hasPrefix("%%"), !isPythonMagic(first) { return }
    for item in lines {
      move(to: item.line)
      let code = item.text.drop { $0 == " " || $0 == "\t" }
      if let mark = code.first, mark == "%" || mark == "!" || mark == "?" {
        // The line keeps its block from being empty.
        text += item.text.prefix(item.text.count - code.count).utf8
        text += "pass".utf8
      } else {
        text += item.text.utf8
      }
      text.append(UInt8(ascii: "\n"))
      line += 1
    }
  }

  private mutating func move(to target: Int) {
    while line < target {
      text.append(UInt8(ascii: "\n"))
      line += 1
    }
  }

  /// Cell magics whose cell is Python all the same.
  private func isPythonMagic(_ text: Substring) -> Bool {
    ["%%time", "%%timeit", "%%capture", "%%prun", "%%python"].contains { text.hasPrefix($0) }
  }
}
