import Analyses
import Execution
import Graph
import Scanning

/// Cycles for people: the worst first, each with its shortest way round, what it does and how to break it.
package struct CyclesText: Sendable {
  private let report: CyclesReport
  /// Nil for all of them.
  private let top: Int?
  private let style: Style

  /// How many imports to cut are shown for one cycle.
  private static let mostCuts = 8

  package init(_ report: CyclesReport, top: Int?, style: Style) {
    self.report = report
    self.top = top
    self.style = style
  }

  package func text() -> String {
    let all = report.worstFirst
    let shown = all.prefix(top ?? all.count)
    var lines = supposition() + heading()
    for (index, item) in shown.enumerated() {
      lines += ["", ""].prefix(1) + block(item, index + 1)
    }
    if shown.count < all.count {
      let rest = report.counts(all.dropFirst(shown.count).map(\.cycle))
      lines += [
        "",
        style.paint(
          "\(Count.of(all.count - shown.count, "more cycle")): \(rest); --all shows them, --kind and --module narrow them down",
          as: .faint),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading() -> [String] {
    let cycles = report.items.map(\.cycle)
    guard !cycles.isEmpty else {
      let word = report.supposition == nil ? "no cycles" : "no cycles remain"
      return [style.paint(word, as: .good)]
    }
    let modules = Set(cycles.flatMap(\.units)).count
    let text = "\(Count.of(cycles.count, "cycle")) among \(Count.of(modules, "module"))"
    return [style.paint(text, as: .heading) + ": " + report.counts(cycles)]
  }

  private func supposition() -> [String] {
    guard let supposition = report.supposition else { return [] }
    let before = supposition.before
    var lines = ["without \(Count.of(Set(supposition.cut.map(\.written)).count, "import")):"]
    lines += Columns.aligned(supposition.cut.map { row($0, mark: nil) }, style: style)
    let was =
      before.isEmpty ? "no cycles" : "\(Count.of(before.count, "cycle")) (\(report.counts(before)))"
    lines.append("with them there \(before.count == 1 ? "is" : "are") \(was)")
    return lines + [""]
  }

  private func block(_ item: CyclesReport.Item, _ number: Int) -> [String] {
    let cycle = item.cycle
    let kind = style.paint(cycle.kind.name, as: cycle.kind == .importTime ? .error : .warning)
    var lines = [
      "\(number). \(kind)  \(Count.of(cycle.units.count, "module")), \(Count.of(Set(cycle.edges.map { Written($0) }).count, Self.word(for: cycle.edges)))  \(style.paint(cycle.id, as: .faint))"
    ]
    if !cycle.inner.isEmpty {
      let need = cycle.inner.count == 1 ? "needs" : "need"
      lines.append(
        "   holds \(Count.of(cycle.inner.count, "cycle")) that \(need) none of its weaker imports")
    }
    lines.append("   \(report.way(cycle))")
    lines += Columns.aligned(
      cycle.shortest.map { row($0, mark: nil) }, indent: "     ", style: style)
    if !cycle.isShortestProved { lines.append("   a shorter way round may exist") }
    lines += outcome(item).map { "   " + $0 }
    lines += cuts(item).map { "   " + $0 }
    return lines
  }

  /// What joins the members of a cycle.
  private static func word(for edges: [Edge]) -> String {
    edges.contains { $0.type != .reference } ? "import" : "mention"
  }

  private func row(_ edge: Edge, mark: String?) -> [String] {
    let type = edge.type == .eager ? "" : " (\(edge.type.name))"
    return [
      report.place(edge), Self.short(report.written(edge)), "→ \(report.name(edge.to))\(type)",
    ]
      + (mark.map { [$0] } ?? [])
  }

  /// A statement that imports many names shows the first of them.
  private static func short(_ statement: String) -> String {
    statement.count <= 60 ? statement : statement.prefix(59) + "…"
  }

  private func outcome(_ item: CyclesReport.Item) -> [String] {
    guard let runs = item.runs else { return [] }
    let tried = runs.entries.count
    guard tried > 0 else {
      return ["not known whether it breaks: no import of its members could be followed"]
    }
    let partial =
      tried < runs.importable ? " tried (there are \(Count.grouped(runs.importable)))" : ""
    guard let first = runs.breaking.first else {
      if let other = runs.entries.first(where: { !$0.works }), runs.working.isEmpty {
        return ["not known whether it breaks: import \(report.name(other.unit)) fails before that"]
      }
      return [
        "works, whichever of the \(Count.of(runs.working.count, "module"))\(partial) is imported first"
      ]
    }
    let failure = first.failure
    let verb = failure.kind == .attributeError ? "no attribute" : "cannot import"
    var lines = [
      style.paint("breaks", as: .error)
        + ": import \(report.name(first.unit)) ends in \(failure.kind.rawValue), \(verb) \"\(failure.name ?? "?")\", at \(failure.path.display):\(failure.line)"
    ]
    let broken = "\(Count.grouped(runs.breaking.count)) of \(Count.of(tried, "module"))\(partial)"
    if runs.isLuck {
      let lucky = runs.working.prefix(3).map(report.name).joined(separator: ", ")
      let more = runs.working.count > 3 ? " and \(Count.grouped(runs.working.count - 3)) more" : ""
      lines.append(
        "works by luck of order: \(broken) cannot be imported first; \(lucky)\(more) can")
    } else {
      lines.append("\(broken) cannot be imported first")
    }
    return lines
  }

  private func cuts(_ item: CyclesReport.Item) -> [String] {
    guard let breakSet = item.breakSet, !breakSet.cuts.isEmpty else { return [] }
    // What needs another design is no recipe, where nothing can fail either.
    let isRecipe =
      item.cycle.kind == .importTime
      || breakSet.cuts.allSatisfy { ["typing", "move"].contains($0.how.word) }
    guard isRecipe else { return [] }
    let cuts = breakSet.cuts
    let statements = Set(cuts.map { Written($0.edge) }).count
    let word = Self.word(for: cuts.map(\.edge))
    let bound =
      breakSet.isCheapest
      ? "no cheaper set does it" : "at least \(Count.of(breakSet.atLeast, word)) must go"
    let rows = distinctRows(cuts, atMost: Self.mostCuts)
    var lines = ["to break it, cut \(Count.of(statements, word)) (\(bound)):"]
    lines += Columns.aligned(rows, indent: "  ", style: style)
    let all = Set(cuts.map(CutRow.init)).count
    if all > rows.count {
      let more = Count.grouped(all - rows.count)
      lines.append("  and \(more) more, which --format json lists")
    }
    return lines
  }
}

extension CyclesText {
  /// The first of the rows; a statement that leads to several members is one row.
  private func distinctRows(_ cuts: [BreakSet.Cut], atMost most: Int) -> [[String]] {
    var seen: Set<CutRow> = []
    var rows: [[String]] = []
    for cut in cuts where seen.insert(CutRow(cut)).inserted {
      guard rows.count < most else { break }
      rows.append([
        report.place(cut.edge), Self.short(report.written(cut.edge)), cut.how.text,
      ])
    }
    return rows
  }
}

/// What is cut at once.
private struct CutRow: Hashable {
  let from: UnitID
  /// Nil where all that one file has of another goes together.
  let written: Written?
  let how: CutAdvice

  init(_ cut: BreakSet.Cut) {
    from = cut.edge.from
    how = cut.how
    if case .move = cut.how { written = nil } else { written = Written(cut.edge) }
  }
}

/// One statement, whatever it leads to.
private struct Written: Hashable {
  let from: UnitID
  let place: WrittenPlace

  init(_ edge: Edge) {
    from = edge.from
    place = edge.written
  }
}

extension CycleRuns.Entry {
  fileprivate var works: Bool {
    if case .works = outcome { return true }
    return false
  }
}
