import Execution
import Graph
import Scanning
import Testing

/// A repository that exists only as text, and the Python that runs it.
struct TestProgram {
  private let sources: [SourcePath: [UInt8]]
  private let resolver: PythonResolver
  private let settings: ExecutionSettings

  init(
    _ sources: KeyValuePairs<String, String>, roots: [String] = [], python minor: Int = 13,
    platform: String = "linux", installed: Set<String> = [], isEnvironment: Bool = false
  ) {
    self.init(
      sources.map { ($0.key, $0.value) }, roots: roots, python: minor, platform: platform,
      installed: installed, isEnvironment: isEnvironment)
  }

  init(
    _ sources: [(String, String)], roots: [String] = [], python minor: Int = 13,
    platform: String = "linux", installed: Set<String> = [], isEnvironment: Bool = false,
    isInstallation: Bool = false, stepLimit: Int = 2_000_000
  ) {
    var contents: [SourcePath: [UInt8]] = [:]
    for (path, text) in sources { contents[SourcePath(path)] = Array(text.utf8) }
    self.sources = contents
    let modules = contents.filter { !$0.key.display.hasSuffix(".pxi") }
    let files = modules.sorted { $0.key < $1.key }.map { path, bytes in
      let name = path.display
      let kind: UnitKind =
        name.hasSuffix("__init__.py")
        ? .package
        : name.hasSuffix(".pyi")
          ? .stub
          : name.hasSuffix(".so")
            ? .extensionModule : name.hasSuffix(".pyx") ? .cython : .module
      return SourceFile(path: path, kind: kind, facts: .python(PythonScanner.scan(bytes)))
    }
    let tree = ModuleTree(files)
    let declared = ImportRoots(declared: roots.map { SourcePath($0) }, in: tree, files: files)
    var resolving = ResolverSettings(
      major: 3, minor: minor, platform: platform, standard: StandardLibrary(major: 3, minor: minor))
    resolving.addedPaths = contents.flatMap { path, bytes in
      PathEdits(in: PythonTree(parsing: bytes), at: path).folders
    }.sorted().compactMap { tree.folder(at: $0) }
    resolver = PythonResolver(files: files, tree: tree, roots: declared, settings: resolving)
    settings = ExecutionSettings(
      major: 3, minor: minor, platform: platform, isEnvironment: isEnvironment || isInstallation,
      installed: installed, rootPath: "/repository", isInstallation: isInstallation,
      stepLimit: stepLimit)
  }

  func closure(of module: String) -> Closure {
    Program(resolver, settings: settings) { [sources] in sources[$0] }.closure(of: module)
  }
}

extension Closure {
  /// The modules in their order, then what goes wrong, then what is not known.
  var listing: [String] {
    var lines = [executes.joined(separator: " ")]
    if let failure {
      lines.append(
        "\(failure.kind.rawValue) \(failure.name ?? "-") at \(failure.path.display):\(failure.line) in \(failure.module)"
      )
    }
    lines += uncertain.map { "? \($0.path.display):\($0.line) \($0.why)" }
    return lines
  }
}

/// Compares what importing `module` runs with the modules' names, then a failure, then what is uncertain.
func check(
  _ sources: KeyValuePairs<String, String>, _ module: String = "m", roots: [String] = [],
  python minor: Int = 13, platform: String = "linux", installed: Set<String> = [],
  isEnvironment: Bool = false, is expected: String..., location: SourceLocation = #_sourceLocation
) {
  let program = TestProgram(
    sources, roots: roots, python: minor, platform: platform, installed: installed,
    isEnvironment: isEnvironment)
  #expect(program.closure(of: module).listing == expected, sourceLocation: location)
}
