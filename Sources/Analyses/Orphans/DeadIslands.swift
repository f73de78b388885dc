import Graph

/// The dead modules that hang together, whichever way they import each other.
struct DeadIslands {
  /// In the order of their first units; each has at least two, in id order.
  let islands: [[UnitID]]
  private let islandOf: [Int32: Int]

  init(in graph: ImportGraph, _ reach: Reach, _ judged: Judged) {
    let units = Int32(graph.units.count)
    func isDead(_ unit: UnitID) -> Bool { !reach.isAlive(unit) && judged.contains(unit) }
    /// A name of Swift code joins those who mention it with those who declare it, where nobody alive does.
    let joins = (0..<Int32(reach.adjacency.count)).map { node in
      if node < units { return isDead(UnitID(Int(node))) }
      return !reach.isAlive(UnitID(Int(node)))
        && reach.adjacency.row(Int(node)).contains { $0 < units && isDead(UnitID(Int($0))) }
    }
    var parent = (0..<Int32(reach.adjacency.count)).map { $0 }
    func root(of node: Int32) -> Int32 {
      var node = node
      while parent[Int(node)] != node {
        parent[Int(node)] = parent[Int(parent[Int(node)])]
        node = parent[Int(node)]
      }
      return node
    }
    for node in 0..<Int32(reach.adjacency.count) where joins[Int(node)] {
      for target in reach.adjacency.row(Int(node)) where joins[Int(target)] {
        let (left, right) = (root(of: node), root(of: target))
        parent[Int(max(left, right))] = min(left, right)
      }
    }
    var members: [Int32: [UnitID]] = [:]
    for unit in graph.unitIDs where isDead(unit) {
      members[root(of: unit.index), default: []].append(unit)
    }
    islands = members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    var numbers: [Int32: Int] = [:]
    for (number, units) in islands.enumerated() {
      for unit in units { numbers[unit.index] = number }
    }
    islandOf = numbers
  }

  func island(of unit: UnitID) -> Int? { islandOf[unit.index] }
}
