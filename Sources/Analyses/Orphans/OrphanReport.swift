package import Graph
import Manifests
import Scanning

/// Everything there is to say of a repository's orphans.
package struct OrphanReport: Sendable {
  package let graph: ImportGraph
  package let coverage: Coverage
  package let orphans: Orphans
  /// In the order of `orphans.orphans`.
  package let values: [OrphanValue]
  package let decisions: Decisions
  /// Why git could not be asked; nil where it was, or was not to be.
  package let withoutHistory: String?
  /// Nil where the compiler's index was not asked, or could not be.
  package var index: IndexConfirmation?
  /// Why it could not be asked.
  package var withoutIndex: String?

  package init(
    graph: ImportGraph, coverage: Coverage, orphans: Orphans, values: OrphanValues,
    decisions: Decisions, withoutHistory: String?
  ) {
    self.graph = graph
    self.coverage = coverage
    self.orphans = orphans
    self.values = values.values
    self.decisions = decisions
    self.withoutHistory = withoutHistory
  }

  /// An orphan, and what it is worth.
  package typealias Item = (orphan: Orphan, value: OrphanValue)

  /// In id order.
  package var items: [Item] { Array(zip(orphans.orphans, values)) }

  /// What a reader should look at first: the dead and the surest, and of these the ones of greatest weight.
  package var ranked: [Item] {
    items.sorted { left, right in
      let (one, other) = (left.orphan, right.orphan)
      if (one.status == .dead) != (other.status == .dead) { return one.status == .dead }
      if one.status != other.status { return one.status < other.status }
      if one.certainty != other.certainty { return one.certainty < other.certainty }
      let lines = (graph.unit(one.unit).lines, graph.unit(other.unit).lines)
      return lines.0 != lines.1 ? lines.0 > lines.1 : one.unit < other.unit
    }
  }
}

extension OrphanReport {
  /// What an audit says of orphans. Those of which too little is known stay out of it.
  package var findings: [Finding] {
    var found = items.compactMap { item -> Finding? in
      guard item.orphan.status == .dead, item.orphan.certainty < .possible,
        item.value.verdict != .shim
      else { return nil }
      return finding(item)
    }
    found += decisions.entries.compactMap { entry in
      guard entry.state != .inForce else { return nil }
      return Finding(
        rule: "stale-decision", impact: .low, priority: 0,
        module: ModuleName(entry.decision.module), path: decisions.path, line: entry.decision.line,
        message: entry.text,
        recommendation:
          "decide again, or take it back with pollard orphans forget \(entry.decision.module)",
        about: [entry.state.rawValue])
    }
    return found
  }

  private func finding(_ item: Item) -> Finding {
    let (orphan, value) = item
    let unit = graph.unit(orphan.unit)
    let size = orphan.island.map { orphans.islands[$0].units.count } ?? 1
    let others = size == 2 ? "the other" : "the \(size - 1) others"
    let island = size > 1 ? ", like \(others) of its island" : ""
    let doubt = orphan.doubts.first.map {
      "; not certain: \($0.evidence.kind), \($0.evidence.path.display):\($0.evidence.line)"
    }
    return Finding(
      rule: "orphan-module", impact: orphan.certainty == .certain ? .medium : .low,
      priority: unit.lines, module: unit.name, path: unit.path, line: 1,
      message:
        "nothing \(unit.kind == .swiftFile ? "needs" : "runs") \(unit.name.text)\(island)\(doubt ?? "")",
      recommendation: Self.recommendation(value), about: [])
  }

  private static func recommendation(_ value: OrphanValue) -> String {
    switch value.verdict {
    case .integrate: "wire it in (\(value.why)), or archive it"
    case .review, .shim: "look at it: \(value.why)"
    case .archive: "archive it: \(value.why)"
    }
  }
}
