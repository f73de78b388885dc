package import Graph

/// For every two units of a cycle that an import joins, a shortest way round that uses it.
package struct EdgeCircles: Sendable {
  private struct Pair: Hashable { let from, to: UnitID }

  private let circles: [Pair: [UnitID]]
  /// True where the cycle is too large to show a way round for every import.
  package let isPartial: Bool

  /// In edges looked at, and in units listed.
  private static let mostWork = 20_000_000
  private static let mostListed = 400_000

  package init(of cycle: Cycle) {
    let local = LocalGraph(cycle)
    let graph = local.adjacency
    let back = graph.reversed()
    var circles: [Pair: [UnitID]] = [:]
    var work = 0
    var listed = 0
    var isPartial = false
    var cameFrom = [Int32](repeating: -1, count: graph.count)
    var metBy = [Int32](repeating: -1, count: graph.count)
    for start in 0..<graph.count {
      guard work < Self.mostWork, listed < Self.mostListed else {
        isPartial = true
        break
      }
      var wanted = back.row(start).count
      let importers = Set(back.row(start))
      metBy[start] = Int32(start)
      var front = [start]
      while wanted > 0, !front.isEmpty {
        var next: [Int] = []
        for node in front {
          for target in graph.row(node) {
            work += 1
            let target = Int(target)
            if metBy[target] == Int32(start) { continue }
            metBy[target] = Int32(start)
            cameFrom[target] = Int32(node)
            next.append(target)
            if importers.contains(Int32(target)) { wanted -= 1 }
          }
        }
        front = next
      }
      for importer in back.row(start) {
        var way: [UnitID] = []
        var node = Int(importer)
        while node != start {
          way.append(local.units[node])
          node = Int(cameFrom[node])
        }
        way.append(cycle.units[start])
        listed += way.count
        // From the importer on: it leads to the start, which leads back along the way.
        let pair = Pair(from: cycle.units[Int(importer)], to: cycle.units[start])
        circles[pair] = [way[0]] + way.dropFirst().reversed()
      }
    }
    self.circles = circles
    self.isPartial = isPartial
  }

  /// The units of a way round, beginning with the importer; nil where none was looked for.
  package subscript(edge: Edge) -> [UnitID]? { circles[Pair(from: edge.from, to: edge.to)] }
}
