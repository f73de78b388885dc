import Scanning

/// What a tree is found to be before files are moved in it; each question is answered once for each folder.
struct TreeInspection {
  let root: AbsolutePath
  /// What stands against the moves, a sentence each, in the order it was found.
  private(set) var objections: [String] = []
  private var folders: [SourcePath: EntryFacts?] = [:]
  private var refused: Set<SourcePath> = []

  init(_ root: AbsolutePath) {
    self.root = root
  }

  mutating func object(_ path: SourcePath, _ why: String) {
    objections.append("\(path.display): \(why)")
  }

  func entry(_ path: SourcePath) -> EntryFacts? {
    (try? SystemCalls.entry(root.appending(path))) ?? nil
  }

  mutating func folder(_ path: SourcePath) -> EntryFacts? {
    if let known = folders[path] { return known }
    let facts = entry(path)
    folders[path] = facts
    return facts
  }

  /// Objects where a path does not lead through folders alone, or into another repository. True where nothing is wrong.
  mutating func leadsThroughFolders(_ path: SourcePath) -> Bool {
    for folder in Array(sequence(first: path, next: \.parent).dropFirst()).reversed() {
      if refused.contains(folder) { return false }
      guard let facts = self.folder(folder) else { return true }
      if facts.type == .symbolicLink {
        object(folder, "is a symbolic link, and what lies behind it is left alone")
      } else if facts.type != .folder {
        object(folder, "is no folder, so \(path.display) cannot be there; move it away")
      } else if !folder.bytes.isEmpty, entry(folder.appending(".git".utf8)) != nil {
        object(folder, "has a git repository of its own; run Pollard there")
      } else {
        continue
      }
      refused.insert(folder)
      return false
    }
    return true
  }

  /// Objects where this user cannot make or remove names in the folder that a path is in, or will be.
  mutating func mayChangeNames(around path: SourcePath) {
    guard
      let folder = sequence(first: path, next: \.parent).dropFirst().first(where: {
        self.entry($0)?.type == .folder
      }), !refused.contains(folder), !SystemCalls.mayChange(root.appending(folder))
    else { return }
    refused.insert(folder)
    objections.append(
      "\(root.appending(folder).display): may not be changed; give yourself permission to write there"
    )
  }

  /// The content of a file that is moved; nil, with an objection, where it is not what it has to be.
  mutating func content(of path: SourcePath, asIn source: String) -> (EntryFacts, SHA256)? {
    guard leadsThroughFolders(path) else { return nil }
    guard let facts = entry(path) else {
      object(path, "is gone; \(source)")
      return nil
    }
    guard facts.type == .regular else {
      object(
        path,
        facts.type == .symbolicLink
          ? "is a symbolic link; archive what it leads to, or remove it by hand"
          : "is no regular file; move it by hand")
      return nil
    }
    guard let bytes = try? FileReader.contents(of: root.appending(path), following: false) else {
      object(path, "may not be read; change its permissions")
      return nil
    }
    return (facts, SHA256(of: bytes))
  }

  /// The folders that have to be made for some files to be there, the outer before the inner.
  mutating func missingFolders(for paths: [SourcePath]) -> [SourcePath] {
    var missing: Set<SourcePath> = []
    for path in paths {
      for folder in sequence(first: path, next: \.parent).dropFirst() {
        if self.folder(folder) != nil || !missing.insert(folder).inserted { break }
      }
    }
    return missing.sorted()
  }

  /// The folders in which nothing is left when some files and folders are gone, the inner before the outer.
  mutating func emptiedFolders(without paths: Set<SourcePath>) -> [SourcePath] {
    var gone = paths
    var emptied: [SourcePath] = []
    var candidates: [Int: Set<SourcePath>] = [:]
    func depth(_ path: SourcePath) -> Int { path.bytes.count { $0 == UInt8(ascii: "/") } }
    for folder in paths.compactMap(\.parent) where !folder.bytes.isEmpty {
      candidates[depth(folder), default: []].insert(folder)
    }
    // The deepest first: when a folder is looked at, all that lies in it has been.
    var level = candidates.keys.max() ?? -1
    while level >= 0 {
      for folder in (candidates[level] ?? []).sorted() {
        guard self.folder(folder)?.type == .folder,
          let names = try? SystemCalls.names(in: root.appending(folder)),
          names.allSatisfy({ gone.contains(folder.appending($0)) })
        else { continue }
        gone.insert(folder)
        emptied.append(folder)
        if let parent = folder.parent, !parent.bytes.isEmpty {
          candidates[level - 1, default: []].insert(parent)
        }
      }
      level -= 1
    }
    return emptied
  }
}
