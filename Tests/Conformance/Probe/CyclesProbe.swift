import Graph

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads plain graphs and prints their components, shortest cycles and break sets, one line of JSON for each graph.
///
/// A graph is a line `graph NODES` and one line `FROM TO PRICE` for each arrow; arrows without a price share the tie of
/// the arrow before them.
enum CyclesProbe {
  static func run() {
    var graph: Drawing?
    while let line = readLine() {
      let words = line.split(separator: " ")
      if words.first == "graph" {
        graph?.report()
        graph = Drawing(count: Int(words[1]) ?? 0)
      } else if let from = Int32(words[0]), let to = Int32(words[1]) {
        graph?.add(from, to, price: words.count > 2 ? Int32(words[2]) : nil)
      }
    }
    graph?.report()
  }

  private struct Drawing {
    let count: Int
    private var ties: [(from: Int32, to: [Int32], price: Int32)] = []

    init(count: Int) { self.count = count }

    mutating func add(_ from: Int32, _ to: Int32, price: Int32?) {
      if let price {
        ties.append((from, [to], price))
      } else {
        ties[ties.count - 1].to.append(to)
      }
    }

    func report() {
      var rows = [[Int32]](repeating: [], count: count)
      for tie in ties { rows[Int(tie.from)] += tie.to }
      let adjacency = Adjacency(count: count) { node, row in row = rows[node] }
      let start = clock()
      let components = StrongComponents(adjacency).cyclic()
      let found = clock()
      var place = [Int32](repeating: -1, count: count)
      var parts: [String] = []
      var cutTime: clock_t = 0
      for members in components {
        for (index, node) in members.enumerated() { place[node] = Int32(index) }
        let inside = Set(members)
        let local = Adjacency(count: members.count) { node, row in
          row = rows[members[node]].filter { inside.contains(Int($0)) }.map { place[Int($0)] }
        }
        let shortest = ShortestCycle(in: local)
        let ties = self.ties.filter { inside.contains(Int($0.from)) }
          .sorted { place[Int($0.from)] < place[Int($1.from)] }
          .compactMap { tie -> CutProblem.Tie? in
            let targets = Set(tie.to.filter { $0 != tie.from && inside.contains(Int($0)) })
              .map { place[Int($0)] }.sorted()
            if targets.isEmpty { return nil }
            return CutProblem.Tie(from: place[Int(tie.from)], to: targets, price: tie.price)
          }
        let before = clock()
        let cut = CheapestCut(CutProblem(count: members.count, ties: ties))
        cutTime += clock() - before
        let arrows = cut.arrows.map { "[\(members[$0.from]),\(members[$0.to])]" }
        parts.append(
          "{\"nodes\":\(members),\"shortest\":\(shortest.nodes.map { members[$0] }),\"proved\":\(shortest.isProved),\"cut\":[\(arrows.joined(separator: ","))],\"price\":\(cut.price),\"leastPrice\":\(cut.leastPrice),\"leastCount\":\(cut.leastCount)}"
        )
      }
      let ended = clock()
      print(
        "{\"components\":[\(parts.joined(separator: ","))],\"milliseconds\":{\"components\":\(milliseconds(found - start)),\"cuts\":\(milliseconds(cutTime)),\"all\":\(milliseconds(ended - start))}}"
      )
    }

    private func milliseconds(_ time: clock_t) -> Int { Int(time) * 1_000 / Int(CLOCKS_PER_SEC) }
  }
}
