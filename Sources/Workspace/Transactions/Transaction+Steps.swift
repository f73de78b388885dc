import Scanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Each step looks at the tree, and does what is left to be done of it.
extension Transaction {
  /// `incoming` holds what the step writes, `outgoing` takes what it replaces.
  func carryOut(
    _ step: Step, incoming: AbsolutePath, outgoing: AbsolutePath
  ) throws(TransactionError) {
    switch step {
    case .makeFolder(let path, let mode, _): try makeFolder(state.root.appending(path), mode)
    case .removeFolder(let path, _, _): try removeFolder(state.root.appending(path))
    case .move(let from, let to, let before, let after):
      try move(state.root.appending(from), to: state.root.appending(to), before, after)
    case .write(let path, let before, let after):
      try write(state.root.appending(path), before, after, incoming, outgoing)
    case .stage(let changes):
      try GitIndex.make(changes, in: state.root, by: state.place("git-input"))
      onStep()
    }
  }

  // MARK: Folders

  private func makeFolder(_ path: AbsolutePath, _ mode: UInt32) throws(TransactionError) {
    try state.make(path, mode: 0o755)
    onStep()
    // The user's mask has no say in what a folder was before.
    if let facts = try state.entry(path), facts.mode != mode {
      try attempt(path, "set the permissions of") { () throws(SystemFailure) in
        try SystemCalls.setMode(mode, of: path)
      }
      onStep()
    }
  }

  /// What somebody has put into it in the meantime keeps it alive.
  private func removeFolder(_ path: AbsolutePath) throws(TransactionError) {
    do throws(SystemFailure) {
      try SystemCalls.removeFolder(path)
    } catch {
      switch error.number {
      case ENOENT, ENOTEMPTY, EEXIST, EBUSY: return
      default: throw .file(path, doing: "remove", error)
      }
    }
    onStep()
  }

  // MARK: Moving

  private func move(
    _ from: AbsolutePath, to: AbsolutePath, _ before: FileImage, _ after: FileImage
  ) throws(TransactionError) {
    let neighbour = neighbour(of: to)
    try? SystemCalls.remove(neighbour)
    switch (try state.entry(from), try state.entry(to)) {
    case (let source?, nil):
      guard source.type == .regular else {
        throw .conflict(from, why: "is no regular file any more; put it back, and try again")
      }
      try bring(from, to: to, neighbour, before)
      try takeAway(from)
    case (let source?, let target?):
      // The second name is made before the first one goes, so a run can have ended with both.
      let content = hash(of: from)
      guard source.isSameFile(as: target) || (content != nil && content == hash(of: to)) else {
        throw .conflict(
          to, why: "stands where \(from.display) is to go; move it away, and try again")
      }
      try takeAway(from)
    case (nil, _?): break
    case (nil, nil):
      throw .conflict(from, why: "is gone, and is not at \(to.display) either; put it back")
    }
    try stamp(to, after)
  }

  private func takeAway(_ path: AbsolutePath) throws(TransactionError) {
    try attempt(path, "remove") { () throws(SystemFailure) in try SystemCalls.remove(path) }
    onStep()
  }

  /// Makes a file available under another name, which must be free.
  private func bring(
    _ from: AbsolutePath, to: AbsolutePath, _ neighbour: AbsolutePath, _ image: FileImage
  ) throws(TransactionError) {
    do throws(SystemFailure) {
      try SystemCalls.link(from, to: to)
    } catch {
      guard error != .exists, error.number != ENOENT, error.number != EACCES else {
        throw .file(to, doing: "make", error)
      }
      // Another file system, or one without second names: the copy is whole before it gets its name.
      try copy(from, to: neighbour, mode: image.mode, modified: image.modified)
      try attempt(to, "make") { () throws(SystemFailure) in
        guard try SystemCalls.entry(to) == nil else { throw .exists }
        try SystemCalls.rename(neighbour, to: to)
      }
    }
    onStep()
  }

  private func neighbour(of path: AbsolutePath) -> AbsolutePath {
    (path.parent ?? path).appending(Array(".pollard-\(journal.id)".utf8)[...])
  }

