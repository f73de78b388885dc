/// A graph of groups: Python packages and Swift targets, joined where a unit of one imports a unit of the other.
package struct Quotient: Sendable {
  /// One group leads to another by this many imports.
  package struct Link: Hashable, Sendable {
    package let from: Int
    package let to: Int
    package let imports: Int
  }

  /// Sorted.
  package let groups: [String]
  /// By unit: the index of its group.
  package let groupOf: [Int32]
  /// Sorted by `from`, then `to`; no link from a group to itself.
  package let links: [Link]

  package init(
    of graph: ImportGraph, by grouping: Grouping = .groups, following types: EdgeTypes
  ) {
    let groups = graph.units.map(grouping.group)
    let names = Set(groups).sorted()
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groupOf = groups.map { Int32(number[$0] ?? 0) }
    var counts: [Int64: Int] = [:]
    for edge in graph.edges where types.contains(edge.type) {
      let from = groupOf[Int(edge.from.index)]
      let to = groupOf[Int(edge.to.index)]
      if from != to { counts[Int64(from) << 32 | Int64(to), default: 0] += 1 }
    }
    self.groups = names
    self.groupOf = groupOf
    links = counts.sorted { $0.key < $1.key }.map {
      Link(from: Int($0.key >> 32), to: Int($0.key & 0xFFFF_FFFF), imports: $0.value)
    }
  }

  package var adjacency: Adjacency {
    var rows = [[Int32]](repeating: [], count: groups.count)
    for link in links { rows[link.from].append(Int32(link.to)) }
    return Adjacency(count: groups.count) { node, row in row += rows[node] }
  }
}
