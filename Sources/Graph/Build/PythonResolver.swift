import Scanning

/// Turns the names one Python file writes into the files of the repository they lead to.
///
/// It only reads, so files can be resolved side by side. It is an object because all of them look at the same large tables.
package final class PythonResolver: Sendable {
  package let files: [SourceFile]
  package let tree: ModuleTree
  package let roots: ImportRoots
  package let settings: ResolverSettings
  /// By folder: where an absolute import of a file in it is looked for, in order.
  let searchOrder: [[ModuleTree.FolderID]]
  /// The names of the top-level functions, anywhere, that import something, and what they are imported as.
  let importingFunctions: NameIndex

  package init(
    files: [SourceFile], tree: ModuleTree, roots: ImportRoots, settings: ResolverSettings
  ) {
    self.files = files
    self.tree = tree
    self.roots = roots
    self.settings = settings
    searchOrder = tree.folders.indices.map { roots.around(Int32($0), in: tree) }
    importingFunctions = Self.importingFunctions(in: files)
  }

  /// The same with what is known of packages that set their `__path__`.
  package init(_ other: PythonResolver, packagePaths: [ModuleTree.FolderID: PackagePath]) {
    var settings = other.settings
    settings.packagePaths = packagePaths
    files = other.files
    tree = other.tree
    roots = other.roots
    self.settings = settings
    searchOrder = other.searchOrder
    importingFunctions = other.importingFunctions
  }

  private static func importingFunctions(in files: [SourceFile]) -> NameIndex {
    var importing = NameIndex()
    for file in files {
      guard let facts = file.python else { continue }
      for function in facts.importingFunctions { importing.insert(facts.text[function]) }
    }
    var all = importing
    for file in files {
      guard let facts = file.python, facts.importsUnderOtherNames else { continue }
      for entry in facts.imports where !entry.alias.isEmpty && entry.form == .from {
        if importing.contains(facts.text[entry.name]) { all.insert(facts.text[entry.alias]) }
      }
    }
    return all
  }

  /// Resolves everything that one file writes.
  package func resolve(file index: Int) -> ResolvedFile {
    var resolution = FileResolution(self, file: index)
    resolution.run()
    return resolution.result
  }

  // MARK: Names

  /// How far a dotted name can be followed.
  struct Walk {
    /// One step for each component that was found.
    var steps: [Target] = []
    /// The folder of the last step, where it is a package or a namespace.
    var folder: ModuleTree.FolderID = -1
    var isComplete = false

    var last: Target? { steps.last }
  }

  /// Follows `name` from `start`, as Python's path finder would from one entry of its path.
  func walk(_ name: ArraySlice<UInt8>, from start: ModuleTree.FolderID) -> Walk {
    walk(name.span, from: start)
  }

  private func walk(_ name: Span<UInt8>, from start: ModuleTree.FolderID) -> Walk {
    var walk = Walk()
    walk.folder = start
    var componentStart = 0
    while componentStart < name.count {
      guard walk.folder >= 0 else { return walk }
      var end = componentStart
      while end < name.count, name[end] != UInt8(ascii: ".") { end += 1 }
      guard let step = step(name.extracting(componentStart..<end), in: walk.folder) else {
        return walk
      }
      // Most names have few parts, and growing step by step would make room more than once.
      if walk.steps.isEmpty { walk.steps.reserveCapacity(4) }
      walk.steps.append(step.target)
      walk.folder = step.folder
      componentStart = end + 1
    }
    walk.isComplete = true
    return walk
  }

  /// What one name is inside one folder: a package before a module before a namespace.
  func step(
    _ name: ArraySlice<UInt8>, in folder: ModuleTree.FolderID
  ) -> (target: Target, folder: ModuleTree.FolderID)? {
    step(name.span, in: folder)
  }

  private func step(
    _ name: Span<UInt8>, in folder: ModuleTree.FolderID
  ) -> (target: Target, folder: ModuleTree.FolderID)? {
    if !settings.packagePaths.isEmpty, let path = settings.packagePaths[folder] {
      for place in path.folders {
        if let found = step(name, inside: place) { return found }
      }
      return nil
    }
    return step(name, inside: folder)
  }

  private func step(
    _ name: Span<UInt8>, inside folder: ModuleTree.FolderID
  ) -> (target: Target, folder: ModuleTree.FolderID)? {
    guard let entry = tree.entry(name, in: folder) else {
      return ownName(name, of: folder).map { (.file($0), -1) }
    }
    if entry.folder >= 0 {
      let inner = tree.folders[Int(entry.folder)]
      if inner.package >= 0 { return (.file(inner.package), entry.folder) }
      if inner.packageStub >= 0, entry.file < 0 { return (.file(inner.packageStub), entry.folder) }
    }
    if entry.file >= 0 { return (.file(entry.file), -1) }
    if entry.folder >= 0, tree.folders[Int(entry.folder)].holdsModules {
      return (.folder(entry.folder), entry.folder)
    }
    return nil
  }

  /// `package.__init__` is a module too: the package's file, run once more under that name.
  private func ownName(_ name: Span<UInt8>, of folder: ModuleTree.FolderID) -> Int32? {
    guard name.isWord("__init__") else { return nil }
    let package = tree.folders[Int(folder)].package
    return package >= 0 ? package : nil
  }

  /// The result of looking for an absolute name.
  enum Lookup {
    case found(Walk)
    /// The first part leads into the repository, the rest nowhere.
    case broken(Walk)
    case external
    case ambiguous
  }

  func lookUp(_ name: ArraySlice<UInt8>, from folder: ModuleTree.FolderID) -> Lookup {
    lookUp(name.span, from: folder)
  }

  private func lookUp(_ name: Span<UInt8>, from folder: ModuleTree.FolderID) -> Lookup {
    var end = 0
    while end < name.count, name[end] != UInt8(ascii: ".") { end += 1 }
    let first = name.extracting(..<end)
    var broken: Walk?
    if !settings.isBuiltin(first) {
      for root in searchOrder[Int(folder)] {
        let attempt = walk(name, from: root)
        if attempt.steps.isEmpty { continue }
        // A plain folder never hides one of the standard library's packages.
        if attempt.isComplete, leadsInside(attempt) || !settings.isStandard(first) {
          return .found(attempt)
        }
        if broken == nil, leadsInside(attempt) { broken = attempt }
      }
    }
    if settings.isStandard(first) { return .external }
    // A script finds what lies beside it, and what lies beside the folders it is run from.
    var around = folder
    while around >= 0 {
      if !roots.contains(around), !tree.isPackage(around) {
        let attempt = walk(name, from: around)
        if attempt.isComplete, !isNamespaceOnly(attempt) { return .found(attempt) }
        if broken == nil, leadsInside(attempt) { broken = attempt }
      }
      around = tree.folders[Int(around)].parent
    }
    for root in settings.addedPaths {
      let attempt = walk(name, from: root)
      if attempt.isComplete { return .found(attempt) }
    }
    switch elsewhere(name, from: folder) {
    case .found(let walk): return .found(walk)
    case .ambiguous: return broken.map { .broken($0) } ?? .ambiguous
    default: break
    }
    if let broken { return .broken(broken) }
    return .external
  }

  /// Looks through the roots of the repository's other projects: the nearest one counts, if there is a nearest one.
  private func elsewhere(
    _ name: Span<UInt8>, from folder: ModuleTree.FolderID
  ) -> Lookup {
    let tried = searchOrder[Int(folder)]
    var best: Walk?
    var bestDepth: Int32 = -1
    var isTied = false
    for root in roots.folders where !tried.contains(root) {
      let attempt = walk(name, from: root)
      guard attempt.isComplete, !isNamespaceOnly(attempt) else { continue }
      let depth = sharedDepth(root, folder)
      if depth > bestDepth {
        (best, bestDepth, isTied) = (attempt, depth, false)
      } else if depth == bestDepth, attempt.last != best?.last {
        isTied = true
      }
    }
    guard let best else { return .external }
    return isTied ? .ambiguous : .found(best)
  }

  private func sharedDepth(_ left: ModuleTree.FolderID, _ right: ModuleTree.FolderID) -> Int32 {
    var outer = left
    while !tree.contains(outer, right) { outer = tree.folders[Int(outer)].parent }
    return tree.folders[Int(outer)].depth
  }

  /// A folder without a package in it proves nothing: any folder would match.
  private func isNamespaceOnly(_ walk: Walk) -> Bool {
    walk.steps.allSatisfy {
      if case .folder = $0 { return true }
      return false
    }
  }

  private func leadsInside(_ walk: Walk) -> Bool {
    guard case .file = walk.steps.first else { return false }
    return true
  }

  // MARK: Packages that say where their modules lie

  /// What a package is imported as, by its file.
  package func moduleName(ofPackage file: Int) -> String {
    var parts: [String] = []
    var next = tree.folderOfFile[file]
    while next > 0, !roots.contains(next) {
      parts.append(String(decoding: tree.name(of: next), as: UTF8.self))
      next = tree.folders[Int(next)].parent
    }
    return parts.reversed().joined(separator: ".")
  }

  /// The nearest package around a folder whose modules may lie where nothing tells.
  func openPackage(around folder: ModuleTree.FolderID) -> ModuleTree.FolderID? {
    var next = folder
    while next >= 0 {
      if let path = settings.packagePaths[next], !path.isWhole { return next }
      let package = tree.folders[Int(next)].package
      if package >= 0, sharesModules(packageAt: package) { return next }
      next = tree.folders[Int(next)].parent
    }
    return nil
  }

  /// `__path__ = extend_path(__path__, __name__)`: packages of that name under other roots are parts of the same.
  func sharesModules(packageAt file: Int32) -> Bool {
    guard let facts = files[Int(file)].python else { return false }
    return facts.calls.contains {
      let callee = facts.text[$0.callee]
      return callee.elementsEqual("extend_path".utf8)
        || callee.elementsEqual("pkgutil.extend_path".utf8)
        || callee.elementsEqual("declare_namespace".utf8)
        || callee.elementsEqual("pkg_resources.declare_namespace".utf8)
    }
  }

  // MARK: What a module binds

  /// Whether importing `name` from the package in `file` finds an attribute rather than the submodule.
  func binds(_ name: ArraySlice<UInt8>, in file: Int32, folder: ModuleTree.FolderID, depth: Int = 0)
    -> Bool
  {
    guard let facts = files[Int(file)].python else { return false }
    for binding in facts.bindings where facts.text.equals(binding.name, name) { return true }
    for entry in facts.imports where entry.context != .deferred {
      if entry.isStar(in: facts.text) {
        if depth < 3, starBinds(name, entry, of: file, folder, depth: depth) { return true }
      } else if entry.form == .from, facts.text.equals(entry.boundName, name) {
        // `from . import name` binds the submodule itself, `from .other import name` does not.
        let isSubmodule =
          facts.text.equals(entry.name, name) && entry.level == 1 && entry.module.isEmpty
        if !isSubmodule { return true }
      } else if entry.form == .import, !entry.alias.isEmpty,
        facts.text.equals(entry.alias, name)
      {
        return true
      }
    }
    return false
  }

  private func starBinds(
    _ name: ArraySlice<UInt8>, _ entry: PythonImport, of file: Int32,
    _ folder: ModuleTree.FolderID, depth: Int
  ) -> Bool {
    guard let facts = files[Int(file)].python,
      let walk = origin(of: entry, facts, folder: folder),
      case .file(let source) = walk.last, source != file,
      let offered = files[Int(source)].python
    else { return false }
    if let exports = offered.exports, !offered.exportsMore {
      return exports.contains { offered.text.equals($0, name) }
    }
    if name.first == UInt8(ascii: "_") { return false }
    return binds(name, in: source, folder: self.folder(of: source), depth: depth + 1)
  }

  /// The module that a `from` statement takes its names from.
  func origin(
    of entry: PythonImport, _ facts: PythonFacts, folder: ModuleTree.FolderID
  ) -> Walk? {
    let module = facts.text[entry.module]
    guard entry.level > 0 else {
      guard case .found(let walk) = lookUp(module, from: folder) else { return nil }
      return walk
    }
    guard let start = base(level: Int(entry.level), from: folder) else { return nil }
    let walk = self.walk(module, from: start)
    return walk.isComplete ? walk : nil
  }

  func folder(of file: Int32) -> ModuleTree.FolderID { tree.folderOfFile[Int(file)] }

  /// The folder that `level` dots mean in a file of `folder`; nil above the outermost root.
  func base(level: Int, from folder: ModuleTree.FolderID) -> ModuleTree.FolderID? {
    var base = folder
    for _ in 1..<max(level, 1) {
      guard base > 0 else { return nil }
      base = tree.folders[Int(base)].parent
    }
    return base
  }
}

