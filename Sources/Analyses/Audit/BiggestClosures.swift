package import Graph

/// What importing each module runs, by the graph: how many modules, and how many bytes of source.
///
/// This is the quick estimate for every module at once. The exact answer for one module is an execution.
package struct BiggestClosures: Sendable {
  package struct Entry: Sendable {
    package let unit: UnitID
    package let modules: Int
    package let bytes: Int
  }

  /// The biggest first; among equals in the order of ids.
  package let entries: [Entry]

  package init(in graph: ImportGraph) {
    let packages = graph.packages()
    let adjacency = Adjacency(count: graph.units.count) { node, row in
      for edge in graph.edges(from: UnitID(node)) where EdgeTypes.importTime.contains(edge.type) {
        row.append(edge.to.index)
      }
      // Whoever imports a module runs the package around it first.
      if packages[node] >= 0 { row.append(packages[node]) }
    }
    let sizes = ClosureSizes(adjacency, weights: graph.units.map(\.bytes))
    entries = graph.units.indices
      .filter { graph.units[$0].kind == .module || graph.units[$0].kind == .package }
      .map { Entry(unit: UnitID($0), modules: sizes.nodes[$0], bytes: sizes.weights[$0]) }
      .sorted { ($1.modules, $1.bytes, $0.unit.index) < ($0.modules, $0.bytes, $1.unit.index) }
  }
}
