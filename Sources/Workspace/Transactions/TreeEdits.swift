import Refactoring
package import Scanning

/// What is to become of one file.
package struct FileEdit: Sendable {
  package let path: SourcePath
  /// Nil takes the file away.
  package let bytes: [UInt8]?
  /// What the file has to hold before; nil asks nothing.
  package let expected: SHA256?

  package init(_ path: SourcePath, to bytes: [UInt8]?, expecting expected: SHA256? = nil) {
    self.path = path
    self.bytes = bytes
    self.expected = expected
  }
}

/// Files of a root rewritten in place, all or none, and written back when somebody wants it undone.
package struct TreeEdits: Sendable {
  private let root: AbsolutePath
  private let state: StateFolder
  private let onStep: @Sendable () -> Void

  package init(_ root: AbsolutePath, onStep: @escaping @Sendable () -> Void = {}) {
    self.root = root
    self.onStep = onStep
    state = StateFolder(of: root)
  }

  /// Makes the edits, and takes them back where `checking` gives reasons against them. A new folder goes with the last file in it.
  package func apply(
    _ edits: [FileEdit], id: String, title: String, checking: () -> [String] = { [] }
  ) throws(TransactionError) {
    try state.refuseInterrupted()
    try state.withLock { () throws(TransactionError) in
      try state.refuseInterrupted()
      var inspection = TreeInspection(root)
      var steps: [Step] = []
      var contents: [Int: [UInt8]] = [:]
      for folder in inspection.missingFolders(for: edits.map(\.path)) {
        steps.append(.makeFolder(folder, mode: 0o755, modified: nil))
      }
      for edit in edits {
        let before = try image(of: edit, &inspection)
        let after = edit.bytes.map {
          FileImage(hash: SHA256(of: $0), mode: before?.mode ?? 0o644, modified: nil)
        }
        if before?.hash == after?.hash { continue }
        if let bytes = edit.bytes { contents[steps.count] = bytes }
        steps.append(.write(edit.path, before: before, after: after))
      }
      guard inspection.objections.isEmpty else { throw .refused(inspection.objections) }
      let journal = Journal(
        id: id, title: title, isKept: true, steps: steps, times: FolderTimes.around(steps, in: root)
      )
      try Transaction(journal, in: state, onStep: onStep).run(
        contents: contents, checking: checking)
    }
  }

  private func image(
    of edit: FileEdit, _ inspection: inout TreeInspection
  ) throws(TransactionError) -> FileImage? {
    if let why = ArchivePathRules.objection(to: edit.path) { inspection.object(edit.path, why) }
    guard inspection.leadsThroughFolders(edit.path) else { return nil }
    inspection.mayChangeNames(around: edit.path)
    if inspection.entry(edit.path) == nil {
      if edit.expected != nil { inspection.object(edit.path, "is gone; look again") }
      return nil
    }
    guard let (facts, hash) = inspection.content(of: edit.path, asIn: "look again") else {
      return nil
    }
    if let expected = edit.expected, expected != hash {
      inspection.object(edit.path, "has changed since it was looked at; look again")
    }
    return FileImage(hash: hash, mode: facts.mode, modified: facts.modified)
  }

  // MARK: Undoing

  /// The edits that can be undone, the latest last.
  package func undoable() -> [Journal] {
    let names = (try? SystemCalls.names(in: state.undo)) ?? []
    let journals = names.compactMap { name -> (Int, Journal)? in
      let path = StateFolder.journal(in: state.undo.appending(name[...]))
      guard let facts = (try? SystemCalls.entry(path)) ?? nil,
        let bytes = try? FileReader.contents(of: path), let journal = Journal(parsing: bytes)
      else { return nil }
      return (facts.modified, journal)
    }
    return journals.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
  }

  /// Brings every file back to what it was before some edits; refuses where one has been changed since.
  ///
  /// The edits become the transaction under way again, and that is taken back: so it can be interrupted like any other.
  package func undo(_ id: String) throws(TransactionError) {
    try state.refuseInterrupted()
    try state.withLock { () throws(TransactionError) in
      try state.refuseInterrupted()
      let folder = state.undo.appending(SourcePath(id))
      let path = StateFolder.journal(in: folder)
      guard ((try? state.names(in: state.undo)) ?? []).contains(id),
        let bytes = try? FileReader.contents(of: path), let journal = Journal(parsing: bytes)
      else { throw .refused(["there is nothing to undo by the name \(id)"]) }
      let transaction = Transaction(journal, in: state, onStep: onStep)
      let changed = journal.steps.compactMap { step -> String? in
        guard case .write(let path, _, let after) = step,
          transaction.hash(of: root.appending(path)) != after?.hash
        else { return nil }
        return "\(path.display): has changed since; take the change out, or undo by hand"
      }
      guard changed.isEmpty else { throw .refused(changed) }
      try SystemCalls.holdingBackRequestsToEnd { () throws(TransactionError) in
        try attempt(folder, "rename") { () throws(SystemFailure) in
          try SystemCalls.rename(folder, to: state.open)
        }
        onStep()
        try transaction.backward()
      }
    }
  }
}
