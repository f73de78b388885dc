/// One word of the command line: raw bytes, because a path need not be UTF-8 and must reach the file system as it was written.
package struct Argument: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The word as text, or nil where it is no UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// For messages: in quotes, with control characters escaped so that a hostile name cannot drive the terminal.
  package var quoted: String {
    var shown = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": shown += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "\""
  }
}

extension Argument: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
