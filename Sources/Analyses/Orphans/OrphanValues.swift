package import Graph
package import Manifests
import Scanning

/// What each orphan is worth, out of terms that can be looked up.
package struct OrphanValues: Sendable {
  /// In the order of `Orphans.orphans`.
  package let values: [OrphanValue]

  /// From here on a module is worth wiring in; below the other, worth putting away.
  package static let worthKeeping = 60
  package static let worthArchiving = 40

  /// What a module of which nothing is known would score.
  static let start = 30

  /// `source` gives the text of a unit; it is asked for the orphans and the few live modules that they could be copies of.
  package init(
    of orphans: Orphans, in graph: ImportGraph, memory: RepositoryMemory = RepositoryMemory(),
    source: (UnitID) -> [UInt8]?
  ) {
    let twins = Twins(of: orphans, in: graph, source: source)
    let surroundings = Surroundings(orphans, graph)
    values = orphans.orphans.map { orphan in
      let bytes = source(orphan.unit) ?? []
      let shape =
        switch graph.unit(orphan.unit).kind {
        case .cython: SourceShape()
        case .swiftFile:
          graph.swiftFacts(of: orphan.unit).map { SourceShape(of: $0.outline, bytes) }
            ?? SourceShape()
        default: SourceShape(of: PythonTree(parsing: bytes))
        }
      let valuation = Valuation(
        orphan: orphan, graph: graph, shape: shape, twin: twins.of(orphan.unit),
        surroundings: surroundings, memory: memory)
      return valuation.value
    }
  }
}

/// What version control remembers, as far as anybody asked it.
package struct RepositoryMemory: Sendable {
  package var history: GitHistory?
  /// Import lines of earlier commits, the latest first, each with how long ago that was in days.
  package var former: [(days: Int, imports: FormerImports)] = []

  package init() {}

  package init(history: GitHistory, former: [(days: Int, imports: FormerImports)]) {
    self.history = history
    self.former = former
  }
}

/// What stands around orphans: their packages, and who tests them.
struct Surroundings {
  let orphans: Orphans
  let graph: ImportGraph
  /// By folder: how many of its modules are alive in the product.
  private var liveIn: [SourcePath: Int] = [:]
  private var packageOf: [Int32]

  init(_ orphans: Orphans, _ graph: ImportGraph) {
    self.orphans = orphans
    self.graph = graph
    packageOf = graph.packages()
    for unit in graph.unitIDs where orphans.status(of: unit) <= .public {
      if let folder = graph.unit(unit).path.parent { liveIn[folder, default: 0] += 1 }
    }
  }

  func liveNeighbours(of unit: UnitID) -> Int {
    graph.unit(unit).path.parent.flatMap { liveIn[$0] } ?? 0
  }

  /// The live modules it imports, each once, in id order.
  func liveImports(of unit: UnitID) -> [UnitID] {
    Set(
      graph.edges(from: unit).lazy
        .filter { $0.type != .string && $0.type != .parent }
        .map(\.to).filter { orphans.status(of: $0) <= .public && graph.unit($0).kind != .namespace }
    ).sorted()
  }

  /// The test modules that import it.
  func tests(of unit: UnitID) -> [UnitID] {
    Set(
      graph.edgeIndices(to: unit).lazy.map { graph.edge($0) }
        .filter { $0.type != .string }.map(\.from)
        .filter { PathPurpose(of: graph.unit($0).path) == .test }
    ).sorted()
  }

  func package(of unit: UnitID) -> UnitID? {
    let package = packageOf[Int(unit.index)]
    return package < 0 ? nil : UnitID(Int(package))
  }

  /// The name that nobody else has: the last part.
  func lastName(of unit: UnitID) -> String {
    String(graph.unit(unit).name.text.split(separator: ".").last ?? "")
  }
}
