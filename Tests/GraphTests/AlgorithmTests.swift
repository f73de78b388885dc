import Graph
import Testing

/// Numbers that are the same on every run.
struct Dice {
  var state: UInt64

  mutating func roll(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}

/// A small directed graph whose questions are answered the slow and obvious way.
struct PlainGraph {
  let rows: [[Int32]]

  init(_ dice: inout Dice) {
    let count = 1 + dice.roll(14)
    let edges = dice.roll(count * 3 + 1)
    var rows = [[Int32]](repeating: [], count: count)
    for _ in 0..<edges { rows[dice.roll(count)].append(Int32(dice.roll(count))) }
    self.rows = rows
  }

  var nodes: Range<Int> { rows.indices }
  var adjacency: Adjacency { Adjacency(count: rows.count) { node, row in row += rows[node] } }

  /// `reaches[a][b]`, by repeated widening; a node that is left out is stepped around.
  func reaches(without left: Int = -1) -> [[Bool]] {
    var known = nodes.map { a in nodes.map { b in a == b && a != left } }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for a in nodes {
        for b in nodes where known[a][b] {
          for c in rows[b].map({ Int($0) }) where c != left && !known[a][c] {
            known[a][c] = true
            isGrowing = true
          }
        }
      }
    }
    return known
  }

  /// All simple paths of the least length, in the order of their nodes.
  func shortestPaths(_ from: Int, _ to: Int) -> [[Int]] {
    var paths = [[from]]
    for _ in nodes {
      let found = paths.filter { $0.last == to }
      if !found.isEmpty { return found.sorted { $0.lexicographicallyPrecedes($1) } }
      paths = paths.flatMap { path in
        Set(rows[path[path.count - 1]]).sorted().map { path + [Int($0)] }
          .filter { Set($0).count == $0.count }
      }
    }
    return []
  }
}

@Suite("Graph algorithms")
struct AlgorithmTests {
  /// Hands out the same three hundred random graphs to every test.
  private func onRandomGraphs(_ body: (PlainGraph, Adjacency, Int) -> Bool) {
    var dice = Dice(state: 0x9E37_79B9_7F4A_7C15)
    for round in 0..<300 {
      let graph = PlainGraph(&dice)
      guard body(graph, graph.adjacency, round) else {
        Issue.record("graph \(round): \(graph.rows)")
        return
      }
    }
  }

  @Test(
    "rows are sorted and hold neither repetitions nor their own node; reversing turns every edge")
  func adjacency() {
    onRandomGraphs { graph, adjacency, _ in
      let back = adjacency.reversed()
      return graph.nodes.allSatisfy { node in
        let expected = Set(graph.rows[node]).subtracting([Int32(node)]).sorted()
        let sources = graph.nodes.filter { $0 != node && graph.rows[$0].contains(Int32(node)) }
        return Array(adjacency.row(node)) == expected && back.row(node).map { Int($0) } == sources
      } && adjacency.edgeCount == back.edgeCount
    }
  }

