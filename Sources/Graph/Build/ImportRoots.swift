package import Scanning

/// The folders that stand on Python's path when the code of a repository runs.
///
/// They are declared (by the user or a manifest) or seen: the folder around a top-level package is one.
package struct ImportRoots: Sendable {
  /// In the order of their paths; the scanned root itself is always the first.
  package let folders: [ModuleTree.FolderID]
  /// By folder: whether it is a root.
  private let isRoot: [Bool]

  /// Takes the declared folders, and those around top-level packages unless the code itself names them as part of a
  /// module's name: `google/cloud` is no root where somebody imports `google.cloud.storage`.
  package init(
    declared: [SourcePath], in tree: ModuleTree, files: [SourceFile],
    standard: StandardLibrary = StandardLibrary(major: 3, minor: 13)
  ) {
    var isRoot = [Bool](repeating: false, count: tree.folders.count)
    isRoot[0] = true
    for path in declared {
      if let folder = tree.folder(at: path) { isRoot[Int(folder)] = true }
    }
    var candidates: Set<ModuleTree.FolderID> = []
    for index in tree.folders.indices where tree.isPackage(Int32(index)) && index > 0 {
      if let top = Self.top(of: Int32(index), tree), !isRoot[Int(top)] { candidates.insert(top) }
    }
    candidates.formUnion(Self.sourceFolders(in: tree).filter { !isRoot[Int($0)] })
    if !candidates.isEmpty {
      let names = ImportedNames(files)
      let begun = Self.begun(of: candidates, in: tree, files, standard)
      for folder in candidates.sorted()
      where begun.contains(folder) || !names.passes(through: folder, tree, isRoot) {
        isRoot[Int(folder)] = true
      }
    }
    // A folder inside a package is found through the package, whatever a manifest says of it.
    for index in tree.folders.indices where isRoot[index] && index > 0 {
      if tree.isPackage(Int32(index)) { isRoot[index] = false }
    }
    self.isRoot = isRoot
    folders = isRoot.indices.filter { isRoot[$0] }.map { ModuleTree.FolderID($0) }
  }

  /// The folders of which a file inside imports a package by its own name alone, and can mean no other: `collections` says
  /// nothing about a folder that holds a package of that name, nor does a name that the scanned root offers.
  private static func begun(
    of candidates: Set<ModuleTree.FolderID>, in tree: ModuleTree, _ files: [SourceFile],
    _ standard: StandardLibrary
  ) -> Set<ModuleTree.FolderID> {
    var begun: Set<ModuleTree.FolderID> = []
    for (index, file) in files.enumerated() {
      guard let facts = file.python else { continue }
      var folder = tree.folderOfFile[index]
      while folder > 0 {
        if candidates.contains(folder), !begun.contains(folder),
          facts.imports.contains(where: { entry in
            guard entry.level == 0 else { return false }
            let first = facts.text[entry.module].prefix { $0 != UInt8(ascii: ".") }
            guard let own = tree.entry(first, in: folder)?.folder, own >= 0, tree.isPackage(own)
            else { return false }
            return tree.entry(first, in: 0) == nil && !standard.contains(topLevel: first)
          })
        {
          begun.insert(folder)
        }
        folder = tree.folders[Int(folder)].parent
      }
    }
    return begun
  }

  /// The folders that are called `src` and hold modules, and lie in no package.
  private static func sourceFolders(in tree: ModuleTree) -> [ModuleTree.FolderID] {
    tree.folders.indices.map { ModuleTree.FolderID($0) }.filter { folder in
      guard tree.folders[Int(folder)].holdsModules, tree.name(of: folder).elementsEqual("src".utf8)
      else { return false }
      var around = folder
      while around > 0 {
        if tree.isPackage(around) { return false }
        around = tree.folders[Int(around)].parent
      }
      return true
    }
  }

  /// The folder around the outermost package that holds `folder`; nil where `folder` is inside another package.
  private static func top(of folder: ModuleTree.FolderID, _ tree: ModuleTree) -> ModuleTree
    .FolderID?
  {
    let parent = tree.folders[Int(folder)].parent
    guard parent >= 0, !tree.isPackage(parent) else { return nil }
    // A package below a plain folder below a package belongs to a namespace inside that package.
    var around = parent
    while around > 0 {
      around = tree.folders[Int(around)].parent
      if tree.isPackage(around) { return nil }
    }
    return parent
  }

  /// The roots around a folder, innermost first; the last one is the scanned root.
  func around(_ folder: ModuleTree.FolderID, in tree: ModuleTree) -> [ModuleTree.FolderID] {
    var found: [ModuleTree.FolderID] = []
    var next = folder
    while next >= 0 {
      if isRoot[Int(next)] { found.append(next) }
      next = tree.folders[Int(next)].parent
    }
    return found
  }

  func contains(_ folder: ModuleTree.FolderID) -> Bool { isRoot[Int(folder)] }
}

/// The absolute module names that the files of a repository import.
private struct ImportedNames {
  private var all: Set<ArraySlice<UInt8>> = []

  init(_ files: [SourceFile]) {
    for file in files {
      guard let facts = file.python else { continue }
      for entry in facts.imports where entry.level == 0 { all.insert(facts.text[entry.module]) }
    }
  }

  /// True where somebody imports a package of this folder by a name that leads through the folder.
  func passes(
    through folder: ModuleTree.FolderID, _ tree: ModuleTree, _ isRoot: [Bool]
  ) -> Bool {
    var parts: [ArraySlice<UInt8>] = []
    var next = folder
    while next > 0 {
      parts.insert(tree.name(of: next), at: 0)
      next = tree.folders[Int(next)].parent
      guard next >= 0, isRoot[Int(next)] else { continue }
      let prefix = Array(parts.joined(separator: [UInt8(ascii: ".")]))
      if all.contains(where: {
        $0.starts(with: prefix) && $0.dropFirst(prefix.count).first ?? 0x2E == 0x2E
      }) {
        return true
      }
    }
    return false
  }
}
