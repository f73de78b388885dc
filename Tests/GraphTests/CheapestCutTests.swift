import Graph
import Testing

@Suite("Cheapest cuts")
struct CheapestCutTests {
  /// Ties as `from to price`, several targets joined by `+`; the arrows to cut as `from>to`, and the price.
  private func check(
    _ count: Int, _ ties: [String], _ expected: String, location: SourceLocation = #_sourceLocation
  ) {
    let cut = CheapestCut(problem(count, ties))
    let found = cut.arrows.map { "\($0.from)>\($0.to)" }.joined(separator: " ")
    #expect("\(found) for \(cut.price)" == expected, sourceLocation: location)
  }

  private func problem(_ count: Int, _ ties: [String]) -> CutProblem {
    CutProblem(
      count: count,
      ties: ties.map { tie in
        let words = tie.split(separator: " ")
        return CutProblem.Tie(
          from: Int32(words[0]) ?? 0,
          to: words[1].split(separator: "+").map { Int32($0) ?? 0 }, price: Int32(words[2]) ?? 1)
      })
  }

  @Test("of a ring the cheapest arrow is cut")
  func ring() {
    check(3, ["0 1 200", "1 2 100", "2 0 150"], "1>2 for 100")
    check(2, ["0 1 100", "1 0 100"], "1>0 for 100")
  }

  @Test("one dear arrow that closes two rings is cut rather than two that together cost more")
  func shared() {
    check(3, ["0 1 110", "0 2 110", "1 0 200", "2 0 200"], "0>1 0>2 for 220")
    check(4, ["0 1 200", "1 2 110", "1 3 110", "2 0 150", "3 0 150"], "0>1 for 200")
  }

  @Test("what is written twice must be cut twice")
  func twice() {
    check(2, ["0 1 100", "0 1 100", "1 0 150"], "1>0 for 150")
  }

  @Test("arrows that are cut together are paid for once")
  func together() {
    check(3, ["0 1+2 150", "1 0 100", "2 0 100"], "0>1 0>2 for 150")
  }

  @Test("a ring of many nodes needs one cut, and that is known to be the least")
  func largeRing() {
    let count = 5_000
    let ties = (0..<count).map { node in
      CutProblem.Tie(
        from: Int32(node), to: [Int32((node + 1) % count)], price: node == 77 ? 100 : 150)
    }
    let cut = CheapestCut(CutProblem(count: count, ties: ties))
    #expect(cut.arrows.count == 1)
    #expect(cut.leastCount <= 1)
  }

  @Test("where every two nodes lead to each other, one arrow of each pair is cut")
  func complete() {
    let count = 40
    let ties = (0..<count).flatMap { from in
      (0..<count).filter { $0 != from }.map {
        CutProblem.Tie(from: Int32(from), to: [Int32($0)], price: 100)
      }
    }
    let cut = CheapestCut(CutProblem(count: count, ties: ties))
    #expect(cut.arrows.count == 780)
    #expect(cut.isCheapest)
    #expect(cut.leastCount == 780)
  }
}

@Suite("Shortest cycles")
struct ShortestCycleTests {
  private func check(
    _ rows: [[Int32]], leaving groups: [Int32]? = nil, _ expected: [Int],
    location: SourceLocation = #_sourceLocation
  ) {
    let graph = Adjacency(count: rows.count) { node, row in row = rows[node] }
    let found = ShortestCycle(in: graph, leaving: groups ?? rows.indices.map { Int32($0) })
    #expect(found.nodes == expected, sourceLocation: location)
    #expect(found.isProved, sourceLocation: location)
  }

  @Test("of cycles of one length the one of the smallest nodes is shown, from its smallest node on")
  func ties() {
    check([[1], [2], [0]], [0, 1, 2])
    check([[1, 3], [2], [0], [2]], [0, 1, 2])
    check([[1], [0, 2], [3], [2]], [0, 1])
    check([[], [2], [3], []], [])
  }

  @Test("a cycle within one group does not count where another is asked for")
  func groups() {
    check([[1], [0, 2], [3], [0]], leaving: [0, 0, 1, 2], [0, 1, 2, 3])
    check([[1], [0]], leaving: [0, 0], [])
  }

  @Test("a ring of many nodes is found without looking at it from each")
  func largeRing() {
    let count = 50_000
    let ring = Adjacency(count: count) { node, row in row = [Int32((node + 1) % count)] }
    let found = ShortestCycle(in: ring)
    #expect(found.nodes.count == count)
    #expect(found.isProved)
  }
}
