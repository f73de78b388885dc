package import Analyses
import Graph
import Scanning

/// An audit in a screenful of text: what is there, what costs most, what to do first.
package struct AuditText: Sendable {
  private let audit: Audit
  private let root: String
  private let top: Int
  private let style: Style

  package init(_ audit: Audit, root: String, top: Int, style: Style) {
    self.audit = audit
    self.root = root
    self.top = top
    self.style = style
  }

  package func text() -> String {
    (heading() + entries() + closures() + findings() + next()).joined(separator: "\n") + "\n"
  }

  private func heading() -> [String] {
    let graph = audit.graph
    let python = graph.units.filter { $0.kind.language == .python && $0.kind != .namespace }
    let swift = graph.units.filter { $0.kind == .swiftFile }
    var parts: [String] = []
    if !python.isEmpty { parts.append(Count.of(python.count, "Python module")) }
    if !swift.isEmpty { parts.append(Count.of(swift.count, "Swift file")) }
    if parts.isEmpty { parts.append("no Python or Swift files") }
    let lines = graph.units.reduce(0) { $0 + $1.lines }
    return [
      style.paint(root, as: .heading) + "  " + parts.joined(separator: ", ")
        + ", " + Count.of(lines, "line"),
      "  imports   " + imports(),
      "  coverage  " + coverage(),
    ]
  }

  private func imports() -> String {
    var counts: [EdgeType: Int] = [:]
    for edge in audit.graph.edges { counts[edge.type, default: 0] += 1 }
    let atImport = EdgeType.allCases.filter { EdgeTypes.importTime.contains($0) }
      .reduce(0) { $0 + (counts[$1] ?? 0) }
    var parts = ["\(Count.grouped(atImport)) at import time"]
    for type in EdgeType.allCases where !EdgeTypes.importTime.contains(type) {
      if let count = counts[type] { parts.append("\(Count.grouped(count)) \(type.name)") }
    }
    return parts.joined(separator: ", ")
      + "; \(Count.of(audit.graph.externals.count, "package")) from outside"
  }

  private func coverage() -> String {
    let coverage = audit.coverage
    var parts = ["\(Count.of(coverage.files, "file")) read"]
    if !coverage.skipped.isEmpty {
      parts.append("\(Count.grouped(coverage.skipped.count)) left out")
    }
    if !coverage.problems.isEmpty {
      parts.append("\(Count.of(coverage.problems.count, "place")) not understood")
    }
    let unresolved = audit.graph.unresolved.count
    parts.append(
      unresolved == 0 ? "every import resolved" : "\(Count.of(unresolved, "import")) not resolved")
    return parts.joined(separator: ", ")
  }

  private func entries() -> [String] {
    section("What its entry points run: modules, bytes", audit.entries)
  }

  private func closures() -> [String] {
    section(
      "Importing these runs most modules", audit.closures.entries.filter { $0.modules > 1 })
  }

  private func section(_ title: String, _ entries: [BiggestClosures.Entry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    let rows = entries.prefix(top).map { entry in
      let unit = audit.graph.unit(entry.unit)
      return [
        Count.grouped(entry.modules), Count.bytes(entry.bytes), unit.name.text, unit.path.display,
      ]
    }
    return ["", style.paint(title, as: .heading)] + Columns.aligned(rows, style: style)
  }

  private func findings() -> [String] {
    let all = audit.findings
    guard !all.isEmpty else { return ["", style.paint("Nothing found to change", as: .good)] }
    var lines = ["", style.paint("Worth changing, the worst first", as: .heading)]
    // One rule that fires everywhere must not hide the others.
    var shown: [String: Int] = [:]
    let perRule = max(2, top / 3)
    var count = 0
    for finding in all where count < top {
      guard shown[finding.rule, default: 0] < perRule else { continue }
      shown[finding.rule, default: 0] += 1
      count += 1
      lines.append(
        "  \(mark(finding.impact)) \(finding.path.display):\(finding.line)  \(style.paint(finding.rule, as: .word))"
      )
      lines.append("      \(finding.message)")
      lines.append(style.paint("      \(finding.recommendation)", as: .faint))
    }
    if all.count > count {
      var byRule: [String: Int] = [:]
      for finding in all { byRule[finding.rule, default: 0] += 1 }
      let counts = byRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\(Count.grouped($0.value)) \($0.key)" }
      lines.append("  \(Count.of(all.count, "finding")): \(counts.joined(separator: ", "))")
    }
    return lines
  }

  private func mark(_ impact: Finding.Impact) -> String {
    switch impact {
    case .high: style.paint("high  ", as: .error)
    case .medium: style.paint("medium", as: .warning)
    case .low: style.paint("low   ", as: .faint)
    }
  }

  private func next() -> [String] {
    guard let entry = audit.closures.entries.first, entry.modules > 1 else { return [] }
    let module = audit.graph.unit(entry.unit).name.text
    let place = root == "." ? "" : " --root \(root)"
    return [
      "",
      style.paint(
        "next: pollard closure\(place) \(module) lists what importing it runs; pollard explain RULE says what a finding means; --top N shows more",
        as: .faint),
    ]
  }
}
