package import Scanning

/// Pollard's own folder in a root, `.pollard`: there while the tree is being changed, or while something can be undone.
///
/// It holds a `.gitignore` that ignores all of it, so git never sees it. Names in it that count: `open`, the transaction under way;
/// `new`, one whose preparation has not ended; `over`, one that needs no more than removal; `undo/…`, those that can be undone.
package struct StateFolder: Sendable {
  package static let name = ".pollard"

  package let root: AbsolutePath
  let path: AbsolutePath

  package init(of root: AbsolutePath) {
    self.root = root
    path = root.appending(SourcePath(Self.name))
  }

  var open: AbsolutePath { place("open") }
  var new: AbsolutePath { place("new") }
  var over: AbsolutePath { place("over") }
  var undo: AbsolutePath { place("undo") }
  private var lock: AbsolutePath { place("lock") }
  private var ignore: AbsolutePath { place(".gitignore") }

  func place(_ name: String) -> AbsolutePath { path.appending(SourcePath(name)) }

  static func journal(in folder: AbsolutePath) -> AbsolutePath {
    folder.appending(SourcePath("journal"))
  }

  // MARK: The lock

  /// Runs the body with the right to change the tree, which one run at a time has. It ends with the run, however that ends.
  func withLock<Answer>(
    _ body: () throws(TransactionError) -> Answer
  ) throws(TransactionError) -> Answer {
    let lock = try locked()
    defer { tidy(holding: lock) }
    // One that a killed run did not get to fill would ignore nothing.
    if try entry(ignore)?.size ?? 0 == 0 {
      try attempt(ignore, "write") { () throws(SystemFailure) in
        try? SystemCalls.remove(ignore)
        try Self.write(Array("*\n".utf8), to: ignore, mode: 0o644)
      }
    }
    try attempt(self.lock, "write") { () throws(SystemFailure) in
      try SystemCalls.truncate(lock)
      try SystemCalls.write(Array("\(SystemCalls.processID)\n".utf8), to: lock.number)
    }
    return try body()
  }

  private func locked() throws(TransactionError) -> Descriptor {
    try make(path, mode: 0o755)
    while true {
      guard
        let descriptor = try attempt(
          lock, "open",
          { () throws(SystemFailure) in
            try SystemCalls.locked(lock)
          })
      else { throw .locked(root: root, process: holder) }
      // A run that ends takes the file away: what was locked may not be what the next run will find.
      let held = try attempt(lock, "read") { () throws(SystemFailure) in
        try SystemCalls.entry(of: descriptor)
      }
      guard let there = try entry(lock), there.isSameFile(as: held) else {
        try make(path, mode: 0o755)
        continue
      }
      return descriptor
    }
  }

  /// The process that has the lock, as far as it has said so.
  private var holder: Int32? {
    guard let text = try? FileReader.contents(of: lock) else { return nil }
    return Int32(String(decoding: text, as: UTF8.self).filter(\.isNumber))
  }

  /// Takes the folder away where nothing in it is of use any more.
  private func tidy(holding _: borrowing Descriptor) {
    try? SystemCalls.removeFolder(undo)
    let rest = Set((try? names(in: path)) ?? ["?"])
    guard rest.isSubset(of: [".gitignore", "lock"]) else { return }
    try? SystemCalls.remove(ignore)
    try? SystemCalls.remove(lock)
    try? SystemCalls.removeFolder(path)
  }

  // MARK: The transaction under way

  /// The transaction that was interrupted here, if any.
  package func interrupted() throws(TransactionError) -> Journal? {
    guard try entry(open) != nil else { return nil }
    let path = Self.journal(in: open)
    guard let bytes = try? FileReader.contents(of: path), let journal = Journal(parsing: bytes)
    else { throw .damagedJournal(path) }
    return journal
  }

  /// Refuses to go on where a run was interrupted, in this root or in a folder around it.
  package func refuseInterrupted() throws(TransactionError) {
    var folder: AbsolutePath? = root
    while let current = folder {
      if let journal = try StateFolder(of: current).interrupted() {
        throw .open(root: current, title: journal.title)
      }
      folder = current.parent
    }
  }

  // MARK: Files

  func names(in folder: AbsolutePath) throws(SystemFailure) -> [String] {
    try SystemCalls.names(in: folder).map { String(decoding: $0, as: UTF8.self) }
  }

  func entry(_ path: AbsolutePath) throws(TransactionError) -> EntryFacts? {
    try attempt(path, "look at") { () throws(SystemFailure) in try SystemCalls.entry(path) }
  }

  /// It may be there already.
  func make(_ folder: AbsolutePath, mode: UInt32) throws(TransactionError) {
    try attempt(folder, "make") { () throws(SystemFailure) in
      do throws(SystemFailure) {
        try SystemCalls.makeFolder(folder, mode: mode)
      } catch {
        guard error == .exists, try SystemCalls.entry(folder)?.type == .folder else { throw error }
      }
    }
  }

  /// A new file whose bytes are on the disk.
  static func write(
    _ bytes: [UInt8], to path: AbsolutePath, mode: UInt32, like owner: EntryFacts? = nil
  ) throws(SystemFailure) {
    let file = try SystemCalls.create(path, mode: 0o600)
    if let owner { SystemCalls.tryToSetOwner(owner, of: file) }
    try SystemCalls.setMode(mode, of: file)
    try SystemCalls.write(bytes, to: file.number)
    try SystemCalls.synchronise(file)
  }

  /// Takes a folder of ours away with all that is in it.
  func remove(_ folder: AbsolutePath) {
    guard let facts = try? SystemCalls.entry(folder) else { return }
    if facts.type != .folder {
      try? SystemCalls.remove(folder)
      return
    }
    // Ours are two levels deep at most.
    for name in (try? SystemCalls.names(in: folder)) ?? [] {
      try? SystemCalls.remove(folder.appending(name[...]))
    }
    try? SystemCalls.removeFolder(folder)
  }
}

/// What the body gives, or its failure with the path and what was to be done to it.
func attempt<Answer: ~Copyable>(
  _ path: AbsolutePath, _ doing: String, _ body: () throws(SystemFailure) -> Answer
) throws(TransactionError) -> Answer {
  do throws(SystemFailure) {
    return try body()
  } catch {
    throw .file(path, doing: doing, error)
  }
}
