package import Scanning

/// One parsed source file, with what every run over it needs to know: a value that programs can share.
package struct ParsedSource: Sendable {
  package let tree: PythonTree
  /// The file changes its own names in ways that are not followed, so a name that seems missing may be there.
  let changes: NamespaceChanges
  /// The file begins with `from __future__ import annotations`.
  let postponesAnnotations: Bool
  /// Where the file has what Python refuses to compile; nil where it compiles.
  let firstError: UInt32?
  private let lines: LineTable

  /// `bytes` are those of a file, in whichever encoding it says.
  package init(parsing bytes: [UInt8]) {
    self.init(of: PythonTree(parsing: PythonEncoding.decode(bytes).text))
  }

  init(of tree: PythonTree) {
    self.tree = tree
    changes = NamespaceChanges(in: tree.source) { Self.functions(of: tree) }
    postponesAnnotations = Self.postponesAnnotations(tree)
    firstError =
      tree.problems.first?.range.start
      ?? CompileErrors.first(in: tree, postponesAnnotations: postponesAnnotations)
    lines = LineTable(tree.source)
  }

  /// The 1-based line that holds the byte at an offset.
  func line(at offset: UInt32) -> Int { lines.line(at: offset) }
}

extension ParsedSource {
  /// The ranges of the functions that stand in no other, in source order.
  fileprivate static func functions(of tree: PythonTree) -> [ByteRange] {
    var found: [ByteRange] = []
    var pending = Array(tree.body)
    while let id = pending.popLast() {
      switch tree.statement(id) {
      case .functionDefinition: found.append(tree.range(of: id))
      case .classDefinition(let definition): pending += definition.body
      case .if(_, let body, let orElse), .while(_, let body, let orElse),
        .for(_, _, let body, let orElse, _):
        pending += body
        pending += orElse
      case .with(_, let body, _): pending += body
      case .try(let statement):
        pending += statement.body
        for handler in statement.handlers { pending += tree.handler(handler).body }
        pending += statement.orElse
        pending += statement.finally
      case .match(_, let cases): for clause in cases { pending += tree.matchCase(clause).body }
      default: break
      }
    }
    return found.sorted { $0.start < $1.start }
  }

  fileprivate static func postponesAnnotations(_ tree: PythonTree) -> Bool {
    for id in tree.body {
      switch tree.statement(id) {
      case .importFrom(let module, 0, let aliases, _):
        guard module.count == 1, tree.names[module[0].name] == "__future__" else { return false }
        if aliases.contains(where: {
          tree.alias($0).parts.first.map { tree.names[$0.name] } == "annotations"
        }) {
          return true
        }
      case .expression: continue
      default: return false
      }
    }
    return false
  }
}
