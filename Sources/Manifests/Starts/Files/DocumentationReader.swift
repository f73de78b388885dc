import Scanning

/// Finds the modules that documentation describes or shows the import of: somebody outside may go by it.
enum DocumentationReader {
  /// `.. automodule:: a.b`, `::: a.b`, `from a.b import c`, `>>> import a.b`.
  static func starts(in bytes: [UInt8], _ place: CommandReader.Place) -> [Start] {
    var starts: [Start] = []
    for (offset, line) in ByteLines(bytes).enumerated() where line.count < 400 {
      guard let name = name(in: line.drop { $0.isWhiteSpace }) else { continue }
      starts.append(
        Start(
          target: .mention(name), purpose: place.purpose, strength: .weak,
          evidence: Evidence(
            kind: place.kind, path: place.path, line: offset + 1, text: line.trimmed.text)))
    }
    return starts
  }

  private static let directives: [[UInt8]] = [
    ".. auto", ".. module::", ".. currentmodule::", ":::",
  ].map { Array($0.utf8) }

  private static func name(in line: ArraySlice<UInt8>) -> String? {
    switch line.first {
    case UInt8(ascii: "."), UInt8(ascii: ":"):
      guard directives.contains(where: { line.starts(with: $0) }),
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
      else { return nil }
      return dotted(line[colon...].drop { $0 == UInt8(ascii: ":") })
    case UInt8(ascii: "f"): return imported(line, after: "from ")
    case UInt8(ascii: "i"): return imported(line, after: "import ")
    case UInt8(ascii: ">"):
      let rest = line.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") }
      return imported(rest, after: "from ") ?? imported(rest, after: "import ")
    default: return nil
    }
  }

  private static func imported(_ line: ArraySlice<UInt8>, after word: StaticString) -> String? {
    let word = word.description.utf8
    guard line.starts(with: word) else { return nil }
    return dotted(line.dropFirst(word.count))
  }

  /// The dotted name that something begins with; a word without a dot is a word.
  private static func dotted(_ text: ArraySlice<UInt8>) -> String? {
    let name = text.drop { $0 == UInt8(ascii: " ") }
      .prefix { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    guard name.contains(UInt8(ascii: ".")), name.first != UInt8(ascii: "."),
      name.last != UInt8(ascii: ".")
    else { return nil }
    return name.text
  }
}
