import Scanning

/// Which id every file and every imported folder gets: the order of their paths.
struct UnitPlaces {
  private(set) var units: [Unit] = []
  /// By unit: the file index, or -1.
  private(set) var fileOfUnit: [Int32] = []
  private var unitOfFile: [Int32]
  private var unitOfFolder: [ModuleTree.FolderID: Int32] = [:]
  private var unitOfSwiftModule: [Int32]

  init(_ resolver: PythonResolver, folders: [ModuleTree.FolderID], swift: SwiftModules) {
    enum Source {
      case file(Int)
      case folder(ModuleTree.FolderID)
      case swiftModule(Int)
    }
    let files = resolver.files
    let tree = resolver.tree
    unitOfFile = [Int32](repeating: -1, count: files.count)
    unitOfSwiftModule = [Int32](repeating: -1, count: swift.modules.count)
    var extra: [(path: SourcePath, source: Source)] =
      folders.map { (tree.path(of: $0), .folder($0)) }
      + swift.modules.enumerated().map { ($1.place, .swiftModule($0)) }
    extra.sort { $0.path < $1.path }
    var next = 0
    units.reserveCapacity(files.count + extra.count)
    let names = ModuleNames(tree, resolver.roots)
    for (index, file) in files.enumerated() {
      while next < extra.count, extra[next].path < file.path {
        addExtra(extra[next].path, names)
        next += 1
      }
      unitOfFile[index] = Int32(units.count)
      fileOfUnit.append(Int32(index))
      units.append(unit(of: file, index: index, names, swift))
    }
    while next < extra.count {
      addExtra(extra[next].path, names)
      next += 1
    }

    func addExtra(_ path: SourcePath, _ names: ModuleNames) {
      let id = Int32(units.count)
      fileOfUnit.append(-1)
      switch extra[next].source {
      case .file: preconditionFailure("files are added by themselves")
      case .folder(let folder):
        unitOfFolder[folder] = id
        let name = names.name(ofFolder: folder)
        units.append(
          Unit(path: path, name: name, kind: .namespace, group: name.text, lines: 0, bytes: 0))
      case .swiftModule(let module):
        unitOfSwiftModule[module] = id
        let name = swift.modules[module].name
        units.append(
          Unit(
            path: path, name: ModuleName(name), kind: .swiftModule, group: name, lines: 0,
            bytes: 0))
      }
    }
  }

  private func unit(
    of file: SourceFile, index: Int, _ names: ModuleNames, _ swift: SwiftModules
  ) -> Unit {
    if file.kind == .swiftFile {
      return Unit(
        path: file.path, name: ModuleName(file.path.display), kind: .swiftFile,
        group: swift.module(ofFile: index)?.name ?? "", lines: file.lines, bytes: file.bytes)
    }
    let name = names.name(of: file, index: index)
    let group = file.kind == .package ? name.text : name.parent?.text ?? ""
    return Unit(
      path: file.path, name: name, kind: file.kind, group: group, lines: file.lines,
      bytes: file.bytes)
  }

  func unit(_ target: Target) -> UnitID {
    switch target {
    case .file(let index): return UnitID(Int(unitOfFile[Int(index)]))
    case .folder(let folder):
      guard let unit = unitOfFolder[folder] else {
        preconditionFailure("every folder that an edge leads to has a unit")
      }
      return UnitID(Int(unit))
    }
  }

  func unit(swiftModule module: Int) -> UnitID { UnitID(Int(unitOfSwiftModule[module])) }
}

/// The dotted names of files and folders, from the innermost root around them.
struct ModuleNames {
  private let tree: ModuleTree
  /// By folder: the dotted name with a dot at its end, empty in a root.
  private var prefixes: [[UInt8]]

  init(_ tree: ModuleTree, _ roots: ImportRoots) {
    self.tree = tree
    prefixes = []
    prefixes.reserveCapacity(tree.folders.count)
    // A folder stands behind the one around it.
    for index in tree.folders.indices {
      let parent = tree.folders[index].parent
      if parent < 0 || roots.contains(Int32(index)) {
        prefixes.append([])
      } else {
        prefixes.append(
          prefixes[Int(parent)] + tree.name(of: Int32(index)) + [UInt8(ascii: ".")])
      }
    }
  }

  func name(ofFolder folder: ModuleTree.FolderID) -> ModuleName {
    ModuleName(String(decoding: prefixes[Int(folder)].dropLast(), as: UTF8.self))
  }

  func name(of file: SourceFile, index: Int) -> ModuleName {
    let prefix = prefixes[Int(tree.folderOfFile[index])]
    let name = file.path.name
    let isPackage =
      file.kind == .package || name.starts(with: "__init__.".utf8) && !prefix.isEmpty
    if isPackage, !prefix.isEmpty {
      return ModuleName(String(decoding: prefix.dropLast(), as: UTF8.self))
    }
    let stem: ArraySlice<UInt8>
    if file.kind == .extensionModule {
      stem = name.prefix { $0 != UInt8(ascii: ".") }
    } else {
      stem = name.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name
    }
    return ModuleName(String(decoding: prefix + stem, as: UTF8.self))
  }
}
