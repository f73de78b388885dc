import Graph
import Scanning

/// Which modules a compressed table of texts seems to name.
///
/// The texts of messages and of imports inside functions stand there too, and where one ends is not known. So only two kinds of
/// names count: private modules of the same package that no source speaks of, and those of other packages that are loaded
/// already, or in the end.
extension Interpreter {
  private static let longestName = 64

  func namesInTable(
    _ compiled: CompiledNames, of module: ModuleObject, at file: Int32
  ) -> [String] {
    let own = module.name.prefix { $0 != "." }
    var found: [String] = []
    var later: [String] = []
    var perhaps: [String] = []
    // A text of its own that is the name of a module is there to be imported: by a statement, or when a function is called.
    for name in compiled.exact where name != module.name && isInTree(name) {
      let isOwn = name.prefix { $0 != "." } == own
      if isOwn ? isPrivate(name) : isParentLoaded(name) {
        found.append(name)
      } else if isOwn {
        perhaps.append(name)
      } else {
        later.append(name)
      }
    }
    for run in compiled.runs {
      for name in names(in: run) where name != module.name && !found.contains(name) {
        let isOwn = name.prefix { $0 != "." } == own
        if isOwn ? isPrivate(name) : isParentLoaded(name) {
          found.append(name)
        } else if !isOwn, !later.contains(name) {
          later.append(name)
        }
      }
    }
    if !later.isEmpty { awaited.append((file, later)) }
    if !perhaps.isEmpty { waiting.append((file, perhaps)) }
    return found
  }

  /// The full names of modules that stand in words which are joined by dots, the words before and after them run into them.
  private func names(in run: String) -> [String] {
    let words = run.split(separator: ".", omittingEmptySubsequences: false)
    var found: [String] = []
    var index = 0
    while index + 1 < words.count {
      defer { index += 1 }
      guard var (name, folders) = top(endingIn: words[index]) else { continue }
      while index + 1 < words.count, let part = member(beginning: words[index + 1], of: folders) {
        name += "." + part.name
        folders = part.folders
        // What follows in the word may begin another name.
        if part.name.utf8.count < words[index + 1].utf8.count { break }
        index += 1
      }
      if name.contains(".") { found.append(name) }
    }
    return found
  }

  /// The longest end of a word that is a package on the path.
  private func top(endingIn word: Substring) -> (name: String, folders: [ModuleTree.FolderID])? {
    for length in stride(from: min(word.utf8.count, Self.longestName), to: 0, by: -1) {
      let name = String(word.suffix(length))
      guard name.first.map({ !$0.isNumber }) == true else { continue }
      if let folders = folders(of: find(name, in: searchPath)), !folders.isEmpty {
        return (name, folders)
      }
    }
    return nil
  }

  /// The longest beginning of a word that is a module in some folders.
  private func member(
    beginning word: Substring, of folders: [ModuleTree.FolderID]
  ) -> (name: String, folders: [ModuleTree.FolderID])? {
    guard !folders.isEmpty else { return nil }
    for length in stride(from: min(word.utf8.count, Self.longestName), to: 0, by: -1) {
      let name = String(word.prefix(length))
      if let inner = self.folders(of: find(name, in: folders)) { return (name, inner) }
    }
    return nil
  }

  private func folders(of found: FoundModule?) -> [ModuleTree.FolderID]? {
    switch found {
    case .file(_, let folders)?: folders
    // A folder without modules of its own names nothing.
    case .namespace, nil: nil
    }
  }
}
