package import Graph
package import Manifests
package import Scanning

/// How what people have decided stands to what is the case.
package struct Decisions: Sendable {
  package enum State: String, Hashable, Sendable {
    case inForce = "in force"
    /// Its last day is over.
    case expired
    /// Something runs the module by now.
    case needless
    /// There is no such module any more.
    case missing
  }

  package struct Entry: Sendable {
    package let decision: DecisionLedger.Decision
    package let state: State
    package let unit: UnitID?
    /// For people: lower case, without a full stop.
    package let text: String
  }

  /// In the order of modules.
  package let entries: [Entry]
  /// What the decisions in force keep alive.
  package let roots: Roots
  package let path: SourcePath

  package static let none = Decisions(
    DecisionLedger(), path: SourcePath(DecisionLedger.fileName), today: nil, entries: [],
    roots: Roots(EmptyCollection()))

  private init(
    _ ledger: DecisionLedger, path: SourcePath, today: CalendarDay?, entries: [Entry], roots: Roots
  ) {
    self.entries = entries
    self.roots = roots
    self.path = path
  }

  /// `undecided` is what holds without any decision.
  package init(
    _ ledger: DecisionLedger, path: SourcePath, today: CalendarDay, in graph: ImportGraph,
    undecided: Orphans
  ) {
    var byName: [String: UnitID] = [:]
    for unit in graph.unitIDs
    where graph.unit(unit).kind != .stub && byName[graph.unit(unit).name.text] == nil {
      byName[graph.unit(unit).name.text] = unit
    }
    entries = ledger.decisions.map { decision in
      let unit = byName[decision.module]
      let (state, text) = Self.state(of: decision, unit, today, graph, undecided)
      return Entry(decision: decision, state: state, unit: unit, text: text)
    }
    roots = Roots(
      entries.compactMap { entry in
        guard entry.state == .inForce, entry.decision.kind == .keep, let unit = entry.unit else {
          return nil
        }
        return Root(
          unit: unit, purpose: .product, strength: .firm,
          evidence: Evidence(
            kind: "decision to keep", path: path, line: entry.decision.line,
            text: entry.decision.why))
      })
    self.path = path
  }

  private static func state(
    of decision: DecisionLedger.Decision, _ unit: UnitID?, _ today: CalendarDay,
    _ graph: ImportGraph, _ undecided: Orphans
  ) -> (State, String) {
    guard let unit else { return (.missing, "there is no module \(decision.module) any more") }
    if let until = decision.until, until < today {
      return (
        .expired,
        "the decision to \(decision.kind.rawValue) \(decision.module) was to hold until \(until)"
      )
    }
    guard undecided.status(of: unit) <= .public else {
      return (.inForce, "\(decision.kind.rawValue): \(decision.why)")
    }
    let by = undecided.root(of: unit).map { " (\($0.evidence.path.display):\($0.evidence.line))" }
    return (.needless, "something runs \(decision.module) by now\(by ?? "")")
  }

  package func entry(on unit: UnitID) -> Entry? { entries.first { $0.unit == unit } }
}
