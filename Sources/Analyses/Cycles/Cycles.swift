package import Graph

/// The modules that import each other in circles, by what closes the circle.
///
/// The components of a kind are those of the graph with the edges of that kind and of all stronger ones. One that has the
/// same members as a stronger one is that one, and is not repeated; one that is larger names the stronger ones it holds.
package struct Cycles: Sendable {
  /// By kind, the strongest first; within a kind in the order of their first units.
  package let components: [Cycle]

  /// What is followed where nobody says otherwise: all that is certain to lead there.
  package static let usualTypes: EdgeTypes = [.importTime, .deferred, .typing]

  package init(in graph: ImportGraph, following types: EdgeTypes = usualTypes) {
    var builder = CyclesBuilder(graph, types)
    for kind in Cycle.Kind.allCases { builder.add(kind) }
    components = builder.components
  }

  /// Some of the components of others, in their order.
  package init(_ components: [Cycle]) { self.components = components }

  package func components(of kind: Cycle.Kind) -> [Cycle] { components.filter { $0.kind == kind } }
}

/// Finds the components of one kind after the other.
private struct CyclesBuilder {
  let graph: ImportGraph
  let types: EdgeTypes
  private(set) var components: [Cycle] = []
  private var followed: EdgeTypes = []
  /// By unit: its component in the graph of the kinds so far.
  private var stronger: [Int32]
  /// By such a component: the cycle it is, or -1.
  private var cycleOf: [Int32]
  /// By unit: the place of its name among all names.
  private let rank: [Int32]
  /// By rank.
  private let names: [String]
  private var ids: Set<String> = []

  init(_ graph: ImportGraph, _ types: EdgeTypes) {
    self.graph = graph
    var present: EdgeTypes = []
    for edge in graph.edges { present.insert(EdgeTypes(edge.type)) }
    self.types = types.intersection(present)
    stronger = graph.units.indices.map { Int32($0) }
    cycleOf = [Int32](repeating: -1, count: graph.units.count)
    (rank, names) = Self.ranks(graph)
  }

  /// Equal names have equal ranks.
  private static func ranks(_ graph: ImportGraph) -> ([Int32], [String]) {
    let all = graph.units.map(\.name)
    let order = all.indices.sorted { (all[$0], $0) < (all[$1], $1) }
    var ranks = [Int32](repeating: 0, count: all.count)
    var names: [String] = []
    for index in order {
      if names.last != all[index].text { names.append(all[index].text) }
      ranks[index] = Int32(names.count - 1)
    }
    return (ranks, names)
  }

  mutating func add(_ kind: Cycle.Kind) {
    let adding = types.intersection(kind.edges)
    guard adding != followed else { return }
    followed = adding
    let strong = StrongComponents(Adjacency(graph, following: adding))
    let members = strong.cyclic()
    /// By component: its place in `members`, or -1.
    var place = [Int32](repeating: -1, count: strong.count)
    for (index, units) in members.enumerated() {
      place[Int(strong.componentOf[units[0]])] = Int32(index)
    }
    let edges = edges(within: strong, place, count: members.count)
    var newCycleOf = [Int32](repeating: -1, count: strong.count)
    for (index, units) in members.enumerated() {
      let component = Int(strong.componentOf[units[0]])
      let first = stronger[units[0]]
      if units.allSatisfy({ stronger[$0] == first }) {
        newCycleOf[component] = cycleOf[Int(first)]
      } else {
        newCycleOf[component] = Int32(components.count)
        components.append(cycle(kind, units, edges[index]))
      }
    }
    stronger = strong.componentOf
    cycleOf = newCycleOf
  }

  private func edges(
    within strong: StrongComponents, _ place: [Int32], count: Int
  ) -> [[Edge]] {
    var edges = [[Edge]](repeating: [], count: count)
    for edge in graph.edges where followed.contains(edge.type) && edge.from != edge.to {
      let component = strong.componentOf[Int(edge.from.index)]
      guard component == strong.componentOf[Int(edge.to.index)], place[Int(component)] >= 0 else {
        continue
      }
      edges[Int(place[Int(component)])].append(edge)
    }
    return edges
  }

  private mutating func cycle(_ kind: Cycle.Kind, _ units: [Int], _ edges: [Edge]) -> Cycle {
    let ids = units.map { UnitID($0) }
    let local = LocalGraph(ids, edges)
    let shortest = ShortestCycle(in: local.adjacency, leaving: units.map { stronger[$0] })
    var inner: [String] = []
    var seen: Set<Int32> = []
    for unit in units {
      let within = cycleOf[Int(stronger[unit])]
      if within >= 0, seen.insert(within).inserted { inner.append(components[Int(within)].id) }
    }
    return Cycle(
      id: id(of: edges), kind: kind, units: ids, edges: edges,
      shortest: local.edges(around: shortest.nodes), isShortestProved: shortest.isProved,
      inner: inner)
  }

  /// Copies of a project have cycles of the same names; they are told apart by their order.
  private mutating func id(of edges: [Edge]) -> String {
    var pairs = edges.map {
      Int64(rank[Int($0.from.index)]) << 32 | Int64(rank[Int($0.to.index)])
    }
    pairs.sort()
    var words: [String] = []
    words.reserveCapacity(pairs.count * 2)
    var last: Int64 = -1
    for pair in pairs where pair != last {
      words.append(names[Int(pair >> 32)])
      words.append(names[Int(pair & 0xFFFF_FFFF)])
      last = pair
    }
    var id = Fingerprint(of: words).text
    var copy = 1
    while !ids.insert(id).inserted {
      copy += 1
      id = Fingerprint(of: words + ["\(copy)"]).text
    }
    return id
  }
}
