package import Graph

/// What was known of circles before a change: nothing, what a file lists, or all that an earlier graph holds.
package struct PastCycles: Sendable {
  /// An import that lay on a circle.
  package struct Entry: Hashable, Sendable {
    package let from: String
    package let to: String
    package let kind: Cycle.Kind
    /// The units now; nil where one of them is gone.
    package let pair: CyclicEdges.Pair?

    package init(from: String, to: String, kind: Cycle.Kind, pair: CyclicEdges.Pair?) {
      self.from = from
      self.to = to
      self.kind = kind
      self.pair = pair
    }
  }

  /// In the order of their names.
  package let entries: [Entry]
  /// What the imports between two units were, and nil where nobody knows.
  private let typesBefore: (@Sendable (CyclicEdges.Pair) -> EdgeTypes)?
  /// By unit now: what it counts as.
  private let standsFor: [UnitID]?

  package static let none = PastCycles(entries: [])

  package init(entries: [Entry]) {
    self.entries = entries
    typesBefore = nil
    standsFor = nil
  }

  package init(_ cycles: CyclicEdges, in before: ImportGraph, _ counterparts: UnitCounterparts) {
    entries = cycles.pairs.map { pair in
      let from = counterparts.now[Int(pair.from.index)]
      let to = counterparts.now[Int(pair.to.index)]
      return Entry(
        from: before.unit(pair.from).name.text, to: before.unit(pair.to).name.text,
        kind: cycles.kinds[pair] ?? .typing,
        pair: from.flatMap { from in to.map { CyclicEdges.Pair(from: from, to: $0) } })
    }.sorted { ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind) }
    standsFor = counterparts.standsFor
    typesBefore = { pair in
      let from = counterparts.then[Int(counterparts.standsFor[Int(pair.from.index)].index)]
      let to = counterparts.then[Int(counterparts.standsFor[Int(pair.to.index)].index)]
      guard let from, let to else { return [] }
      var types: EdgeTypes = []
      for edge in before.edges(from: from)
      where edge.to == to && !cycles.silenced.contains(ImportPlace(edge)) {
        types.insert(EdgeTypes(edge.type))
      }
      return types
    }
  }

  package var knowsGraph: Bool { typesBefore != nil }

  /// Of two units now; empty where the one did not import the other, nil where nobody knows.
  func types(of pair: CyclicEdges.Pair) -> EdgeTypes? { typesBefore?(pair) }

  func counted(_ unit: UnitID) -> UnitID { standsFor?[Int(unit.index)] ?? unit }

  func counted(_ pair: CyclicEdges.Pair) -> CyclicEdges.Pair {
    CyclicEdges.Pair(from: counted(pair.from), to: counted(pair.to))
  }
}
