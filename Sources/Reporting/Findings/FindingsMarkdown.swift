import Scanning

/// Findings as a table in Markdown.
package enum FindingsMarkdown {
  private static let mostShown = 200

  package static func text(_ report: FindingsReport) -> [UInt8] {
    var lines = ["## Pollard: \(Count.of(report.findings.count, "finding"))", ""]
    if !report.findings.isEmpty {
      lines += ["| | at | rule | what | to do |", "|---|---|---|---|---|"]
      lines += report.findings.prefix(mostShown).map { finding in
        "| \(finding.level.rawValue) | \(Markdown.code("\(finding.path.display):\(finding.line)", inTable: true)) | \(finding.rule) | \(Markdown.escaped(finding.message)) | \(Markdown.escaped(finding.recommendation)) |"
      }
      lines.append("")
      if report.findings.count > mostShown {
        lines += ["And \(Count.grouped(report.findings.count - mostShown)) more.", ""]
      }
    }
    return Array((lines.dropLast().joined(separator: "\n") + "\n").utf8)
  }
}
