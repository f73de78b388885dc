import Execution
import Graph
import Scanning

// Packages that say themselves where their modules lie.
extension Project {
  /// The same with what packages put into their `__path__`, which running them tells.
  func followingPackagePaths(
    _ resolver: PythonResolver, as changed: [SourcePath: [UInt8]]
  ) -> PythonResolver {
    let packages = resolver.files.indices.filter { Self.setsPath(resolver.files[$0]) }
    guard !packages.isEmpty else { return resolver }
    let (tree, execution) = (tree, executionSettings(with: nil))
    let found = Parallel.map(
      count: packages.count, jobs: settings.jobs, stackSize: Self.executionStack,
      makeState: {
        Program(resolver, settings: execution) { changed[$0] ?? (try? tree.contents(of: $0)) }
      },
      body: { program, index in
        program.path(ofPackage: resolver.moduleName(ofPackage: packages[index]))
      })
    var paths: [ModuleTree.FolderID: PackagePath] = [:]
    for (file, path) in zip(packages, found) {
      let own = resolver.tree.folderOfFile[file]
      let path = path ?? PackagePath(folders: [own], isWhole: false)
      if path != PackagePath(folders: [own], isWhole: true) { paths[own] = path }
    }
    return paths.isEmpty ? resolver : PythonResolver(resolver, packagePaths: paths)
  }

  private static func setsPath(_ file: SourceFile) -> Bool {
    guard file.kind == .package, let facts = file.python else { return false }
    return facts.bindings.contains { facts.text[$0.name].elementsEqual("__path__".utf8) }
      || facts.calls.contains { facts.text[$0.callee].starts(with: "__path__.".utf8) }
  }
}
