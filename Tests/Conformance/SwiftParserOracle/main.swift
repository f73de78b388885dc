// The imports and declarations of Swift files as the toolchain's own SwiftParser sees them, a JSON object a file. Paths come from standard input.
//
// Built by `swift_imports.py` and `swift_declarations.py` against the toolchain; no part of the package.

import SwiftParser
import SwiftSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func read(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}

func quoted(_ text: String?) -> String {
  guard let text else { return "null" }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

final class ImportCollector: SyntaxVisitor {
  let converter: SourceLocationConverter
  var found: [String] = []
  var hasMain = false

  init(_ tree: SourceFileSyntax) {
    converter = SourceLocationConverter(fileName: "", tree: tree)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    let place = converter.location(for: node.positionAfterSkippingLeadingTrivia)
    let names = node.path.filter { $0.name.presence == .present }.map {
      $0.name.text.filter { $0 != "`" }
    }
    let levels: Set = ["public", "package", "internal", "fileprivate", "private", "open"]
    let access = node.modifiers.map(\.name.text).last { levels.contains($0) }
    let branch = innermostBranch(of: Syntax(node))
    let attributes = written(node.attributes).map { quoted($0) }.joined(separator: ",")
    found.append(
      "{\"line\":\(place.line),\"column\":\(place.column - 1)"
        + ",\"start\":\(node.positionAfterSkippingLeadingTrivia.utf8Offset)"
        + ",\"end\":\(node.endPositionBeforeTrailingTrivia.utf8Offset)"
        + ",\"module\":\(quoted(names.joined(separator: ".")))"
        + ",\"importKind\":\(quoted(node.importKindSpecifier?.text))"
        + ",\"access\":\(quoted(access))"
        + ",\"attributes\":[\(attributes)]"
        + ",\"conditional\":\(branch != nil),\"condition\":\(quoted(branch.map(condition)))}")
    return .visitChildren
  }

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
    let mains: Set = ["main", "UIApplicationMain", "NSApplicationMain"]
    if mains.contains(node.attributeName.trimmedDescription), isAtTopLevel(Syntax(node)) {
      hasMain = true
    }
    return .visitChildren
  }

  /// The attributes without their `@`, also those between `#if` and `#endif`.
  private func written(_ attributes: AttributeListSyntax) -> [String] {
    attributes.flatMap { element -> [String] in
      switch element {
      case .attribute(let attribute): [String(attribute.trimmedDescription.dropFirst())]
      case .ifConfigDecl(let block):
        block.clauses.flatMap { clause -> [String] in
          guard case .attributes(let inner)? = clause.elements else { return [] }
          return written(inner)
        }
      @unknown default: []
      }
    }
  }

  private func innermostBranch(of node: Syntax) -> IfConfigClauseSyntax? {
    var parent = node.parent
    while let current = parent {
      if let clause = current.as(IfConfigClauseSyntax.self) { return clause }
      parent = current.parent
    }
    return nil
  }

  private func condition(of clause: IfConfigClauseSyntax) -> String {
    if let own = clause.condition { return own.trimmedDescription }
    let siblings = clause.parent?.as(IfConfigClauseListSyntax.self) ?? []
    return siblings.compactMap(\.condition).map { "!(\($0.trimmedDescription))" }
      .joined(separator: " && ")
  }

  private func isAtTopLevel(_ node: Syntax) -> Bool {
    var parent = node.parent
    while let current = parent {
      if current.is(MemberBlockSyntax.self) || current.is(CodeBlockSyntax.self)
        || current.is(ClosureExprSyntax.self) || current.is(AccessorBlockSyntax.self)
      {
        return false
      }
      parent = current.parent
    }
    return true
  }
}

while let path = readLine() {
  guard let bytes = read(path) else {
    print("{\"path\":\(quoted(path)),\"unreadable\":true}")
    continue
  }
  let tree = bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
  let collector = ImportCollector(tree)
  collector.walk(tree)
  let declarations = DeclarationCollector(tree, collector.converter)
  declarations.walk(tree)
  print(
    "{\"path\":\(quoted(path)),\"errors\":\(tree.hasError),\"main\":\(collector.hasMain)"
      + ",\"shebang\":\(tree.shebang != nil),\"imports\":[\(collector.found.joined(separator: ","))]"
      + ",\"declarations\":[\(declarations.found.joined(separator: ","))]}"
  )
}
