package import Refactoring
package import Scanning

/// Moves files into archives and back, each time as one transaction.
package struct Archiver: Sendable {
  let root: AbsolutePath
  let state: StateFolder
  /// The text of an archive's manifest.
  let manifest: @Sendable (ArchivePlan) -> [UInt8]
  let onStep: @Sendable () -> Void

  package init(
    _ root: AbsolutePath, manifest: @escaping @Sendable (ArchivePlan) -> [UInt8],
    onStep: @escaping @Sendable () -> Void = {}
  ) {
    self.root = root
    self.manifest = manifest
    self.onStep = onStep
    state = StateFolder(of: root)
  }

  /// A change of the tree that nothing stands against, ready to be made.
  struct Prepared {
    var steps: [Step] = []
    var contents: [Int: [UInt8]] = [:]
    var plan: ArchivePlan
    /// What a person should know besides.
    var notes: [String] = []

    mutating func write(_ path: SourcePath, before: FileImage?, _ bytes: [UInt8]) {
      contents[steps.count] = bytes
      steps.append(
        .write(
          path, before: before,
          after: FileImage(hash: SHA256(of: bytes), mode: before?.mode ?? 0o644, modified: nil)))
    }
  }

  /// What was done, or would be.
  package struct Outcome: Sendable {
    package let plan: ArchivePlan
    package let isApplied: Bool
    /// The index follows.
    package let isStaged: Bool
    package let notes: [String]
  }

  func run(
    _ prepared: Prepared, title: String, checking: () -> [String]
  ) throws(TransactionError) {
    let journal = Journal(
      id: prepared.plan.id, title: title, isKept: false, steps: prepared.steps,
      times: FolderTimes.around(prepared.steps, in: root))
    try Transaction(journal, in: state, onStep: onStep)
      .run(contents: prepared.contents, checking: checking)
  }

  func translating<Answer>(
    _ body: () throws(TransactionError) -> Answer
  ) throws(ArchiveError) -> Answer {
    do throws(TransactionError) {
      return try body()
    } catch {
      throw .transaction(error)
    }
  }

  /// The index, and what it holds and knows to be changed; nil without git.
  struct GitState {
    let index: GitIndex
    let entries: [SourcePath: GitIndex.Entry]
    let changed: Set<SourcePath>

    init?(_ root: AbsolutePath) throws(TransactionError) {
      guard let index = try GitIndex(at: root) else { return nil }
      self.index = index
      entries = try index.entries()
      changed = try index.changed()
    }
  }
}
