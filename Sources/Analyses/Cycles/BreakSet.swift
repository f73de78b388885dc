package import Graph

/// The imports to cut so that a cycle falls apart, cheap ones rather than dear ones.
package struct BreakSet: Sendable {
  package struct Cut: Sendable {
    package let edge: Edge
    package let how: CutAdvice
  }

  /// In the order of the graph; without these edges no circle is left, and none of their pairs can be spared.
  package let cuts: [Cut]
  /// No cheaper set exists.
  package let isCheapest: Bool
  /// No set cuts fewer statements than this.
  package let atLeast: Int

  /// Beyond this many edges nobody asks of each import how it could be cut.
  package static let mostEdgesAdvised = 100_000

  package init(of cycle: Cycle, in graph: ImportGraph, _ uses: ImportUses) {
    let draft = TieDraft(cycle, graph, uses)
    let cut = CheapestCut(CutProblem(count: cycle.units.count, ties: draft.ties))
    let arrows = Set(cut.arrows)
    cuts = cycle.edges.compactMap { edge in
      guard let from = draft.local.node(edge.from), let to = draft.local.node(edge.to),
        arrows.contains(CheapestCut.Arrow(from: Int(from), to: Int(to)))
      else { return nil }
      return Cut(edge: edge, how: draft.advice(on: edge))
    }
    isCheapest = cut.isCheapest
    atLeast =
      draft.isAdvised
      ? CircleBound(draft.statements(count: cycle.units.count)).count : cut.leastCount
  }
}

/// The ties of a cycle with their prices, and what was advised on each.
private struct TieDraft {
  private struct Target: Hashable {
    let place: WrittenPlace
    let from, to: UnitID
  }

  let local: LocalGraph
  private(set) var ties: [CutProblem.Tie] = []
  /// By tie.
  private var places: [WrittenPlace] = []
  private var advice: [Target: CutAdvice] = [:]
  /// Each import was asked how it could be cut; else every statement is one tie.
  let isAdvised: Bool

  init(_ cycle: Cycle, _ graph: ImportGraph, _ uses: ImportUses) {
    local = LocalGraph(cycle)
    isAdvised = cycle.edges.count <= BreakSet.mostEdgesAdvised
    if isAdvised, cycle.kind == .reference {
      takePairs(of: cycle, graph)
    } else if isAdvised {
      advise(on: cycle, graph, uses)
    } else {
      takeStatements(of: cycle)
    }
  }

  func advice(on edge: Edge) -> CutAdvice {
    guard isAdvised else { return .restructure("one of too many imports to look at each") }
    return advice[Target(place: edge.written, from: edge.from, to: edge.to)]
      ?? .restructure("it is no plain import")
  }

  private mutating func advise(on cycle: Cycle, _ graph: ImportGraph, _ uses: ImportUses) {
    let types = EdgeTypes(cycle.edges.map(\.type))
    let members = Set(cycle.units)
    for (from, unit) in cycle.units.enumerated() {
      let adviser = TieAdvice(graph, unit, cycle.kind, members: members, uses)
      for tie in ImportTie.ties(of: unit, in: graph, following: types) {
        let inside = tie.targets.compactMap { local.node($0) }.filter { $0 != Int32(from) }
        guard !inside.isEmpty else { continue }
        let how = adviser.advice(on: tie)
        let price = how.price(names: tie.spellings.count)
        ties.append(CutProblem.Tie(from: Int32(from), to: inside, price: price))
        places.append(tie.place)
        for target in tie.targets {
          let key = Target(place: tie.place, from: unit, to: target)
          // What several names of one statement lead to is as hard to cut as the hardest of them.
          if let known = advice[key], known.price(names: 0) >= how.price(names: 0) { continue }
          advice[key] = how
        }
      }
    }
  }

  /// The same with every statement cut as a whole, at one price.
  func statements(count: Int) -> CutProblem {
    var whole: [CutProblem.Tie] = []
    var start = 0
    while start < ties.count {
      var end = start
      var targets: Set<Int32> = []
      while end < ties.count, ties[end].from == ties[start].from, places[end] == places[start] {
        targets.formUnion(ties[end].to)
        end += 1
      }
      whole.append(CutProblem.Tie(from: ties[start].from, to: targets.sorted(), price: 1))
      start = end
    }
    return CutProblem(count: count, ties: whole)
  }

  /// All that one member mentions of another, at the price of its names.
  private mutating func takePairs(of cycle: Cycle, _ graph: ImportGraph) {
    let pairs = Dictionary(grouping: cycle.edges) { CyclicEdges.Pair(from: $0.from, to: $0.to) }
    for (pair, edges) in pairs.sorted(by: { $0.key < $1.key }) {
      guard let from = local.node(pair.from), let to = local.node(pair.to) else { continue }
      let names = edges.map {
        String(decoding: graph.written($0.written, of: $0.from), as: UTF8.self)
      }
      let how = CutAdvice.move(names)
      ties.append(CutProblem.Tie(from: from, to: [to], price: how.price(names: names.count)))
      places.append(edges[0].written)
      for edge in edges { advice[Target(place: edge.written, from: pair.from, to: pair.to)] = how }
    }
  }

  /// Each statement by itself, all at one price.
  private mutating func takeStatements(of cycle: Cycle) {
    var start = 0
    while start < cycle.edges.count {
      let first = cycle.edges[start]
      var targets: [Int32] = []
      var end = start
      while end < cycle.edges.count, cycle.edges[end].from == first.from,
        cycle.edges[end].written == first.written
      {
        if let node = local.node(cycle.edges[end].to) { targets.append(node) }
        end += 1
      }
      targets.sort()
      if let from = local.node(first.from) {
        ties.append(CutProblem.Tie(from: from, to: targets, price: 100))
      }
      start = end
    }
  }
}

extension EdgeTypes {
  fileprivate init(_ types: [EdgeType]) {
    self = types.reduce(into: []) { $0.insert(EdgeTypes($1)) }
  }
}
