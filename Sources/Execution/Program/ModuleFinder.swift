import Graph
import Scanning

/// What Python's path finder would find for a name, in the folders of one repository.
struct ModuleFinder {
  private let resolver: PythonResolver

  init(_ resolver: PythonResolver) { self.resolver = resolver }

  enum Found {
    case package(file: Int32, folder: ModuleTree.FolderID)
    case module(file: Int32)
    case namespace(folder: ModuleTree.FolderID)
  }

  func find(_ name: String, in folder: ModuleTree.FolderID) -> Found? {
    resolver.find(Array(name.utf8)[...], in: folder).map { found in
      guard let file = found.file else { return .namespace(folder: found.folder) }
      return found.folder >= 0
        ? .package(file: file, folder: found.folder) : .module(file: file)
    }
  }

  /// The folders that stand on Python's path, in order.
  var path: [ModuleTree.FolderID] { resolver.executionPath }

  func path(of file: Int32) -> SourcePath { resolver.files[Int(file)].path }
  func kind(of file: Int32) -> UnitKind { resolver.files[Int(file)].kind }
  func isCompiled(_ file: Int32) -> Bool { resolver.isCompiled(file) }
  func compiledTwin(of file: Int32) -> Int32? { resolver.compiledTwin(of: file) }
  func path(ofFolder folder: ModuleTree.FolderID) -> SourcePath { resolver.tree.path(of: folder) }
  func folder(at path: SourcePath) -> ModuleTree.FolderID? { resolver.tree.folder(at: path) }

  func isPackage(_ folder: ModuleTree.FolderID) -> Bool { resolver.tree.isPackage(folder) }

  func isStandard(_ name: String) -> Bool { resolver.settings.isStandard(dotted: name) }
  func isStandardTop(_ name: String) -> Bool {
    resolver.settings.isStandard(topLevel: Array(name.utf8)[...])
  }

  /// The modules right inside a folder, as `pkgutil.iter_modules` lists them.
  func members(of folder: ModuleTree.FolderID) -> [(name: String, isPackage: Bool)] {
    resolver.members(of: folder)
  }
}
