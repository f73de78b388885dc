import Scanning

/// The Swift modules of a repository, by the convention of folders: `Sources/Name` and `Tests/Name`.
struct SwiftModules {
  struct Module {
    let name: String
    let folder: SourcePath
  }

  /// In path order.
  let modules: [Module]
  /// By file index: the module the file belongs to, or -1.
  private let moduleOfFile: [Int32]
  private let byName: [String: Int]

  init(_ files: [SourceFile]) {
    var modules: [Module] = []
    var moduleOfFile = [Int32](repeating: -1, count: files.count)
    var byFolder: [SourcePath: Int] = [:]
    for (index, file) in files.enumerated() where file.kind == .swiftFile {
      guard let folder = Self.moduleFolder(of: file.path) else { continue }
      let module =
        byFolder[folder]
        ?? {
          modules.append(
            Module(name: String(decoding: folder.name, as: UTF8.self), folder: folder))
          byFolder[folder] = modules.count - 1
          return modules.count - 1
        }()
      moduleOfFile[index] = Int32(module)
    }
    self.modules = modules
    self.moduleOfFile = moduleOfFile
    byName = Dictionary(
      modules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func module(named name: String) -> Int? { byName[name] }

  func module(ofFile file: Int) -> Module? {
    moduleOfFile[file] < 0 ? nil : modules[Int(moduleOfFile[file])]
  }

  /// The folder right below the innermost `Sources`, `Tests` or `Plugins` folder.
  private static func moduleFolder(of path: SourcePath) -> SourcePath? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    for index in parts.indices.dropLast(2).reversed() {
      let isHome = ["Sources", "Source", "Tests", "Plugins"].contains {
        parts[index].elementsEqual($0.utf8)
      }
      if isHome { return SourcePath(bytes: Array(path.bytes[..<parts[index + 1].endIndex])) }
    }
    return nil
  }
}
