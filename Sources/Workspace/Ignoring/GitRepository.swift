/// A folder with a git repository of its own: its working tree's top.
struct GitRepository {
  /// Where `info/exclude` is: the `.git` folder, or what a `.git` file leads to.
  private let gitFolder: AbsolutePath

  /// Nil where there is no repository in the folder, or something merely called `.git`.
  init?(at folder: AbsolutePath) {
    guard let git = folder.resolving(".git".utf8) else { return nil }
    guard let facts = try? SystemCalls.facts(of: git) else { return nil }
    if facts.type == .folder {
      guard let head = git.resolving("HEAD".utf8), Self.isThere(head) else { return nil }
      gitFolder = git
    } else {
      // A submodule or a worktree: the file says where the repository is.
      guard let target = Self.words(after: "gitdir: ", in: git),
        let own = folder.resolving(target), Self.isThere(own)
      else { return nil }
      gitFolder = Self.sharedFolder(of: own)
    }
  }

  /// A worktree has a folder of its own, and in it the name of the one it shares with the others.
  private static func sharedFolder(of own: AbsolutePath) -> AbsolutePath {
    guard let name = own.resolving("commondir".utf8), let text = words(after: "", in: name) else {
      return own
    }
    return own.resolving(text) ?? own
  }

  private static func isThere(_ path: AbsolutePath) -> Bool {
    (try? SystemCalls.facts(of: path)) != nil
  }

  private static func words(after prefix: String, in path: AbsolutePath) -> ArraySlice<UInt8>? {
    guard let text = try? FileReader.contents(of: path), text.starts(with: prefix.utf8) else {
      return nil
    }
    return text.dropFirst(prefix.utf8.count).prefix { $0 != UInt8(ascii: "\n") && $0 != 13 }
  }

  /// The patterns of `info/exclude`, which every `.gitignore` overrides.
  func rules(base: Int) -> IgnoreRules? {
    guard let path = gitFolder.resolving("info/exclude".utf8),
      let text = try? FileReader.contents(of: path)
    else { return nil }
    return IgnoreRules.adding(text, base: base, to: nil)
  }
}

/// The rules that hold for a folder because of what lies above it, and its path from where those rules begin.
struct EnclosingRules {
  let rules: IgnoreRules?
  /// From the top of the enclosing repository, with a `/` at its end; empty at the top and outside of a repository.
  let prefix: [UInt8]

  /// Of a place where nothing above matters.
  init() {
    rules = nil
    prefix = []
  }

  /// Of a root, all of whose links are followed.
  ///
  /// A root that the rules above would ignore is looked at all the same, and then those rules say nothing of what is in it.
  init(above root: AbsolutePath) {
    var top: AbsolutePath? = root
    while let folder = top {
      if let repository = GitRepository(at: folder) {
        self.init(of: repository, at: folder, root: root)
        return
      }
      top = folder.parent
    }
    self.init()
  }

  private init(of repository: GitRepository, at top: AbsolutePath, root: AbsolutePath) {
    var rules = repository.rules(base: 0)
    var path: [UInt8] = []
    var folder = top
    for component in root.components.dropFirst(top.components.count) {
      if let file = folder.resolving(".gitignore".utf8),
        let text = try? FileReader.contents(of: file, following: false)
      {
        rules = IgnoreRules.adding(text, base: path.count, to: rules)
      }
      let nameStart = path.count
      path += component
      if let rules, rules.ignores(path.span, nameStart: nameStart, isFolder: true) {
        self.rules = nil
        prefix = []
        return
      }
      path.append(UInt8(ascii: "/"))
      folder = folder.appending(component)
    }
    self.rules = rules
    prefix = path
  }
}
