import Graph
import Scanning
import Testing

/// A repository that exists only as text: contents by path.
struct TestRepository {
  let files: [SourceFile]
  let resolver: PythonResolver

  /// The kind of each file follows from its name, as it does on disk.
  init(
    _ sources: KeyValuePairs<String, String>, roots: [String] = [], python minor: Int = 13,
    platform: String = "linux"
  ) {
    files = sources.map { path, text in
      Self.file(path, Array(text.utf8))
    }.sorted { $0.path < $1.path }
    let tree = ModuleTree(files)
    let declared = ImportRoots(declared: roots.map { SourcePath($0) }, in: tree, files: files)
    var settings = ResolverSettings(
      major: 3, minor: minor, platform: platform, standard: StandardLibrary(major: 3, minor: minor))
    settings.addedPaths = sources.flatMap { path, text in
      PathEdits(in: PythonTree(parsing: Array(text.utf8)), at: SourcePath(path)).folders
    }.compactMap { tree.folder(at: $0) }
    resolver = PythonResolver(files: files, tree: tree, roots: declared, settings: settings)
  }

  private static func file(_ path: String, _ bytes: [UInt8]) -> SourceFile {
    let facts = PythonScanner.scan(bytes)
    let kind: UnitKind =
      if path.hasSuffix(".so") {
        .extensionModule
      } else if path.hasSuffix(".pyi") || path.hasSuffix(".pxd") {
        .stub
      } else if path.hasSuffix(".pyx") { .cython } else if path.hasSuffix("__init__.py") {
        .package
      } else if path.hasSuffix(".py") { .module } else { .script }
    return SourceFile(
      path: SourcePath(path), kind: kind,
      facts: kind == .extensionModule ? .opaque(bytes: bytes.count) : .python(facts))
  }

  var graph: ImportGraph {
    ImportGraphBuilder(resolver, resolved: files.indices.map { resolver.resolve(file: $0) }).build()
  }
}

/// Compares the edges of a repository with lines like `a -> b eager 3`, in the graph's order.
func check(
  _ sources: KeyValuePairs<String, String>, roots: [String] = [], python minor: Int = 13,
  platform: String = "linux", _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let graph = TestRepository(sources, roots: roots, python: minor, platform: platform).graph
  #expect(graph.edges.map(graph.listing) == expected, sourceLocation: location)
}

extension ImportGraph {
  /// Units are shown by name, and by path where the name is not enough to tell them apart.
  func listing(_ edge: Edge) -> String {
    var words = [label(edge.from), "->", label(edge.to), edge.type.name, "\(edge.line)"]
    if edge.isOptional { words.append("optional") }
    if edge.isConditional { words.append("conditional") }
    return words.joined(separator: " ")
  }

  func label(_ id: UnitID) -> String {
    let unit = unit(id)
    let isShared = units.count { $0.name == unit.name } > 1
    return isShared || unit.name.text.isEmpty ? unit.path.display : unit.name.text
  }

  var unresolvedListing: [String] {
    unresolved.map {
      "\(label($0.from)):\($0.line) \(String(decoding: written($0.written, of: $0.from), as: UTF8.self)): \($0.why)"
    }
  }

  var externalListing: [String] {
    externals.map { "\($0.name): \($0.importers.map(label).joined(separator: " "))" }
  }
}
