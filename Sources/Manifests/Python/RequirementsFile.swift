package import Scanning

/// The lines of a `requirements.txt`: what they require, and which other files they take in.
package struct RequirementsFile: Sendable {
  package let requirements: [Requirement]
  /// The files named after `-r` and `-c`, as written.
  package let included: [Located<String>]
  /// The projects named after `-e` that are folders of this repository, as written.
  package let editable: [Located<String>]

  package init(parsing bytes: [UInt8], path: SourcePath) {
    var requirements: [Requirement] = []
    var included: [Located<String>] = []
    var editable: [Located<String>] = []
    for line in Self.logicalLines(bytes) {
      let text = line.value[...].trimmed
      if text.isEmpty { continue }
      if text.first == UInt8(ascii: "-") {
        let (option, value) = Self.option(text)
        switch option {
        case "-r", "--requirement", "-c", "--constraint":
          included.append(Located(value, line: line.line))
        case "-e", "--editable":
          if let named = Self.requirement(inAddress: value, path: path, line: line.line) {
            requirements.append(named)
          } else if !value.contains("://") {
            editable.append(Located(value, line: line.line))
          }
        default: break
        }
      } else if let named = Self.requirement(inAddress: text.text, path: path, line: line.line) {
        requirements.append(named)
      } else if let plain = Requirement(
        parsing: Self.withoutOptions(text), group: nil, path: path, line: line.line),
        !Self.isPath(text)
      {
        requirements.append(plain)
      }
    }
    self.requirements = requirements
    self.included = included
    self.editable = editable
  }

  /// Lines with their continuations joined and their comments gone, each with the number of its first.
  private static func logicalLines(_ bytes: [UInt8]) -> [Located<[UInt8]>] {
    var lines: [Located<[UInt8]>] = []
    var joined: [UInt8] = []
    var start: Int?
    for (offset, line) in ByteLines(bytes).enumerated() {
      let content = withoutComment(line)
      if content.count == line.count, line.last == UInt8(ascii: "\\") {
        start = start ?? offset + 1
        joined += line.dropLast()
        continue
      }
      lines.append(Located(joined + content, line: start ?? offset + 1))
      joined = []
      start = nil
    }
    if let start { lines.append(Located(joined, line: start)) }
    return lines
  }

  /// A comment starts a line or follows a blank; elsewhere `#` belongs to an address.
  private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.indices.first { at in
      line[at] == UInt8(ascii: "#") && (at == line.startIndex || line[at - 1].isWhiteSpace)
    }
    return line[..<(start ?? line.endIndex)]
  }

  private static func option(_ text: ArraySlice<UInt8>) -> (name: String, value: String) {
    // `-rdev.txt` is written too.
    let isShort = text.count > 2 && text[text.startIndex + 1] != UInt8(ascii: "-")
    let end =
      isShort
      ? text.startIndex + 2
      : text.firstIndex { $0.isWhiteSpace || $0 == UInt8(ascii: "=") } ?? text.endIndex
    var value = text[end...].trimmed
    if value.first == UInt8(ascii: "=") { value = value.dropFirst().trimmed }
    return (text[..<end].text, value.text)
  }

  /// What `git+https://host/x.git#egg=name` names.
  private static func requirement(inAddress text: String, path: SourcePath, line: Int)
    -> Requirement?
  {
    guard text.contains("://") || text.hasPrefix("file:"), !text.contains("@ "),
      let fragment = text.split(separator: "#").last
    else { return nil }
    for part in fragment.split(separator: "&") where part.hasPrefix("egg=") {
      return Requirement(
        parsing: String(part.dropFirst(4)), group: nil, path: path, line: line)
    }
    return nil
  }

  /// Options such as `--hash=…` follow a requirement.
  private static func withoutOptions(_ text: ArraySlice<UInt8>) -> String {
    let option = text.indices.first { at in
      at > text.startIndex && text[at] == UInt8(ascii: "-") && text[at - 1].isWhiteSpace
        && at + 1 < text.endIndex && text[at + 1] == UInt8(ascii: "-")
    }
    return text[..<(option ?? text.endIndex)].text
  }

  private static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    let first = text.prefix { !$0.isWhiteSpace && $0 != UInt8(ascii: "@") }
    return first.contains(UInt8(ascii: "/")) || first.text.hasSuffix(".whl")
  }
}
