package import Analyses
package import Graph
import Manifests
import Scanning

/// All that is known of one module: what runs it, or what its verdict and its score rest on.
package struct OrphanPage: Sendable {
  private let report: OrphanReport
  private let unit: UnitID
  private let style: Style

  package init(_ report: OrphanReport, _ unit: UnitID, style: Style) {
    self.report = report
    self.unit = unit
    self.style = style
  }

  package func text() -> String {
    let module = report.graph.unit(unit)
    let status = report.orphans.status(of: unit)
    var lines = [
      "\(style.paint(module.name.text, as: .heading))  \(module.path.display)  \(status.name)"
    ]
    if let item = report.items.first(where: { $0.orphan.unit == unit }) {
      lines += verdict(item)
    } else if let root = report.orphans.root(of: unit) {
      lines += [
        "  reached from \(report.graph.unit(root.unit).name.text): \(place(root.evidence))"
      ]
    } else {
      lines += ["  no verdict is given on it"]
      lines += report.orphans.roots.unjudged.filter { $0.unit == unit }
        .map { "  \(place($0.evidence))" }
    }
    if let entry = report.decisions.entry(on: unit) { lines.append("  decision  \(entry.text)") }
    lines += way() + roots()
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(_ item: OrphanReport.Item) -> [String] {
    let (orphan, value) = item
    var lines = [
      "  certainty  \(orphan.certainty.name)",
      "  verdict    \(value.verdict.rawValue), score \(value.score) of 100: \(value.why)",
    ]
    if let root = orphan.reachedFrom {
      lines.append(
        "  run by     \(report.graph.unit(root.unit).path.display), \(place(root.evidence))")
    }
    if let island = orphan.island {
      let names = report.orphans.islands[island].units.filter { $0 != unit }
        .map { report.graph.unit($0).name.text }
      lines.append("  island     with \(names.joined(separator: ", "))")
    }
    for companion in orphan.companions {
      lines.append("  goes along \(report.graph.unit(companion).path.display)")
    }
    lines += ["", style.paint("What the score is made of", as: .heading)]
    lines += value.terms.map { term in
      let points = term.points > 0 ? "+\(term.points)" : "\(term.points)"
      let blanks = String(repeating: " ", count: max(0, 5 - points.count))
      return "  \(blanks)\(points)  \(style.paint(term.name, as: .word)): \(term.value)"
    }
    if !orphan.doubts.isEmpty {
      lines += ["", style.paint("What keeps it from being certain", as: .heading)]
      lines += orphan.doubts.map { "  \(place($0.evidence))" }
    }
    return lines
  }

  /// From what is started to the module, with what leads from each to the next.
  private func way() -> [String] {
    let way = report.orphans.way(to: unit)
    guard way.count > 1 else { return [] }
    let most = 12
    let steps = zip(way, way.dropFirst()).map { from, to in
      "  \(report.graph.unit(to).name.text)  \(step(from, to))"
    }
    let shown =
      steps.count <= most
      ? steps : steps.prefix(2) + ["  …"] + steps.suffix(most - 3)
    return ["", style.paint("How it is reached", as: .heading)]
      + ["  \(report.graph.unit(way[0]).name.text)"] + shown
  }

  private func step(_ from: UnitID, _ to: UnitID) -> String {
    let graph = report.graph
    let edges = graph.edges(from: from).filter { $0.to == to && $0.type != .string }
    if let edge = edges.first(where: { $0.type != .parent }) ?? edges.first {
      let written = String(decoding: graph.written(edge.written, of: from), as: UTF8.self)
      return "\(graph.unit(from).path.display):\(edge.line)  \(written)"
    }
    let links = report.orphans.roots.links.filter {
      $0.from == from && $0.to == to && $0.strength == .firm
    }
    if let link = links.first { return place(link.evidence) }
    return "the package around \(graph.unit(from).name.text)"
  }

  private func roots() -> [String] {
    let mine = report.orphans.roots.all.filter { $0.unit == unit }
    let importers = Set(report.graph.edgeIndices(to: unit).map { report.graph.edge($0).from })
      .sorted()
    var lines: [String] = []
    if !mine.isEmpty {
      lines += ["", style.paint("What starts it", as: .heading)]
      lines += mine.map { "  \($0.strength == .weak ? "perhaps, " : "")\(place($0.evidence))" }
    }
    if !importers.isEmpty {
      lines += ["", style.paint("Who imports or names it", as: .heading)]
      lines += importers.prefix(10).map { importer in
        "  \(report.orphans.status(of: importer).name)  \(report.graph.unit(importer).path.display)"
      }
      if importers.count > 10 { lines.append("  and \(importers.count - 10) more") }
    }
    return lines
  }

  private func place(_ evidence: Evidence) -> String {
    let words = evidence.text.isEmpty ? "" : "  \(evidence.text)"
    if evidence.path.bytes.isEmpty { return "\(evidence.kind)\(words)" }
    return "\(evidence.kind), \(evidence.path.display):\(evidence.line)\(words)"
  }
}
