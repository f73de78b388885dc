package import Graph

/// The sets of modules that import one another in circles while they are being imported.
package struct ImportCycles: Sendable {
  package struct Cycle: Sendable {
    /// In id order.
    package let units: [UnitID]
    /// A shortest way round, each edge leading on from the one before it.
    package let shortest: [Edge]
  }

  /// In the order of their first units.
  package let cycles: [Cycle]

  package init(in graph: ImportGraph, following types: EdgeTypes = .importTime) {
    let adjacency = Adjacency(graph, following: types)
    cycles = StrongComponents(adjacency).cyclic().map { members in
      Cycle(
        units: members.map { UnitID($0) },
        shortest: Self.shortest(through: members, adjacency, graph, types))
    }
  }

  /// A shortest cycle through the component's first unit.
  private static func shortest(
    through members: [Int], _ adjacency: Adjacency, _ graph: ImportGraph, _ types: EdgeTypes
  ) -> [Edge] {
    let start = members[0]
    let inside = Set(members)
    var cameFrom: [Int: Int] = [:]
    var front = [start]
    while !front.isEmpty {
      var next: [Int] = []
      for node in front {
        for target in adjacency.row(node).map({ Int($0) }) where inside.contains(target) {
          if target == start {
            return edges(along: trail(to: node, from: start, cameFrom) + [start], graph, types)
          }
          if cameFrom[target] == nil {
            cameFrom[target] = node
            next.append(target)
          }
        }
      }
      front = next
    }
    return []
  }

  private static func trail(to node: Int, from start: Int, _ cameFrom: [Int: Int]) -> [Int] {
    var trail = [node]
    while let last = trail.last, last != start, let before = cameFrom[last] { trail.append(before) }
    return trail.reversed()
  }

  private static func edges(along nodes: [Int], _ graph: ImportGraph, _ types: EdgeTypes) -> [Edge]
  {
    zip(nodes, nodes.dropFirst()).compactMap { from, to in
      graph.edges(from: UnitID(from)).first { $0.to == UnitID(to) && types.contains($0.type) }
    }
  }
}
