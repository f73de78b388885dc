package import Graph

/// The imports that would go if some modules no longer imported some others.
package struct WhatIf: Sendable {
  package struct Pair: Hashable, Sendable {
    package let from: UnitID
    package let to: UnitID

    package init(from: UnitID, to: UnitID) {
      self.from = from
      self.to = to
    }
  }

  /// In the order of the graph.
  package let cut: [Edge]
  /// Pairs that no import joins.
  package let missing: [Pair]

  /// A statement that imports the module goes with all that only it leads to, such as the packages around the module.
  package init(cutting pairs: [Pair], in graph: ImportGraph) {
    struct Target: Hashable {
      let place: WrittenPlace
      let to: UnitID
    }
    var cut: [Edge] = []
    var missing: [Pair] = []
    let wanted = Dictionary(grouping: Set(pairs), by: \.from)
    for from in wanted.keys.sorted() {
      let targets = Set((wanted[from] ?? []).map(\.to))
      var gone: Set<Target> = []
      var kept: Set<Target> = []
      var met: Set<UnitID> = []
      for tie in ImportTie.ties(of: from, in: graph, following: .all) {
        let all = tie.targets.map { Target(place: tie.place, to: $0) }
        met.formUnion(tie.targets)
        if tie.targets.contains(where: targets.contains) {
          gone.formUnion(all)
        } else {
          kept.formUnion(all)
        }
      }
      cut += graph.edges(from: from).filter { edge in
        let target = Target(place: edge.written, to: edge.to)
        return gone.contains(target) && !kept.contains(target)
      }
      missing += targets.subtracting(met).sorted().map { Pair(from: from, to: $0) }
    }
    self.cut = cut
    self.missing = missing
  }

  package func applied(to graph: ImportGraph) -> ImportGraph {
    let gone = Set(cut)
    return graph.without(gone.contains)
  }
}
