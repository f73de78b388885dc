package import Scanning

/// A folder's files as they are, and as they were at a commit.
///
/// What is there now decides what is looked at: the ignore rules and exclusions of the working tree hold for both. Files that are the
/// same are read from the disk for both; only what differs comes from git's objects.
package struct ComparedTrees: Sendable {
  /// With what a sparse checkout leaves out of the working tree.
  package let now: SourceTree
  package let then: SourceTree
  /// What git takes for moved files.
  package let renames: [Rename]
  /// No file that Pollard looks at differs.
  package let isUnchanged: Bool
  /// What is on the disk is not all committed.
  package let isDirty: Bool
  /// Submodules whose files are taken to be what they were, since they cannot be asked.
  package let submodules: [SourcePath]

  package struct Rename: Hashable, Sendable {
    package let from: SourcePath
    package let to: SourcePath

    package init(from: SourcePath, to: SourcePath) {
      self.from = from
      self.to = to
    }
  }

  package init(
    _ tree: SourceTree, since commit: GitObjectID, in checkout: GitCheckout,
    options: DiscoveryOptions
  ) throws(GitError) {
    let (changes, areCommitted) = try checkout.changes(since: commit)
    let index = try checkout.index()
    var tracked = GitIndexPaths.Walk(index)
    isDirty =
      !areCommitted
      || tree.files.contains { !tracked.contains($0.path) && !tree.isNested($0.path) }
    var reading = PastReading(tree, changes, index, checkout, options)
    try reading.readSubmodules()
    now = try reading.treeNow()
    then = try reading.treeThen()
    renames = changes.compactMap { change in
      guard let from = change.oldPath, let to = change.newPath, from != to else { return nil }
      return Rename(from: from, to: to)
    }
    isUnchanged =
      then.stored.isEmpty && then.files == now.files && then.manifests == now.manifests
      && then.others == now.others
    submodules = reading.untouchedSubmodules
  }
}

/// Works out what a tree was.
private struct PastReading {
  let tree: SourceTree
  let checkout: GitCheckout
  let judge: PathJudge
  let changes: [GitChange]
  /// What a path held at the commit, where it differs from what is on the disk now.
  private var old: [SourcePath: GitObjectID] = [:]
  /// Paths that held nothing then.
  private var added: Set<SourcePath> = []
  private let index: GitIndexPaths
  private var skipped: [GitIndexPaths.Special] = []
  /// By submodule that moved: what it held.
  private var submoduleContents: [SourcePath: [UInt8]] = [:]
  private(set) var untouchedSubmodules: [SourcePath] = []

  init(
    _ tree: SourceTree, _ changes: [GitChange], _ index: GitIndexPaths, _ checkout: GitCheckout,
    _ options: DiscoveryOptions
  ) {
    self.tree = tree
    self.changes = changes
    self.checkout = checkout
    judge = PathJudge(tree.root, options)
    for change in changes {
      if let path = change.oldPath, change.oldMode == .file, let id = change.oldID {
        old[path] = id
      }
      if let path = change.newPath, change.oldPath != path { added.insert(path) }
      // What was a link or a submodule was no file of this tree.
      if let path = change.oldPath, change.oldMode != .file { added.insert(path) }
    }
    // A path can be the new place of one file and the old place of another.
    added.subtract(old.keys)
    self.index = index
    for entry in index.special {
      if entry.isSkipped { skipped.append(entry) }
      // Git does not look at these, so what it says of them is what the index holds.
      if old[entry.path] == nil, !added.contains(entry.path) { old[entry.path] = entry.id }
    }
  }

  // MARK: Submodules

  mutating func readSubmodules() throws(GitError) {
    for change in changes {
      guard change.oldMode == .submodule, change.newMode == .submodule,
        let path = change.oldPath, let commit = change.oldID
      else { continue }
      guard tree.nestedRepositories.contains(path) else {
        // It is not checked out, so neither side holds any of its files.
        untouchedSubmodules.append(path)
        continue
      }
      let files = try checkout.files(of: commit, in: path).filter { judge.mayBeRead($0.path) }
      let contents = try checkout.contents(of: files, in: path)
      for (file, bytes) in zip(files, contents) { submoduleContents[file.path] = bytes }
      moved.insert(path)
    }
  }

  private var moved: Set<SourcePath> = []

