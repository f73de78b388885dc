package import Graph

/// Python packages, Swift targets or folders that import each other in circles.
package struct GroupCycle: Sendable {
  /// One group imports from another, by these imports of their modules.
  package struct Link: Sendable {
    package let from: String
    package let to: String
    /// In the order of the graph.
    package let imports: [Edge]
  }

  /// Made of the names at both ends of its links.
  package let id: String
  package let kind: Cycle.Kind
  /// Sorted.
  package let groups: [String]
  /// Sorted by `from`, then `to`.
  package let links: [Link]
  package let shortest: [Link]
}

/// The circles of the graph whose nodes are groups; they may be there where no modules go in circles.
package struct GroupCycles: Sendable {
  /// By kind, the strongest first; within a kind in the order of their first groups.
  package let components: [GroupCycle]

  package init(
    in graph: ImportGraph, by grouping: Grouping = .groups,
    following types: EdgeTypes = Cycles.usualTypes
  ) {
    var components: [GroupCycle] = []
    var followed: EdgeTypes = []
    let names = Set(graph.units.map(grouping.group)).sorted()
    var stronger = names.indices.map { Int32($0) }
    for kind in Cycle.Kind.allCases {
      let adding = types.intersection(kind.edges)
      guard adding != followed else { continue }
      followed = adding
      let quotient = Quotient(of: graph, by: grouping, following: adding)
      let strong = StrongComponents(quotient.adjacency)
      let found = strong.cyclic().filter { members in
        members.contains { stronger[$0] != stronger[members[0]] }
      }
      let edges = Self.imports(graph, adding, quotient, strong)
      for members in found {
        components.append(Self.cycle(kind, members, quotient, edges, stronger))
      }
      stronger = strong.componentOf
    }
    self.components = components
  }

  private struct Pair: Hashable { let from, to: Int }

  private static func imports(
    _ graph: ImportGraph, _ types: EdgeTypes, _ quotient: Quotient, _ strong: StrongComponents
  ) -> [Pair: [Edge]] {
    var imports: [Pair: [Edge]] = [:]
    for edge in graph.edges where types.contains(edge.type) {
      let from = Int(quotient.groupOf[Int(edge.from.index)])
      let to = Int(quotient.groupOf[Int(edge.to.index)])
      guard from != to, strong.componentOf[from] == strong.componentOf[to] else { continue }
      imports[Pair(from: from, to: to), default: []].append(edge)
    }
    return imports
  }

  private static func cycle(
    _ kind: Cycle.Kind, _ members: [Int], _ quotient: Quotient, _ imports: [Pair: [Edge]],
    _ stronger: [Int32]
  ) -> GroupCycle {
    let adjacency = quotient.adjacency
    let inside = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, Int32($0)) })
    let local = Adjacency(count: members.count) { node, row in
      row = adjacency.row(members[node]).compactMap { inside[Int($0)] }
    }
    func link(_ from: Int, _ to: Int) -> GroupCycle.Link {
      let pair = Pair(from: members[from], to: members[to])
      return GroupCycle.Link(
        from: quotient.groups[pair.from], to: quotient.groups[pair.to],
        imports: imports[pair] ?? [])
    }
    let links = members.indices.flatMap { from in
      local.row(from).map { link(from, Int($0)) }
    }
    let way = ShortestCycle(in: local, leaving: members.map { stronger[$0] }).nodes
    return GroupCycle(
      id: Fingerprint(of: ["group"] + links.flatMap { [$0.from, $0.to] }).text, kind: kind,
      groups: members.map { quotient.groups[$0] }, links: links,
      shortest: way.indices.map { link(way[$0], way[($0 + 1) % way.count]) })
  }
}
