package import Scanning

/// A change of many files that is made as a whole or not at all, whatever ends the run that makes it.
///
/// What is to be done is written down first, with the new contents and a second name for everything that is replaced. Making `open` out
/// of `new` begins it, and taking `open` away again is its end; both are the renaming of one folder. In between each step can tell from
/// the tree alone whether it is done, so it can be made or taken back from anywhere, any number of times. Once it has begun no step
/// needs room on the disk, unless it leads to another file system.
package struct Transaction: Sendable {
  let state: StateFolder
  let journal: Journal
  /// Called after each single change of the disk: tests stop a run there.
  let onStep: @Sendable () -> Void

  init(
    _ journal: Journal, in state: StateFolder, onStep: @escaping @Sendable () -> Void = {}
  ) {
    self.journal = journal
    self.state = state
    self.onStep = onStep
  }

  // MARK: From beginning to end

  /// Makes the change, asks whether it may stay, and takes it back where reasons come up against it.
  ///
  /// `contents` are those of the files that steps write, by the step's place.
  func run(
    contents: [Int: [UInt8]], checking: () -> [String]
  ) throws(TransactionError) {
    try SystemCalls.holdingBackRequestsToEnd { () throws(TransactionError) in
      try prepare(contents)
      do throws(TransactionError) {
        try forward()
        var reasons = checking()
        if SystemCalls.isAskedToEnd { reasons.append("it was interrupted") }
        if !reasons.isEmpty { throw TransactionError.rejected(reasons) }
      } catch {
        do throws(TransactionError) {
          try backward()
        } catch let second {
          throw .stuck(root: state.root, first: error.message, then: second.message)
        }
        throw error
      }
      try commit()
    }
  }

  /// Writes down what is to be done. Until the last line of it, nothing has happened.
  private func prepare(_ contents: [Int: [UInt8]]) throws(TransactionError) {
    state.remove(state.new)
    do throws(TransactionError) {
      try state.make(state.new, mode: 0o700)
      onStep()
      for (index, step) in journal.steps.enumerated() {
        guard case .write(let path, let before, let after) = step else { continue }
        let target = state.root.appending(path)
        if let after {
          guard let bytes = contents[index] else {
            preconditionFailure("whoever writes a file brings its contents")
          }
          let owner = try state.entry(target)
          let stash = stash(index, .after, in: state.new)
          try attempt(stash, "write") { () throws(SystemFailure) in
            try StateFolder.write(bytes, to: stash, mode: after.mode, like: owner)
          }
          onStep()
        }
        if before != nil {
          try keep(target, as: stash(index, .before, in: state.new))
          onStep()
        }
      }
      let path = StateFolder.journal(in: state.new)
      try attempt(path, "write") { () throws(SystemFailure) in
        try StateFolder.write(journal.bytes, to: path, mode: 0o600)
      }
      onStep()
      try synchronise([state.new])
      try rename(state.new, to: state.open)
    } catch {
      state.remove(state.new)
      throw error
    }
    onStep()
    try synchronise([state.path])
  }

  /// The change stays from here on.
  func commit() throws(TransactionError) {
    if journal.isKept {
      try state.make(state.undo, mode: 0o700)
      try rename(state.open, to: state.undo.appending(SourcePath(journal.id)))
      try synchronise([state.undo, state.path])
      onStep()
    } else {
      try close()
    }
  }

  /// Ends the transaction and takes away what it kept.
  private func close() throws(TransactionError) {
    state.remove(state.over)
    try rename(state.open, to: state.over)
    onStep()
    try synchronise([state.path])
    state.remove(state.over)
    onStep()
  }

  // MARK: The two directions

  func forward() throws(TransactionError) {
    for (index, step) in journal.steps.enumerated() {
      try carryOut(step, incoming: stash(index, .after), outgoing: stash(index, .before))
    }
    for case .makeFolder(let path, _, let modified?) in journal.steps {
      try? SystemCalls.setModified(modified, of: state.root.appending(path))
    }
    try synchronise(touched)
  }

  /// Takes back all that can be taken back, and then says what could not.
  func backward() throws(TransactionError) {
    var failures: [TransactionError] = []
    for (index, step) in journal.steps.enumerated().reversed() {
      do throws(TransactionError) {
        try carryOut(
          step.reversed, incoming: stash(index, .before), outgoing: stash(index, .after))
      } catch {
        failures.append(error)
      }
    }
    for case .removeFolder(let path, _, let modified) in journal.steps.reversed() {
      try? SystemCalls.setModified(modified, of: state.root.appending(path))
    }
    for time in journal.times {
      try? SystemCalls.setModified(time.modified, of: state.root.appending(time.path))
    }
    if let first = failures.first {
      guard failures.count > 1 else { throw first }
      throw .conflict(
        state.root, why: failures.map(\.message).joined(separator: "\n"))
    }
    try synchronise(touched)
    try close()
  }

  /// The folders whose names the steps change.
  private var touched: [AbsolutePath] {
    FolderTimes.folders(around: journal.steps).map { state.root.appending($0) }
  }

  // MARK: The stash

  enum Moment: String { case before, after }

  func stash(_ index: Int, _ moment: Moment, in folder: AbsolutePath? = nil) -> AbsolutePath {
    (folder ?? state.open).appending(SourcePath("\(index).\(moment.rawValue)"))
  }

  private func rename(_ path: AbsolutePath, to other: AbsolutePath) throws(TransactionError) {
    try attempt(path, "rename") { () throws(SystemFailure) in
      try SystemCalls.rename(path, to: other)
    }
  }

  /// A folder that has gone needs no synchronising, and a file system that has none of it is no reason to stop.
  private func synchronise(_ folders: [AbsolutePath]) throws(TransactionError) {
    for folder in folders {
      guard let open = try? SystemCalls.open(folder, as: .listing) else { continue }
      try? SystemCalls.synchronise(open)
    }
  }
}
