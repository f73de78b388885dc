import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// The graph of a repository that exists only as text, with the roots that its code gives.
struct CodeRepository {
  let graph: ImportGraph
  let roots: Roots

  init(
    _ sources: KeyValuePairs<String, String>, others: [String] = [], projects: [PythonProject] = []
  ) {
    self.init(sources.map { ($0.key, $0.value) }, others: others, projects: projects)
  }

  init(
    _ sources: [(key: String, value: String)], others: [String] = [], projects: [PythonProject] = []
  ) {
    let texts = Dictionary(
      uniqueKeysWithValues: sources.map { (SourcePath($0.key), Array($0.value.utf8)) })
    let files = sources.map { path, text in
      let kind: UnitKind =
        path.hasSuffix("__init__.py")
        ? .package : path.hasSuffix(".py") ? .module : path.hasSuffix(".pyx") ? .cython : .script
      return SourceFile(
        path: SourcePath(path), kind: kind, facts: .python(PythonScanner.scan(Array(text.utf8))))
    }
    let graph = AnalysesTests.graph(of: files)
    self.graph = graph
    let use = FrameworkUse(in: UnitIndex(graph), otherFiles: others.map { SourcePath($0) })
    var outlines: [UnitID: CodeOutline] = [:]
    func outline(_ units: [UnitID]) {
      for id in units {
        let unit = graph.unit(id)
        outlines[id] = CodeOutline(
          of: PythonTree(parsing: texts[unit.path] ?? []), at: unit.path, module: unit.name.text,
          isPackage: unit.kind == .package)
      }
    }
    outline(graph.unitIDs.filter(CodeReading(UnitIndex(graph), use).wants))
    outline(graph.unitIDs.filter(CallerReading(UnitIndex(graph), of: outlines).wants))
    roots =
      CodeRoots(
        in: UnitIndex(graph), outlines: outlines, projects: projects,
        use: use
      ).roots
  }

  /// `path: purpose strength, kind` for roots, `path -> path: strength, kind:line` for links.
  var listing: [String] {
    func path(_ unit: UnitID) -> String { graph.unit(unit).path.display }
    let found = roots.all.map {
      "\(path($0.unit)): \($0.purpose) \($0.strength), \($0.evidence.kind)"
    }
    let links = roots.links.map {
      "\(path($0.from)) -> \(path($0.to)): \($0.strength), \($0.evidence.kind):\($0.evidence.line)"
    }
    return found + links
  }
}

/// Compares all roots and links of a repository with the lines expected.
func checkRoots(
  _ sources: KeyValuePairs<String, String>, others: [String] = [], projects: [PythonProject] = [],
  _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let found = CodeRepository(sources, others: others, projects: projects).listing
  #expect(found == expected, sourceLocation: location)
}
