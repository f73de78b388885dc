package import Analyses
package import Graph
import Scanning

/// The cycles of a repository with all that is known of them, ready to be written in any format.
package struct CyclesReport: Sendable {
  package struct Item: Sendable {
    package let cycle: Cycle
    package let runs: CycleRuns.OfCycle?
    package let breakSet: BreakSet?

    package init(_ cycle: Cycle, runs: CycleRuns.OfCycle?, breakSet: BreakSet?) {
      self.cycle = cycle
      self.runs = runs
      self.breakSet = breakSet
    }
  }

  /// What would be if some imports were not there.
  package struct Supposition: Sendable {
    package let cut: [Edge]
    /// The cycles there are with these imports.
    package let before: [Cycle]

    package init(cut: [Edge], before: [Cycle]) {
      self.cut = cut
      self.before = before
    }
  }

  package let graph: ImportGraph
  /// In the order of `Cycles`.
  package let items: [Item]
  package let supposition: Supposition?

  package init(_ graph: ImportGraph, _ items: [Item], supposition: Supposition? = nil) {
    self.graph = graph
    self.items = items
    self.supposition = supposition
  }

  /// The worst first: what breaks, then what may, the largest first.
  var worstFirst: [Item] {
    items.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.cycle.kind != other.cycle.kind { return one.cycle.kind < other.cycle.kind }
      let (breaks, otherBreaks) = (
        one.runs?.breaking.isEmpty == false, other.runs?.breaking.isEmpty == false
      )
      if breaks != otherBreaks { return breaks }
      if one.cycle.units.count != other.cycle.units.count {
        return one.cycle.units.count > other.cycle.units.count
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  func name(_ unit: UnitID) -> String { graph.unit(unit).name.text }

  func place(_ edge: Edge) -> String { "\(graph.unit(edge.from).path.display):\(edge.line)" }

  func written(_ edge: Edge) -> String {
    String(decoding: graph.written(edge.written, of: edge.from), as: UTF8.self)
  }

  /// `a → b → a`.
  func way(_ cycle: Cycle) -> String {
    guard let first = cycle.shortest.first else { return "" }
    return (cycle.shortest.map { name($0.from) } + [name(first.from)]).joined(separator: " → ")
  }

  /// `2 import-time, 1 deferred`.
  func counts(_ cycles: [Cycle]) -> String {
    Cycle.Kind.allCases.compactMap { kind in
      let count = cycles.count { $0.kind == kind }
      return count == 0 ? nil : "\(Count.grouped(count)) \(kind.name)"
    }.joined(separator: ", ")
  }
}

extension CyclesReport {
  /// The cycles as a drawing.
  package var picture: GraphPicture {
    let units = Set(items.flatMap(\.cycle.units)).sorted()
    return GraphPicture(
      units, Set(items.flatMap(\.cycle.edges)).sorted(by: Self.precedes), of: graph)
  }

  private static func precedes(_ left: Edge, _ right: Edge) -> Bool {
    (left.from, left.line, left.column, left.to) < (right.from, right.line, right.column, right.to)
  }
}
