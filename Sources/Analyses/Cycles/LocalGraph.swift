package import Graph

/// The units and edges of one cycle as a plain graph whose nodes are counted from zero.
package struct LocalGraph: Sendable {
  /// By node, in increasing order.
  package let units: [UnitID]
  package let adjacency: Adjacency
  /// In the order of the graph, so sorted by the importing unit.
  private let edges: [Edge]
  /// By unit, up to the last one: its node, or -1.
  private let nodes: [Int32]

  /// `units` in increasing order; `edges` lie between them, in the order of the graph.
  package init(_ units: [UnitID], _ edges: [Edge]) {
    self.units = units
    self.edges = edges
    var nodes = [Int32](repeating: -1, count: (units.last?.index).map { Int($0) + 1 } ?? 0)
    for (node, unit) in units.enumerated() { nodes[Int(unit.index)] = Int32(node) }
    self.nodes = nodes
    var next = 0
    adjacency = Adjacency(count: units.count) { node, row in
      while next < edges.count, edges[next].from == units[node] {
        row.append(nodes[Int(edges[next].to.index)])
        next += 1
      }
    }
  }

  package init(_ cycle: Cycle) { self.init(cycle.units, cycle.edges) }

  /// The node of a unit, or nil where it lies outside.
  func node(_ unit: UnitID) -> Int32? {
    guard Int(unit.index) < nodes.count, nodes[Int(unit.index)] >= 0 else { return nil }
    return nodes[Int(unit.index)]
  }

  /// The edges of a way round, the last one leading back to the first node: of those that join two units the one that
  /// runs first, and the first of these in the file.
  package func edges(around nodes: [Int]) -> [Edge] {
    nodes.indices.compactMap { index in
      let (from, to) = (units[nodes[index]], units[nodes[(index + 1) % nodes.count]])
      return edges(from: from).filter { $0.to == to }.min { $0.type.rawValue < $1.type.rawValue }
    }
  }

  private func edges(from unit: UnitID) -> ArraySlice<Edge> {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].from < unit { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < edges.count, edges[end].from == unit { end += 1 }
    return edges[low..<end]
  }
}
