/// Reads the tags of a template that load other code.
package enum TemplateReader {
  /// The names that `{% load a b %}` and `{% load tag from a %}` ask for, with their lines.
  package static func loads(in bytes: [UInt8]) -> [(name: String, line: Int)] {
    var found: [(name: String, line: Int)] = []
    var line = 1
    var at = 0
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      guard bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      let start = at + 2
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "%"), bytes[end] != UInt8(ascii: "\n") {
        end += 1
      }
      var words = bytes[start..<end].split { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        .map { String(decoding: $0, as: UTF8.self) }
      at = end
      guard words.first == "load" else { continue }
      if let from = words.lastIndex(of: "from") { words = Array(words[from...]) }
      found += words.dropFirst().map { ($0, line) }
    }
    return found
  }
}
