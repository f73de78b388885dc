import Analyses
import Execution
import Graph
import Reporting
import Scanning

/// A repository that exists only as text, and what the reports are made of.
struct SmallRepository {
  private let sources: [SourcePath: [UInt8]]
  private let resolver: PythonResolver
  let graph: ImportGraph
  let coverage: Coverage

  /// Contents by path.
  init(_ sources: KeyValuePairs<String, String>, skipping skipped: [Coverage.Skipped] = []) {
    self.init(sources.map { (Array($0.utf8), $1) }, skipping: skipped)
  }

  /// As above, for paths of any bytes.
  init(_ sources: [(path: [UInt8], text: String)], skipping skipped: [Coverage.Skipped] = []) {
    let files = sources.map { Self.file(SourcePath(bytes: $0.path), Array($0.text.utf8)) }
      .sorted { $0.path < $1.path }
    self.sources = Dictionary(
      uniqueKeysWithValues: sources.map { (SourcePath(bytes: $0.path), Array($0.text.utf8)) })
    let tree = ModuleTree(files)
    resolver = PythonResolver(
      files: files, tree: tree, roots: ImportRoots(declared: [], in: tree, files: files),
      settings: ResolverSettings(
        major: 3, minor: 13, platform: "linux", standard: StandardLibrary(major: 3, minor: 13)))
    let resolver = resolver
    graph = ImportGraphBuilder(
      resolver, resolved: files.indices.map { resolver.resolve(file: $0) }
    ).build()
    coverage = Coverage(graph, skipped: skipped)
  }

  private static func file(_ path: SourcePath, _ bytes: [UInt8]) -> SourceFile {
    if path.bytes.suffix(6).elementsEqual(".swift".utf8) {
      return SourceFile(
        path: path, kind: .swiftFile,
        facts: .swift(SwiftScanner.scan(bytes.span), bytes: bytes.count))
    }
    return SourceFile(
      path: path, kind: path.name.elementsEqual("__init__.py".utf8) ? .package : .module,
      facts: .python(PythonScanner.scan(bytes)))
  }

  var audit: Audit {
    Audit(of: graph, coverage: coverage, standard: StandardLibrary(major: 3, minor: 13))
  }

  func closure(of module: String) -> Closure {
    let settings = ExecutionSettings(
      major: 3, minor: 13, platform: "linux", isEnvironment: false, installed: [],
      rootPath: "/repository")
    return Program(resolver, settings: settings) { [sources] in sources[$0] }.closure(of: module)
  }

  var json: [UInt8] {
    json(following: .all) { count, piece in (0..<count).map(piece) }
  }

  /// The document as its pieces make it up, however they are shared out.
  func json(following types: EdgeTypes, map: GraphDocument.Map) -> [UInt8] {
    var bytes: [UInt8] = []
    GraphDocument.json(
      graph, coverage, following: types, map: map, deliver: { bytes += $0 })
    return bytes
  }

  var picture: GraphPicture { GraphPicture(units: graph, following: .all) }
}

extension SmallRepository {
  /// One of everything a report can show.
  static let shop = SmallRepository(
    [
      "app.py": """
      import importlib, os
      from typing import TYPE_CHECKING
      import shop.cart
      if TYPE_CHECKING:
        from shop import models
      def load(name):
        from shop import till
        return importlib.import_module(name)
      """,
      "shop/__init__.py": "from . import cart\n",
      "shop/cart.py": "from shop import till\nimport requests\n",
      "shop/models.py": "import gone.for_good\nfrom . import missing\n",
      "shop/till.py": "import sys\nsys.path.insert(0, \"lib\")\nfrom shop.cart import Cart\n",
      "shop/broken.py": "x = \"\"\"\n",
      "random.py": "",
      "Tools/main.swift": "import Foundation\n",
    ],
    skipping: [
      Coverage.Skipped(path: SourcePath("vendor/locked"), why: "may not be read")
    ])
}
