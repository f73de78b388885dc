import Scanning

/// The scanner's view of what Swift files declare, in the form that `SwiftParserOracle` prints the parser's.
enum SwiftDeclarationsProbe {
  /// Reads paths from standard input, a line each, and prints a JSON object a file.
  static func run() {
    while let path = readLine() {
      guard let bytes = SwiftImportsProbe.read(path) else {
        print("{\"path\":\(SwiftImportsProbe.quoted(path)),\"unreadable\":true}")
        continue
      }
      print(describe(path, SwiftDeclarationScanner.scan(bytes.span)))
    }
  }

  static func measure() {
    SwiftImportsProbe.measure { SwiftDeclarationScanner.scan($0).declarations.count }
  }

  private static func describe(_ path: String, _ outline: SwiftOutline) -> String {
    func quoted(_ span: TextSpan) -> String { SwiftImportsProbe.quoted(outline.text.string(span)) }
    let declarations = outline.declarations.map { item in
      let attributes = outline.attributes(of: item).map(quoted).joined(separator: ",")
      let inherited = outline.inherited(by: item).map(quoted).joined(separator: ",")
      return
        "{\"kind\":\(SwiftImportsProbe.quoted(item.kind.rawValue)),\"name\":\(quoted(item.name))"
        + ",\"parent\":\(item.parent),\"line\":\(item.line)"
        + ",\"access\":\(SwiftImportsProbe.quoted(item.access?.rawValue))"
        + ",\"static\":\(item.traits.contains(.ofType))"
        + ",\"override\":\(item.traits.contains(.override))"
        + ",\"attributes\":[\(attributes)],\"inherited\":[\(inherited)]}"
    }.joined(separator: ",")
    let mentions = outline.mentions.map { quoted($0.name) }.joined(separator: ",")
    return "{\"path\":\(SwiftImportsProbe.quoted(path)),\"declarations\":[\(declarations)]"
      + ",\"mentions\":[\(mentions)]}"
  }
}