  /// Writes a file anew and reads it back before anybody relies on it.
  private func copy(
    _ from: AbsolutePath, to: AbsolutePath, mode: UInt32, modified: Int?
  ) throws(TransactionError) {
    guard let bytes = try? FileReader.contents(of: from, following: false) else {
      throw .conflict(from, why: "cannot be read; change its permissions, and try again")
    }
    let owner = try state.entry(from)
    try attempt(to, "write") { () throws(SystemFailure) in
      do throws(SystemFailure) {
        try StateFolder.write(bytes, to: to, mode: mode, like: owner)
      } catch {
        try? SystemCalls.remove(to)
        throw error
      }
    }
    guard hash(of: to) == SHA256(of: bytes) else {
      try? SystemCalls.remove(to)
      throw .conflict(to, why: "does not read as it was written; look after the disk")
    }
    if let modified { try? SystemCalls.setModified(modified, of: to) }
    onStep()
  }

  private func stamp(_ path: AbsolutePath, _ image: FileImage) throws(TransactionError) {
    guard let facts = try state.entry(path) else { return }
    if facts.mode != image.mode {
      try attempt(path, "set the permissions of") { () throws(SystemFailure) in
        try SystemCalls.setMode(image.mode, of: path)
      }
      onStep()
    }
    if let modified = image.modified, facts.modified != modified {
      try attempt(path, "set the time of") { () throws(SystemFailure) in
        try SystemCalls.setModified(modified, of: path)
      }
      onStep()
    }
  }

  // MARK: Writing

  private func write(
    _ path: AbsolutePath, _ before: FileImage?, _ after: FileImage?,
    _ incoming: AbsolutePath, _ outgoing: AbsolutePath
  ) throws(TransactionError) {
    try? SystemCalls.remove(neighbour(of: path))
    let current = try state.entry(path)
    if let current, current.type != .regular {
      throw .conflict(path, why: "is no regular file any more; put it back, and try again")
    }
    let hash = current == nil ? nil : hash(of: path)
    guard current == nil || hash != nil else {
      throw .conflict(path, why: "cannot be read; change its permissions, and try again")
    }
    if hash == after?.hash {
      if let after { try stamp(path, after) }
      return
    }
    guard hash == before?.hash else {
      throw .conflict(
        path,
        why:
          "was changed in the meantime; the other version is \(incoming.display), put either out of the way, and try again"
      )
    }
    if before != nil { try keep(path, as: outgoing) }
    onStep()
    guard let after else { return try takeAway(path) }
    if before == nil {
      try bring(incoming, to: path, neighbour(of: path), after)
    } else {
      try replace(path, by: incoming, after)
    }
    try stamp(path, after)
  }

  /// Gives a file a second name in the stash, or makes a copy where that cannot be.
  func keep(_ path: AbsolutePath, as stash: AbsolutePath) throws(TransactionError) {
    if try state.entry(stash) != nil { return }
    do throws(SystemFailure) {
      try SystemCalls.link(path, to: stash)
    } catch {
      let facts = try state.entry(path)
      let partial = stash.parent?.appending(SourcePath("partial")) ?? stash
      try? SystemCalls.remove(partial)
      try copy(path, to: partial, mode: facts?.mode ?? 0o600, modified: facts?.modified)
      try attempt(stash, "write") { () throws(SystemFailure) in
        try SystemCalls.rename(partial, to: stash)
      }
    }
  }

  private func replace(
    _ path: AbsolutePath, by incoming: AbsolutePath, _ image: FileImage
  ) throws(TransactionError) {
    do throws(SystemFailure) {
      try SystemCalls.rename(incoming, to: path)
    } catch {
      guard error.number == EXDEV else { throw .file(path, doing: "replace", error) }
      let neighbour = neighbour(of: path)
      try copy(incoming, to: neighbour, mode: image.mode, modified: image.modified)
      try attempt(path, "replace") { () throws(SystemFailure) in
        try SystemCalls.rename(neighbour, to: path)
      }
    }
    onStep()
  }

  /// Nil where there is nothing that can be read.
  func hash(of path: AbsolutePath) -> SHA256? {
    (try? FileReader.contents(of: path, following: false)).map { SHA256(of: $0) }
  }
}