  /// The innermost repository around a path that is not the one asked.
  private func nestedRepository(of path: SourcePath) -> SourcePath? {
    guard !tree.nestedRepositories.isEmpty else { return nil }
    var folder = path.parent
    while let current = folder, !current.bytes.isEmpty {
      if tree.nestedRepositories.contains(current) { return current }
      folder = current.parent
    }
    return nil
  }

  // MARK: Now

  /// A sparse checkout's missing files are what the index says they are.
  func treeNow() throws(GitError) -> SourceTree {
    guard !skipped.isEmpty else { return tree }
    let present = Set(
      tree.files.map(\.path) + tree.manifests.map(\.path) + tree.skipped.map(\.path))
    let missing = skipped.filter {
      !present.contains($0.path) && judge.mayBeRead($0.path) && !judge.isOnDisk($0.path)
    }.map { (path: $0.path, id: $0.id) }
    return try adding(missing, to: tree)
  }

  // MARK: Then

  /// Whether a path held what it holds now.
  private func isKept(_ path: SourcePath, _ tracked: inout GitIndexPaths.Walk) -> Bool {
    if old[path] != nil || added.contains(path) { return false }
    if tracked.contains(path) { return true }
    guard let nested = nestedRepository(of: path) else { return false }
    if changes.contains(where: { $0.newPath == nested && $0.oldPath != nested }) { return false }
    return !moved.contains(nested)
  }

  func treeThen() throws(GitError) -> SourceTree {
    var then = tree
    var tracked = GitIndexPaths.Walk(index)
    then.files.removeAll { !isKept($0.path, &tracked) }
    then.manifests.removeAll { !isKept($0.path, &tracked) }
    then.others = PathList(tree.others.filter { isKept($0, &tracked) })
    then = try adding(old.map { (path: $0.key, id: $0.value) }, to: then)
    for (path, bytes) in submoduleContents { then.stored[path] = bytes }
    let present = Set(then.files.map(\.path))
    then.include(
      submoduleContents.keys.filter { !present.contains($0) }
        .compactMap { judge.role(of: $0, content: submoduleContents[$0]) })
    return then
  }

  /// The tree with files whose bytes are git's.
  private func adding(
    _ entries: [(path: SourcePath, id: GitObjectID)], to tree: SourceTree
  ) throws(GitError) -> SourceTree {
    let wanted = entries.filter { judge.mayBeRead($0.path) || judge.mayBeListed($0.path) }
      .sorted { $0.path < $1.path }
    let ignored = judge.includesIgnored ? [] : try checkout.ignored(wanted.map(\.path))
    let read = wanted.filter { !ignored.contains($0.path) }
    let contents = try checkout.contents(of: read)
    var tree = tree
    var roles: [PathJudge.Role] = []
    var others: [SourcePath] = []
    for (entry, bytes) in zip(read, contents) {
      guard judge.mayBeRead(entry.path), let role = judge.role(of: entry.path, content: bytes)
      else {
        others.append(entry.path)
        tree.stored[entry.path] = bytes
        continue
      }
      if role.isSource, GitLargeFile.isPointer(bytes) { throw .largeFilePointer(entry.path) }
      roles.append(role)
      tree.stored[entry.path] = bytes
    }
    tree.include(roles)
    if !others.isEmpty { tree.others = PathList((tree.others + others).sorted()) }
    return tree
  }
}

extension SourceTree {
  /// True where a repository of its own lies around the path.
  fileprivate func isNested(_ path: SourcePath) -> Bool {
    nestedRepositories.contains { path.bytes.starts(with: $0.bytes + [UInt8(ascii: "/")]) }
  }

  /// Puts files in their places among those there are.
  fileprivate mutating func include(_ roles: [PathJudge.Role]) {
    guard !roles.isEmpty else { return }
    files += roles.compactMap { role in role.kind.map { DiscoveredFile(path: role.path, kind: $0) }
    }
    files.sort { $0.path < $1.path }
    manifests += roles.compactMap { role in
      role.manifest.map { DiscoveredManifest(path: role.path, kind: $0) }
    }
    manifests.sort { $0.path < $1.path }
  }
}

extension PathList {
  /// Of paths in their order.
  fileprivate init(_ paths: some Sequence<SourcePath>) {
    self.init()
    for path in paths {
      let name = path.name
      append(folder: Array(path.bytes.dropLast(name.count)), name: name)
    }
  }
}

/// Git LFS keeps a large file elsewhere, and a few lines in its place.
enum GitLargeFile {
  static func isPointer(_ bytes: [UInt8]) -> Bool {
    bytes.count < 1024 && bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }
}
