package import Analyses
import Execution
import Graph
import Scanning

/// `pollard heavy` for people.
package struct HeavyText {
  private let report: HeavyReport
  private let top: Int
  private let style: Style

  package init(_ report: HeavyReport, top: Int, style: Style) {
    self.report = report
    self.top = top
    self.style = style
  }

  package func text() -> String {
    var lines: [String] = []
    for entry in report.entries { lines += head(entry) + [""] }
    lines += ranking() + [""]
    lines += notes()
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ entry: ImportSavings) -> [String] {
    let packages = entry.packageCosts()
    let mostShown = report.entries.count == 1 ? 8 : 3
    var rows = packages.prefix(mostShown).map { item in
      [
        Self.time(item.cost), Self.memory(item.cost), Count.of(item.cost.modules, "module"),
        item.name
          + (item.origin == .own ? " (own)" : item.origin == .standard ? " (standard)" : ""),
      ]
    }
    if packages.count > mostShown {
      let rest = packages.dropFirst(mostShown).reduce(into: LoadCost()) { $0 += $1.cost }
      rows.append([
        Self.time(rest), Self.memory(rest), Count.of(rest.modules, "module"),
        "\(packages.count - mostShown) more",
      ])
    }
    return [
      style.paint("importing \(entry.graph.entry)", as: .heading)
        + ": \(Count.of(entry.total.modules, "module")), \(Count.bytes(entry.total.bytes)), about \(Self.time(entry.total)) and \(Self.memory(entry.total))"
    ] + HeavyText.columns(rows)
  }

  private func ranking() -> [String] {
    let rows = report.rows.filter { $0.saving.saves.modules > 0 }
    let possible = rows.filter { $0.saving.obstacle == nil }
    let hard = rows.filter { $0.saving.obstacle != nil }
    var lines = [style.paint("what deferring one import saves", as: .heading)]
    if possible.isEmpty {
      lines.append("  nothing: what is loaded is reached by several imports, or used at once")
    }
    for row in possible.prefix(top) { lines += self.lines(for: row) }
    if possible.count > top { lines.append("  … \(possible.count - top) more with --top") }
    if !hard.isEmpty {
      lines += ["", style.paint("what would have to be rewritten first", as: .heading)]
      for row in hard.prefix(max(3, top / 4)) { lines += self.lines(for: row) }
      let rest = hard.count - max(3, top / 4)
      if rest > 0 { lines.append("  … \(rest) more with --top") }
    }
    return lines
  }

  private func lines(for row: HeavyReport.Row) -> [String] {
    let saves = row.saving.saves
    let place = "\(row.site.path.display):\(row.site.line)"
    var first =
      "  \(Self.pad(Self.time(saves), 8))  \(Self.pad(Self.memory(saves), 8))  \(Self.pad(Count.grouped(saves.modules), 5))  \(place)  \(style.paint(report.written(row.site), as: .word))"
    if report.entries.count > 1 { first += "  [\(row.entry.graph.entry)]" }
    var remarks: [String] = []
    let alone = row.entry.alone(row.saving.site)
    if alone.modules > saves.modules {
      remarks.append("alone \(Self.time(alone)), \(Count.of(alone.modules, "module"))")
    }
    if alone.modules > saves.modules, let rivals = row.entry.rivals(of: row.saving.site),
      let one = rivals.sites.first.map({ row.entry.graph.sites[$0] })
    {
      remarks.append(
        "\(rivals.package) (\(Self.time(rivals.cost))) is also reached by \(Count.of(rivals.sites.count, "import")), such as \(Self.place(one))"
      )
    }
    if let obstacle = row.saving.obstacle { remarks.append(obstacle.text) }
    guard !remarks.isEmpty else { return [first] }
    return [
      first,
      "  " + String(repeating: " ", count: 27)
        + style.paint(remarks.joined(separator: "; "), as: .faint),
    ]
  }

  static func place(_ site: LoadSite) -> String {
    site.path.bytes.first == 0x7F
      ? "\(site.module ?? "code"), line \(site.line)" : "\(site.path.display):\(site.line)"
  }

  private func notes() -> [String] {
    var sources: Set<CostSource> = []
    for entry in report.entries { sources.formUnion(entry.costs.sources) }
    var lines: [String] = []
    if sources.contains(.measured) {
      lines.append("measured: what a measurement has of single modules")
    }
    if sources.contains(.predicted) {
      lines.append(
        "predicted: the figures are guesses from files' sizes and statements; `pollard measure` runs the interpreter"
      )
    }
    if sources.contains(.tabled) {
      lines.append(
        "tabled: what installed packages cost is taken from measurements of \(KnownPackages.date), as their files were not read"
      )
    }
    if sources.contains(.unknown) {
      lines.append(
        "unknown: modules that were not read and that no table knows count no time and no memory; name their environment with --python"
      )
    }
    let doubts = report.entries.reduce(0) { $0 + $1.uncertain }
    if doubts > 0 {
      lines.append(
        "\(Count.of(doubts, "place")) could not be decided; `pollard closure` lists them")
    }
    for entry in report.entries {
      if let failure = entry.failure {
        lines.append("\(entry.graph.entry) cannot be imported here: \(failure)")
      }
    }
    return lines.map { style.paint($0, as: .faint) }
  }

  // MARK: Figures

  static func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      "  "
        + row.enumerated().map { column, cell in
          column == count - 1 ? cell : pad(cell, widths[column])
        }.joined(separator: "  ")
    }
  }

  static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  package static func time(_ cost: LoadCost) -> String { time(cost.microseconds) }

  package static func time(_ microseconds: Int) -> String {
    if microseconds < 9_950 {
      let tenths = (microseconds + 50) / 100
      return "\(tenths / 10).\(tenths % 10) ms"
    }
    if microseconds < 9_999_500 { return "\((microseconds + 500) / 1000) ms" }
    return "\((microseconds + 500_000) / 1_000_000) s"
  }

  package static func memory(_ cost: LoadCost) -> String { Count.bytes(max(0, cost.rssBytes)) }
}
