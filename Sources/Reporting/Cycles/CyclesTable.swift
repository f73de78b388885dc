import Analyses
import Execution
import Graph
import Scanning

/// Cycles as tables: comma-separated for spreadsheets, Markdown for a page.
package struct CyclesTable: Sendable {
  private let report: CyclesReport

  package init(_ report: CyclesReport) { self.report = report }

  /// A line for every import of every cycle.
  package func csv() -> [UInt8] {
    var table = CSVWriter()
    table.row([
      "cycle", "kind", "from", "to", "type", "path", "line", "written", "shortest", "how",
    ])
    for item in report.items {
      let shortest = Set(item.cycle.shortest)
      let cuts = Dictionary(
        (item.breakSet?.cuts ?? []).map { ($0.edge, $0.how.text) },
        uniquingKeysWith: { first, _ in first })
      for edge in item.cycle.edges {
        table.row([
          item.cycle.id, item.cycle.kind.name, report.name(edge.from), report.name(edge.to),
          edge.type.name, report.graph.unit(edge.from).path.display, String(edge.line),
          report.written(edge), String(shortest.contains(edge)), cuts[edge] ?? "",
        ])
      }
    }
    return table.bytes
  }

  /// A section for each cycle, the worst first.
  package func markdown(top: Int?) -> String {
    let all = report.worstFirst
    let shown = all.prefix(top ?? all.count)
    guard !all.isEmpty else { return "No cycles.\n" }
    var text = "## \(Count.of(all.count, "cycle")): \(report.counts(all.map(\.cycle)))\n"
    for item in shown { text += section(item) }
    if shown.count < all.count {
      text += "\n\(Count.of(all.count - shown.count, "more cycle")) not shown.\n"
    }
    return text
  }

  private func section(_ item: CyclesReport.Item) -> String {
    let cycle = item.cycle
    var text =
      "\n### \(cycle.kind.name), \(Count.of(cycle.units.count, "module")): \(Self.code(report.way(cycle)))\n\n"
    text += "| import | at | statement |\n| --- | --- | --- |\n"
    for edge in cycle.shortest {
      text +=
        "| \(Self.code("\(report.name(edge.from)) → \(report.name(edge.to))")) | \(Self.code(report.place(edge))) | \(Self.code(report.written(edge))) |\n"
    }
    if let first = item.runs?.breaking.first {
      let failure = first.failure
      text +=
        "\n**Breaks**: \(Self.code("import \(report.name(first.unit))")) ends in \(failure.kind.rawValue) at \(Self.code("\(failure.path.display):\(failure.line)"))"
      text += failure.name.map { " for \(Self.code($0))" } ?? ""
      text += item.runs?.isLuck == true ? "; other first imports work by luck of order.\n" : ".\n"
    }
    if let cuts = item.breakSet?.cuts, !cuts.isEmpty {
      text += "\n| cut | at | how |\n| --- | --- | --- |\n"
      for cut in cuts.prefix(20) {
        text +=
          "| \(Self.code(report.written(cut.edge))) | \(Self.code(report.place(cut.edge))) | \(Self.cell(cut.how.text)) |\n"
      }
      if cuts.count > 20 { text += "\n\(Count.of(cuts.count - 20, "more import")) to cut.\n" }
    }
    return text
  }

  /// Text between backticks, of which it holds none.
  private static func code(_ text: String) -> String {
    "`\(cell(text.map { $0 == "`" ? "'" : String($0) }.joined()))`"
  }

  private static func cell(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined()
  }
}
