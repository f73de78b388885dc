/// How much each node of a graph reaches, itself included: how many nodes, and how much weight.
package struct ClosureSizes: Sendable {
  package let nodes: [Int]
  package let weights: [Int]

  /// Exact, by sets of bits over the components; done in blocks of columns, so that memory stays small on any graph.
  package init(_ graph: Adjacency, weights: [Int]) {
    let components = StrongComponents(graph)
    let members = components.members()
    let rows = Self.condensed(graph, components, members)
    let componentNodes = members.map(\.count)
    let componentWeights = members.map { $0.reduce(0) { $0 + weights[$1] } }
    var nodeTotals = [Int](repeating: 0, count: members.count)
    var weightTotals = nodeTotals
    let wordsPerBlock = 64
    var blockStart = 0
    while blockStart < members.count {
      let words = min(wordsPerBlock, (members.count - blockStart + 63) / 64)
      var bits = [UInt64](repeating: 0, count: members.count * words)
      // A component is numbered after all it leads to, so its row can be made from finished ones.
      for component in blockStart..<members.count {
        let base = component * words
        if component < blockStart + words * 64 {
          bits[base + (component - blockStart) / 64] |= 1 << UInt64((component - blockStart) % 64)
        }
        for target in rows[component] where Int(target) >= blockStart {
          let other = Int(target) * words
          for word in 0..<words { bits[base + word] |= bits[other + word] }
        }
        for word in 0..<words {
          var rest = bits[base + word]
          while rest != 0 {
            let reached = blockStart + word * 64 + rest.trailingZeroBitCount
            nodeTotals[component] += componentNodes[reached]
            weightTotals[component] += componentWeights[reached]
            rest &= rest - 1
          }
        }
      }
      blockStart += words * 64
    }
    nodes = components.componentOf.map { nodeTotals[Int($0)] }
    self.weights = components.componentOf.map { weightTotals[Int($0)] }
  }

  /// Which components each component leads to, itself left out.
  private static func condensed(
    _ graph: Adjacency, _ components: StrongComponents, _ members: [[Int]]
  ) -> [[Int32]] {
    members.enumerated().map { number, nodes in
      var targets: Set<Int32> = []
      for node in nodes {
        for target in graph.row(node) { targets.insert(components.componentOf[Int(target)]) }
      }
      targets.remove(Int32(number))
      return targets.sorted()
    }
  }
}
