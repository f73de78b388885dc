import Graph
import Manifests
import Scanning

/// The graph of a repository that exists only as text, as CPython 3.13 on Linux sees it.
func graph(_ sources: KeyValuePairs<String, String>) -> ImportGraph {
  graph(
    of: sources.map { path, text in
      SourceFile(
        path: SourcePath(path), kind: path.hasSuffix("__init__.py") ? .package : .module,
        facts: .python(PythonScanner.scan(Array(text.utf8))))
    })
}

/// The graph of files, in any order, and of the packages that their Swift belongs to.
func graph(of files: [SourceFile], swift packages: [SwiftPackage] = []) -> ImportGraph {
  let files = files.sorted { $0.path < $1.path }
  let tree = ModuleTree(files)
  let resolver = PythonResolver(
    files: files, tree: tree, roots: ImportRoots(declared: [], in: tree, files: files),
    settings: ResolverSettings(
      major: 3, minor: 13, platform: "linux", standard: StandardLibrary(major: 3, minor: 13)))
  let membership = SwiftMembershipBuilder(
    files: FileIndex(swift: files.filter { $0.kind == .swiftFile }.map(\.path), others: []),
    packages: packages
  ).build()
  return ImportGraphBuilder(
    resolver, resolved: files.indices.map { resolver.resolve(file: $0) },
    swift: packages.isEmpty ? nil : membership
  ).build()
}
