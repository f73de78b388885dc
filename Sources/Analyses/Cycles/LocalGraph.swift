package import Graph

/// The units and edges of one cycle as a plain graph whose nodes are counted from zero.
package struct LocalGraph: Sendable {
  /// By node, in increasing order.
  package let units: [Int]
  package let adjacency: Adjacency
  /// The edges that count for their pair: of the type that runs first, and the first of those.
  private let edgeOfPair: [Int64: Edge]

  /// `units` in increasing order; `edges` lie between them.
  package init(_ units: [Int], _ edges: [Edge]) {
    self.units = units
    var edgeOfPair: [Int64: Edge] = [:]
    edgeOfPair.reserveCapacity(edges.count)
    let node = Dictionary(uniqueKeysWithValues: units.enumerated().map { (Int32($1), Int32($0)) })
    var rows = [[Int32]](repeating: [], count: units.count)
    for edge in edges {
      guard let from = node[edge.from.index], let to = node[edge.to.index] else {
        preconditionFailure("the edges of a cycle lie within it")
      }
      rows[Int(from)].append(to)
      let pair = Int64(from) << 32 | Int64(to)
      if let known = edgeOfPair[pair], known.type.rawValue <= edge.type.rawValue { continue }
      edgeOfPair[pair] = edge
    }
    self.edgeOfPair = edgeOfPair
    adjacency = Adjacency(count: units.count) { node, row in row = rows[node] }
  }

  package init(_ cycle: Cycle) { self.init(cycle.units.map { Int($0.index) }, cycle.edges) }

  package func edge(from: Int, to: Int) -> Edge? { edgeOfPair[Int64(from) << 32 | Int64(to)] }

  /// The edges of a way round, the last one leading back to the first node.
  package func edges(around nodes: [Int]) -> [Edge] {
    nodes.indices.compactMap { edge(from: nodes[$0], to: nodes[($0 + 1) % nodes.count]) }
  }
}