  @Test(
    "two nodes share a component where each reaches the other, and components come after what they lead to"
  )
  func components() {
    onRandomGraphs { graph, adjacency, _ in
      let components = StrongComponents(adjacency)
      let reaches = graph.reaches()
      let number = components.componentOf
      let agrees = graph.nodes.allSatisfy { a in
        graph.nodes.allSatisfy { b in
          (number[a] == number[b]) == (reaches[a][b] && reaches[b][a])
            && (!reaches[a][b] || number[b] <= number[a])
        }
      }
      let members = components.members()
      return agrees && members.count == components.count
        && members.flatMap { $0 }.sorted() == Array(graph.nodes)
        && components.cyclic() == members.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
  }

  @Test("reachability from one node and from several")
  func reachability() {
    onRandomGraphs { graph, adjacency, round in
      let reaches = graph.reaches()
      let starts = graph.nodes.filter { ($0 + round) % 3 == 0 }
      return graph.nodes.allSatisfy { a in
        adjacency.reachable(from: [a]) == graph.nodes.filter { reaches[a][$0] }
      }
        && adjacency.reachable(from: starts)
          == graph.nodes.filter { b in starts.contains { reaches[$0][b] } }
    }
  }

  @Test("shortest paths are the shortest, all of them, in order, and as many as asked for")
  func paths() {
    onRandomGraphs { graph, adjacency, _ in
      graph.nodes.allSatisfy { a in
        graph.nodes.allSatisfy { b in
          let expected = graph.shortestPaths(a, b)
          return adjacency.shortestPath(from: a, to: b) == expected.first
            && adjacency.shortestPaths(from: a, to: b, atMost: .max) == expected
            && adjacency.shortestPaths(from: a, to: b, atMost: 2) == Array(expected.prefix(2))
            && adjacency.shortestPaths(from: a, to: b, atMost: 0).isEmpty
        }
      }
    }
  }

  @Test("a node dominates another where nothing is left of the way without it")
  func dominators() {
    onRandomGraphs { graph, adjacency, _ in
      let found = Dominators(adjacency, root: 0).immediate
      let reaches = graph.reaches()[0]
      let without = graph.nodes.map { graph.reaches(without: $0)[0] }
      return graph.nodes.allSatisfy { node in
        guard node != 0, reaches[node] else { return found[node] == -1 }
        let dominating = graph.nodes.filter { $0 != node && reaches[$0] && !without[$0][node] }
        // The immediate one is dominated by all the others.
        let immediate = dominating.first { candidate in
          dominating.allSatisfy { $0 == candidate || !without[$0][candidate] }
        }
        return Int(found[node]) == immediate
      }
    }
  }

  @Test("closure sizes count what is reached, in nodes and in weight")
  func closureSizes() {
    onRandomGraphs { graph, adjacency, _ in
      let weights = graph.nodes.map { 1 << $0 }
      let sizes = ClosureSizes(adjacency, weights: weights)
      let reaches = graph.reaches()
      return graph.nodes.allSatisfy { a in
        let reached = graph.nodes.filter { reaches[a][$0] }
        return sizes.nodes[a] == reached.count
          && sizes.weights[a] == reached.reduce(0) { $0 + weights[$1] }
      }
    }
  }

  @Test("closure sizes are exact where the components fill more than one block")
  func closureSizesInBlocks() {
    // Two chains of 5,000 nodes, of which the second begins in the middle of the first.
    let count = 10_000
    let graph = Adjacency(count: count) { node, row in
      if node != 4_999, node != 9_999 { row.append(Int32(node + 1)) }
      if node == 2_500 { row.append(5_000) }
    }
    let sizes = ClosureSizes(graph, weights: [Int](repeating: 3, count: count))
    #expect(sizes.nodes[0] == 10_000)
    #expect(sizes.nodes[2_500] == 7_500)
    #expect(sizes.nodes[2_501] == 2_499)
    #expect(sizes.nodes[5_000] == 5_000)
    #expect(sizes.nodes[9_999] == 1)
    #expect(sizes.weights == sizes.nodes.map { $0 * 3 })
  }

  // MARK: Size

  private static let large = 50_000

  @Test(
    "a cycle of fifty thousand nodes is one component and overflows nothing",
    .timeLimit(.minutes(1)))
  func largeCycle() {
    let count = Self.large
    let graph = Adjacency(count: count) { node, row in row.append(Int32((node + 1) % count)) }
    #expect(StrongComponents(graph).cyclic().map(\.count) == [count])
    #expect(graph.reachable(from: [7]).count == count)
    #expect(graph.shortestPath(from: 1, to: 0)?.count == count)
    #expect(Dominators(graph, root: 0).immediate[count - 1] == Int32(count - 2))
    let sizes = ClosureSizes(graph, weights: [Int](repeating: 2, count: count))
    #expect(sizes.nodes.allSatisfy { $0 == count } && sizes.weights.allSatisfy { $0 == 2 * count })
  }

  @Test("a chain of fifty thousand nodes overflows nothing", .timeLimit(.minutes(1)))
  func longChain() {
    let count = Self.large
    let graph = Adjacency(count: count) { node, row in
      if node + 1 < count { row.append(Int32(node + 1)) }
    }
    #expect(StrongComponents(graph).count == count)
    #expect(StrongComponents(graph).cyclic().isEmpty)
    #expect(graph.shortestPath(from: 0, to: count - 1)?.count == count)
    #expect(graph.shortestPath(from: 1, to: 0) == nil)
    #expect(Dominators(graph, root: 0).immediate[count - 1] == Int32(count - 2))
  }

  @Test(
    "a wide graph of many equally short ways is walked only as far as asked",
    .timeLimit(.minutes(1)))
  func manyPaths() {
    // Forty layers of two nodes each: 2^40 shortest paths.
    let graph = Adjacency(count: 82) { node, row in
      let next = (node / 2 + 1) * 2
      if next < 82 { row += [Int32(next), Int32(next + 1)] }
    }
    let paths = graph.shortestPaths(from: 0, to: 80, atMost: 3)
    #expect(paths.count == 3)
    #expect(paths[0] == Array(stride(from: 0, through: 80, by: 2)))
  }
}

struct MinimumCutTests {
  private func check(
    _ arcs: [(Int, Int, Int)], cost: Int?, cut: [Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = MinimumCut(
      nodes: 6, arcs: arcs.map { .init(from: $0.0, to: $0.1, cost: $0.2) }, from: 0, to: 5)
    #expect(found.cost == cost, sourceLocation: sourceLocation)
    #expect(found.arcs == cut, sourceLocation: sourceLocation)
  }

  @Test func `the narrowest place is cut`() {
    check([(0, 1, 2), (0, 2, 2), (1, 3, 1), (2, 3, 1), (3, 5, 5)], cost: 2, cut: [2, 3])
  }

  @Test func `of two places as narrow the one nearest to the end is cut`() {
    check([(0, 1, 1), (1, 2, 1), (2, 5, 1)], cost: 1, cut: [2])
  }

  @Test func `what must stay is never cut, and where only that is left nothing helps`() {
    check([(0, 1, 3), (1, 5, MinimumCut.uncuttable)], cost: 3, cut: [0])
    check([(0, 5, MinimumCut.uncuttable)], cost: nil, cut: [])
  }

  @Test func `where no way leads there is nothing to cut`() {
    check([(1, 0, 1), (5, 1, 1)], cost: 0, cut: [])
  }
}
