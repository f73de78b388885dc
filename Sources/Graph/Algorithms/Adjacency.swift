/// Which nodes each node of a plain directed graph leads to, as compact rows.
///
/// The algorithms work on this rather than on an `ImportGraph`, so that they serve units, groups and random test graphs
/// alike.
package struct Adjacency: Sendable {
  package let count: Int
  /// `targets[first[n]..<first[n + 1]]` are the nodes that `n` leads to: sorted, without repetition, never `n` itself.
  private let targets: [Int32]
  private let first: [Int32]

  /// Takes rows in the order of nodes; each is sorted here and rid of repetition.
  package init(count: Int, rows: (Int, inout [Int32]) -> Void) {
    var targets: [Int32] = []
    var first: [Int32] = [0]
    first.reserveCapacity(count + 1)
    var row: [Int32] = []
    for node in 0..<count {
      row.removeAll(keepingCapacity: true)
      rows(node, &row)
      row.sort()
      var last: Int32 = -1
      for target in row where target != last && target != Int32(node) {
        targets.append(target)
        last = target
      }
      first.append(Int32(targets.count))
    }
    self.count = count
    self.targets = targets
    self.first = first
  }

  package var edgeCount: Int { targets.count }

  package func row(_ node: Int) -> ArraySlice<Int32> {
    targets[Int(first[node])..<Int(first[node + 1])]
  }

  /// The same edges, turned round.
  package func reversed() -> Adjacency {
    var sources = [[Int32]](repeating: [], count: count)
    for node in 0..<count {
      for target in row(node) { sources[Int(target)].append(Int32(node)) }
    }
    return Adjacency(count: count) { node, row in row += sources[node] }
  }
}

extension Adjacency {
  /// The units of a graph, joined by the edges of some types.
  package init(_ graph: ImportGraph, following types: EdgeTypes) {
    self.init(count: graph.units.count) { node, row in
      for edge in graph.edges(from: UnitID(node)) where types.contains(edge.type) {
        row.append(edge.to.index)
      }
    }
  }
}
