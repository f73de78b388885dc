import Analyses
package import Graph
package import Refactoring
package import Scanning

/// Imports taken out of the files of a project.
package struct ImportRemovalPlan: Sendable {
  /// In path order.
  package let files: [File]

  package struct File: Sendable {
    package let path: SourcePath
    package let before: [UInt8]
    package let removal: ImportRemoval

    package var after: [UInt8] { removal.edits.applied(to: before) }

    package var diff: [UInt8] { UnifiedDiff(path, before, removal.edits).bytes }
  }
}

extension Project {
  /// Takes out the imports that nobody needs, where nothing else stands in their lines.
  package func importRemovals(in graph: ImportGraph) -> ImportRemovalPlan {
    var statements: [SourcePath: [ByteRange]] = [:]
    for item in superfluousImports(in: graph) where item.isSafe {
      statements[item.path, default: []].append(item.statement)
    }
    let files = statements.sorted { $0.key < $1.key }.compactMap {
      path, ranges -> ImportRemovalPlan.File? in
      guard let text = try? tree.contents(of: path) else { return nil }
      let removal = ImportRemoval(of: ranges.sorted { $0.start < $1.start }, from: text)
      return removal.edits.edits.isEmpty ? nil : .init(path: path, before: text, removal: removal)
    }
    return ImportRemovalPlan(files: files)
  }

  /// Writes all files of a plan or none.
  package func apply(_ plan: ImportRemovalPlan) throws(TransactionError) {
    var bytes: [UInt8] = []
    let edits = plan.files.map { file -> FileEdit in
      let hash = SHA256(of: file.before)
      bytes += file.path.bytes + [0] + hash.bytes
      return FileEdit(file.path, to: file.after, expecting: hash)
    }
    let id = "deps-" + String(SHA256(of: bytes).hexadecimal.prefix(12))
    try TreeEdits(tree.root).apply(edits, id: id, title: "deps --apply")
  }
}