/// Where a package that sets its `__path__` has its modules looked for.
package struct PackagePath: Hashable, Sendable {
  /// In the order of the path.
  package let folders: [ModuleTree.FolderID]
  /// It names no place that is not among the folders.
  package let isWhole: Bool

  package init(folders: [ModuleTree.FolderID], isWhole: Bool) {
    self.folders = folders
    self.isWhole = isWhole
  }
}

/// What resolving needs to know of the Python that will run the code.
package struct ResolverSettings: Sendable {
  package let major: Int
  package let minor: Int
  package let platform: String
  /// Folders that some file of the repository puts on `sys.path`.
  package var addedPaths: [ModuleTree.FolderID] = []
  /// By the folder of a package that sets its `__path__`.
  package var packagePaths: [ModuleTree.FolderID: PackagePath] = [:]
  private let standard: StandardLibrary

  package init(
    major: Int, minor: Int, platform: String, standard: StandardLibrary
  ) {
    self.major = major
    self.minor = minor
    self.platform = platform
    self.standard = standard
  }

  func isStandard(_ top: ArraySlice<UInt8>) -> Bool { isStandard(top.span) }

  func isStandard(_ top: Span<UInt8>) -> Bool { standard.contains(topLevel: top) }

  /// Whether the standard library has a module of exactly this name.
  package func isStandard(dotted name: String) -> Bool { standard.contains(name.utf8) }

  /// Modules that are there before any path is looked at.
  func isBuiltin(_ top: Span<UInt8>) -> Bool {
    top.isWord("sys") || top.isWord("time") || top.isWord("builtins") || top.isWord("__future__")
  }
}
