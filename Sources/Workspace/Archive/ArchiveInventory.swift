package import Refactoring
package import Scanning

/// The archives of a root, as their manifests tell.
package struct ArchiveInventory: Sendable {
  /// One archive, and what has become of its files.
  package struct Entry: Sendable {
    package let plan: ArchivePlan
    /// The files that its manifest names and that are not there.
    package let missing: [SourcePath]
    package let bytes: Int
  }

  /// By date, then by id.
  package let entries: [Entry]
  /// Manifests that could not be read, a sentence each.
  package let problems: [String]

  /// Looks into the folders that discovery passed by as archives, and into the usual place, which git may ignore.
  package init(in tree: SourceTree) {
    var folders = Set(tree.leftOut.filter { $0.reason == .archive }.map(\.path))
    let usual = ArchivePlan.standardFolder
    for name in (try? SystemCalls.names(in: tree.root.appending(usual))) ?? [] {
      folders.insert(usual.appending(name))
    }
    var entries: [Entry] = []
    var problems: [String] = []
    for folder in folders.sorted() {
      let path = folder.appending(ArchivePlan.manifestName.utf8)
      guard let bytes = try? FileReader.contents(of: tree.root.appending(path), following: false)
      else { continue }
      do throws(ArchivePlanError) {
        entries.append(Entry(try ArchivePlan(parsing: bytes).moved(to: folder), in: tree.root))
      } catch {
        problems.append("\(path.display): \(error.message)")
      }
    }
    self.entries = entries.sorted { ($0.plan.created, $0.plan.id) < ($1.plan.created, $1.plan.id) }
    self.problems = problems
  }
}

extension ArchiveInventory.Entry {
  fileprivate init(_ plan: ArchivePlan, in root: AbsolutePath) {
    var missing: [SourcePath] = []
    var bytes = 0
    for move in plan.moves {
      if let facts = (try? SystemCalls.entry(root.appending(move.to))) ?? nil {
        bytes += facts.size
      } else {
        missing.append(move.to)
      }
    }
    self.init(plan: plan, missing: missing, bytes: bytes)
  }
}
