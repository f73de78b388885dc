import Manifests
import Scanning

/// The distributions that are installed in an environment, with the modules that each brings, as their own records say.
struct InstalledDistributions {
  /// By normalised name; the modules are sorted.
  private(set) var modules: [String: [String]] = [:]
  /// Those that offer commands or plugins.
  private(set) var withEntryPoints: Set<String> = []

  static let none = InstalledDistributions()

  private init() {}

  init(in environment: PythonEnvironment) {
    for folder in environment.folders {
      guard let contents = Self.contents(of: folder) else { continue }
      for entry in contents.entries {
        let name = contents.names[entry.range]
        guard name.suffix(10).elementsEqual(".dist-info".utf8) else { continue }
        add(Array(name), in: folder)
      }
    }
  }

  private static func contents(of folder: AbsolutePath) -> FolderContents? {
    var contents = FolderContents()
    do throws(SystemFailure) {
      let open = try OpenFolder(SystemCalls.open(folder, as: .listing))
      try open.list(into: &contents)
    } catch {
      return nil
    }
    return contents
  }

  private mutating func add(_ name: [UInt8], in folder: AbsolutePath) {
    let stem = name.dropLast(10)
    let distribution = Requirement.normalised(
      String(
        decoding: stem[..<(stem.lastIndex(of: UInt8(ascii: "-")) ?? stem.endIndex)], as: UTF8.self))
    let place = folder.appending(SourcePath(bytes: name))
    guard let record = try? FileReader.contents(of: place.appending(SourcePath("RECORD"))) else {
      return
    }
    var found: Set<String> = []
    for line in ByteLines(record) {
      let path = line.prefix { $0 != UInt8(ascii: ",") }
      if path.elementsEqual((name + Array("/entry_points.txt".utf8))) {
        withEntryPoints.insert(distribution)
      }
      let parts = path.split(separator: UInt8(ascii: "/"), maxSplits: 1)
      guard let top = parts.first else { continue }
      if parts.count == 1 {
        let isModule = [".py", ".so", ".pyd"].contains {
          top.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
        if isModule {
          found.insert(String(decoding: top.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
        }
      } else if !top.contains(UInt8(ascii: ".")), !top.elementsEqual("__pycache__".utf8) {
        found.insert(String(decoding: top, as: UTF8.self))
      }
    }
    modules[distribution] = found.sorted()
  }
}
