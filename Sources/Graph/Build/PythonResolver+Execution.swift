import Scanning

/// What running the code asks of the folders, one step at a time.
extension PythonResolver {
  /// The file, the folder or both that a name stands for in a folder; no file for a namespace, no folder for a module.
  package func find(
    _ name: ArraySlice<UInt8>, in folder: ModuleTree.FolderID
  ) -> (file: Int32?, folder: ModuleTree.FolderID)? {
    guard let step = step(name, in: folder) else { return nil }
    switch step.target {
    case .folder(let inner): return (nil, inner)
    case .file(let file):
      // A stub runs nowhere; what lies beside it may.
      guard files[Int(file)].kind == .stub else { return (file, step.folder) }
      return step.folder >= 0 ? (nil, step.folder) : nil
    }
  }

  /// Whether a compiled module lies beside a source file of its name, and so runs in place of it.
  package func isCompiled(_ file: Int32) -> Bool { compiledTwin(of: file) != nil }

  /// The compiled module that lies beside a source file and that Python prefers.
  package func compiledTwin(of file: Int32) -> Int32? {
    let kind = files[Int(file)].kind
    guard kind != .extensionModule else { return nil }
    let name = files[Int(file)].path.name
    let stem = name.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name
    let folder = tree.folderOfFile[Int(file)]
    let twin =
      stem.elementsEqual("__init__".utf8)
      ? tree.folders[Int(folder)].compiledPackage : tree.entry(stem, in: folder)?.compiled ?? -1
    return twin >= 0 ? twin : nil
  }

  /// The folders an import is looked for in: the scanned root first, as when Python is started there.
  package var executionPath: [ModuleTree.FolderID] {
    roots.folders + settings.addedPaths.filter { !roots.contains($0) }
  }

  /// The modules right inside a folder, by name.
  package func members(of folder: ModuleTree.FolderID) -> [(name: String, isPackage: Bool)] {
    tree.members(of: folder).compactMap { entry in
      let name = tree.text(entry.name)
      guard let found = find(name, in: folder), let file = found.file,
        files[Int(file)].kind != .script
      else { return nil }
      return (String(decoding: name, as: UTF8.self), found.folder >= 0)
    }
  }
}

extension ResolverSettings {
  package func isStandard(topLevel name: ArraySlice<UInt8>) -> Bool { isStandard(name) }
}
