package import Analyses
import Graph
import Manifests
import Scanning

/// Orphans for people: what is dead for certain first, then what is not so sure, then what only tests and tools run.
package struct OrphansText: Sendable {
  private let report: OrphanReport
  private let items: [OrphanReport.Item]
  private let top: Int
  private let style: Style

  /// Takes the orphans that were asked for, the first to look at first.
  package init(_ report: OrphanReport, _ items: [OrphanReport.Item], top: Int, style: Style) {
    self.report = report
    self.items = items
    self.top = top
    self.style = style
  }

  package func text() -> String {
    var lines = headings() + general() + index()
    for certainty in Certainty.allCases {
      lines += section(
        "Dead, \(certainty.name)", Self.note(on: certainty),
        items.filter { $0.orphan.status == .dead && $0.orphan.certainty == certainty })
    }
    for status in [Status.testOnly, .exampleOnly, .toolOnly] {
      lines += section(
        Self.title(of: status), "the product does not", items.filter { $0.orphan.status == status })
    }
    lines += islands() + decisions()
    if !items.isEmpty {
      lines += [
        "",
        style.paint(
          "next: pollard orphans --explain MODULE shows what a verdict rests on; --top N shows more; pollard orphans keep MODULE --why \"…\" records a decision",
          as: .faint),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headings() -> [String] {
    let headings = [
      heading("module") { $0.isModule }, heading("Swift file") { $0 == .swiftFile },
    ].compactMap(\.self)
    return headings.isEmpty ? [style.paint("0 modules", as: .heading)] : headings
  }

  /// How many files of some kinds there are, and what they are; nil where there are none.
  private func heading(_ what: String, of kinds: (UnitKind) -> Bool) -> String? {
    let tally = OrphanTally(of: report, kinds: kinds)
    guard tally.total > 0 else { return nil }
    var parts = Status.allCases.compactMap { status in
      tally.alive[status].map { "\(Count.grouped($0)) \(Self.word(for: status))" }
    }
    parts += Status.allCases.compactMap { status in
      tally.orphans[status].map { "\(Count.grouped($0)) \(status.name)" }
    }
    if tally.unjudged > 0 { parts.append("\(Count.grouped(tally.unjudged)) not judged") }
    return style.paint(Count.of(tally.total, what), as: .heading) + ": "
      + parts.joined(separator: ", ")
  }

  /// What something is that is no orphan.
  private static func word(for status: Status) -> String {
    switch status {
    case .testOnly: "for tests"
    case .exampleOnly: "for examples"
    case .toolOnly: "for tools"
    case .live, .public, .dead: status.name
    }
  }

  /// What bears on all verdicts alike.
  private func general() -> [String] {
    guard let first = report.orphans.general.first else { return [] }
    let place =
      first.evidence.path.bytes.isEmpty
      ? "" : " (\(first.evidence.path.display):\(first.evidence.line))"
    return [
      style.paint(
        "  no verdict is \(first.atMost == .possible ? "more than possible" : "certain"): \(first.evidence.text)\(place)",
        as: .warning)
    ]
  }

  /// What the compiler's index said.
  private func index() -> [String] {
    guard let index = report.index else { return [] }
    let stale =
      index.stale > 0 ? ", \(Count.grouped(index.stale)) changed since and not counted" : ""
    var lines = [
      style.paint(
        "  index: \(Count.of(index.fresh, "file")) of \(index.stores.joined(separator: ", "))\(stale); \(Count.of(index.confirmed.count, "verdict")) confirmed, \(index.saved.count) taken back",
        as: .faint)
    ]
    for unit in index.saved.prefix(top) {
      let user = report.orphans.root(of: unit).map { root in
        report.orphans.way(to: unit).dropLast().last.map { report.graph.unit($0).path.display }
          ?? root.evidence.path.display
      }
      lines.append(
        style.paint(
          "    \(report.graph.unit(unit).path.display) is used by \(user ?? "something alive")",
          as: .faint))
    }
    return lines
  }

  private static func note(on certainty: Certainty) -> String {
    switch certainty {
    case .certain: "nothing that was read could run it"
    case .likely: "something could run it after all, and the first such place is named"
    case .possible: "too little is known to say more"
    }
  }

  private static func title(of status: Status) -> String {
    switch status {
    case .testOnly: "Run by tests only"
    case .exampleOnly: "Run by examples only"
    default: "Run by scripts and tools only"
    }
  }

  private func section(
    _ title: String, _ note: String, _ items: [OrphanReport.Item]
  ) -> [String] {
    guard !items.isEmpty else { return [] }
    let shown = items.count > top ? " (\(top) of \(Count.grouped(items.count)))" : ""
    let rows = items.prefix(top).map { item in
      let unit = report.graph.unit(item.orphan.unit)
      return [
        item.value.verdict.rawValue, String(item.value.score), unit.path.display,
        Count.of(unit.lines, "line"), reasons(item).joined(separator: "; "),
      ]
    }
    return ["", style.paint(title, as: .heading) + style.paint("\(shown): \(note)", as: .faint)]
      + Columns.aligned(rows, style: style)
  }

  /// What somebody wants to know before acting on a verdict: what it rests on, and what it suggests.
  private func reasons(_ item: OrphanReport.Item) -> [String] {
    let (orphan, value) = item
    if orphan.status != .dead {
      let runner = orphan.reachedFrom.map { root in
        // What is started itself is known by the place that starts it.
        root.unit == orphan.unit
          ? place(of: root.evidence, on: orphan.unit)
          : "run from \(report.graph.unit(root.unit).path.display)"
      }
      return [runner, value.verdict == .integrate ? value.why : nil].compactMap { $0 }
    }
    if let doubt = orphan.doubts.first(where: { !$0.evidence.path.bytes.isEmpty }) {
      let isOwn = doubt.evidence.path == report.graph.unit(orphan.unit).path
      // What a file says of itself is said again by the advice.
      if isOwn, value.verdict == .review || value.verdict == .shim { return [value.why] }
      return [place(of: doubt.evidence, on: orphan.unit), value.why]
    }
    let isConfirmed = report.index?.confirmed.contains(orphan.unit) ?? false
    return [importers(orphan), isConfirmed ? "the index knows no use" : nil, value.why]
      .compactMap { $0 }
  }

  private func place(of evidence: Evidence, on unit: UnitID) -> String {
    if evidence.path == report.graph.unit(unit).path { return evidence.text }
    let place = "\(evidence.path.display):\(evidence.line)"
    return evidence.path.name.elementsEqual(evidence.kind.utf8)
      ? "named by \(place)" : "\(evidence.kind), \(place)"
  }

  /// Whom a dead module is imported by: by nobody, or by what is dead as well.
  private func importers(_ orphan: Orphan) -> String? {
    let graph = report.graph
    let others = Set(
      graph.edgeIndices(to: orphan.unit).lazy.map { graph.edge($0) }
        .filter { $0.type != .string && $0.type != .parent }.map(\.from))
    guard let first = others.min() else { return nobody(orphan.unit) }
    let more = others.count > 1 ? " and \(others.count - 1) more, all dead" : ", which is dead too"
    return "imported only by \(graph.unit(first).name.text)\(more)"
  }

  /// What there would have to be, and is not.
  private func nobody(_ unit: UnitID) -> String {
    let unit = report.graph.unit(unit)
    guard unit.kind == .swiftFile else { return "nothing imports it" }
    guard case .outside(let evidence, _) = report.graph.membership.standing(of: unit.path) else {
      return "nothing names what it declares"
    }
    return "no target of \(evidence.path.display) compiles it"
  }

  private func islands() -> [String] {
    let listed = Set(items.map(\.orphan.unit))
    let islands = report.orphans.islands.filter { $0.units.contains(where: listed.contains) }
    guard !islands.isEmpty else { return [] }
    let rows = islands.sorted { ($1.units.count, $0.units[0]) < ($0.units.count, $1.units[0]) }
      .prefix(top).map { island in
        let names = island.units.prefix(4).map { report.graph.unit($0).name.text }
        let rest = island.units.count - names.count
        return [
          String(island.units.count), island.certainty.name,
          names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
        ]
      }
    return [
      "", style.paint("Islands: dead modules that only reach each other", as: .heading),
    ] + Columns.aligned(rows, style: style)
  }

  private func decisions() -> [String] {
    let entries = report.decisions.entries
    guard !entries.isEmpty else { return [] }
    return ["", style.paint("Decisions", as: .heading)]
      + entries.map { entry in
        let mark =
          entry.state == .inForce
          ? style.paint("in force", as: .good) : style.paint(entry.state.rawValue, as: .warning)
        return "  \(mark)  \(entry.decision.module): \(entry.text)"
      }
  }
}

extension UnitKind {
  fileprivate var isModule: Bool {
    switch self {
    case .module, .package, .cython, .script: true
    default: false
    }
  }
}
