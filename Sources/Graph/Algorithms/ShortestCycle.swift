/// A shortest cycle of a graph: of all that are as short, the one whose nodes come first.
package struct ShortestCycle: Sendable {
  /// In the order in which they lead to each other, from the smallest on; empty where there is no cycle.
  package let nodes: [Int]
  /// False where the search was given up, so that a shorter cycle may exist.
  package let isProved: Bool

  /// The work after which a search is given up, in edges looked at.
  private static let mostWork = 300_000_000

  /// Looks at cycles that leave a group: those within one group are another question's answer.
  ///
  /// Every cycle is looked for from its smallest node, among the nodes that are greater, and no farther than is worth it.
  package init(in graph: Adjacency, leaving groups: [Int32]) {
    var search = Search(graph, groups)
    var start = 0
    while start < graph.count, search.best > 2, search.work < Self.mostWork {
      search.run(from: start)
      start += 1
    }
    isProved = start == graph.count || search.best <= 2
    nodes = search.bestStart.map { search.path(from: $0) } ?? []
  }

  /// A shortest cycle of any kind.
  package init(in graph: Adjacency) {
    self.init(in: graph, leaving: (0..<graph.count).map { Int32($0) })
  }
}

/// Breadth first from one node after another, each time among fewer nodes.
private struct Search {
  let graph: Adjacency
  let groups: [Int32]
  private(set) var best = Int.max
  private(set) var bestStart: Int?
  private(set) var work = 0
  /// By node: its component among the nodes that are left.
  private var part: [Int32]
  private var isAlone: [Bool]
  private var workSinceParts = 0
  /// By state: the start of the search that met it last. A state is a node, twice: before and after the way has left a group.
  private var metBy: [Int32]

  init(_ graph: Adjacency, _ groups: [Int32]) {
    self.graph = graph
    self.groups = groups
    part = [Int32](repeating: 0, count: graph.count)
    isAlone = [Bool](repeating: false, count: graph.count)
    metBy = [Int32](repeating: -1, count: graph.count * 2)
  }

  mutating func run(from start: Int) {
    if workSinceParts > 4 * (graph.edgeCount + graph.count) { divide(from: start) }
    if isAlone[start] { return }
    var front = [start * 2]
    var length = 1
    let before = work
    while !front.isEmpty, length < best {
      var next: [Int] = []
      for state in front {
        let node = state / 2
        for target in graph.row(node) {
          work += 1
          let target = Int(target)
          let hasLeft = state % 2 == 1 || groups[node] != groups[target]
          if target == start {
            if !hasLeft { continue }
            best = length
            bestStart = start
            workSinceParts += work - before
            return
          }
          let reached = target * 2 + (hasLeft ? 1 : 0)
          guard target > start, part[target] == part[start], metBy[reached] != Int32(start) else {
            continue
          }
          metBy[reached] = Int32(start)
          next.append(reached)
        }
      }
      front = next
      length += 1
    }
    workSinceParts += work - before
  }

  /// Parts that no cycle joins any more need not be searched together.
  private mutating func divide(from start: Int) {
    workSinceParts = 0
    let rest = Adjacency(count: graph.count) { node, row in
      guard node >= start else { return }
      for target in graph.row(node) where target >= start { row.append(target) }
    }
    let components = StrongComponents(rest)
    part = components.componentOf
    var sizes = [Int](repeating: 0, count: components.count)
    for component in part { sizes[Int(component)] += 1 }
    isAlone = part.map { sizes[Int($0)] == 1 }
  }

  /// The way round from a start that is known to have one, by the smallest nodes.
  func path(from start: Int) -> [Int] {
    let back = graph.reversed()
    // How many steps each state is from the end, which is the start after having left a group.
    var distance = [Int](repeating: -1, count: graph.count * 2)
    distance[start * 2 + 1] = 0
    var front = [start * 2 + 1]
    while !front.isEmpty, distance[start * 2] < 0 {
      var next: [Int] = []
      for state in front {
        let node = state / 2
        for source in back.row(node) where source >= start {
          let source = Int(source)
          let isLeaving = groups[source] != groups[node]
          // Arriving after leaving: by this step, or before it.
          for earlier in 0...1 where (earlier == 1 || isLeaving) == (state % 2 == 1) {
            let from = source * 2 + earlier
            guard distance[from] < 0 else { continue }
            distance[from] = distance[state] + 1
            next.append(from)
          }
        }
      }
      front = next
    }
    var nodes = [start]
    var state = start * 2
    while distance[state] > 1 {
      let node = state / 2
      let following = graph.row(node).lazy.map { target -> Int in
        let hasLeft = state % 2 == 1 || groups[node] != groups[Int(target)]
        return Int(target) * 2 + (hasLeft ? 1 : 0)
      }.first { $0 / 2 > start && distance[$0] == distance[state] - 1 }
      guard let following else { preconditionFailure("a state with a distance leads on") }
      nodes.append(following / 2)
      state = following
    }
    return nodes
  }
}
