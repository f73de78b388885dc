package import Analyses
package import Scanning

/// One finding in the shape that all formats for other programs share.
package struct ReportedFinding: Sendable {
  package enum Level: String, Sendable {
    case error, warning, note
  }

  package let rule: String
  package let level: Level
  package let path: SourcePath
  /// 1-based.
  package let line: Int
  /// 1-based; 0 where it is not known.
  package let column: Int
  package let message: String
  package let recommendation: String
  package let id: String
  /// The imports that prove it, in order.
  package let steps: [Violation.Step]

  package init(_ violation: Violation, level: Level = .error) {
    rule = violation.rule
    self.level = level
    path = violation.path
    line = max(1, violation.line)
    column = violation.line > 0 ? violation.column + 1 : 0
    message = violation.message
    recommendation = violation.recommendation
    id = violation.id
    steps = violation.chain
  }

  package init(_ finding: Finding) {
    rule = finding.rule
    level =
      switch finding.impact {
      case .high: .error
      case .medium: .warning
      case .low: .note
      }
    path = finding.path
    line = max(1, finding.line)
    column = 0
    message = finding.message
    recommendation = finding.recommendation
    id = finding.id
    steps = []
  }
}

/// A rule in the words that formats with room for them show.
package struct ReportedRule: Sendable {
  package let name: String
  package let summary: String
  package let help: String

  package init(name: String, summary: String, help: String) {
    self.name = name
    self.summary = summary
    self.help = help
  }
}

/// Findings on their way into one of the formats for other programs.
package struct FindingsReport: Sendable {
  package let command: String
  package let version: String
  package let findings: [ReportedFinding]
  /// In the order of their names.
  package let rules: [ReportedRule]
  /// What is said besides, such as of comments that suppress nothing.
  package let remarks: [ReportedFinding]

  package init(
    command: String, version: String, findings: [ReportedFinding], rules: [ReportedRule],
    remarks: [ReportedFinding] = []
  ) {
    self.command = command
    self.version = version
    self.findings = findings
    self.rules = rules.sorted { $0.name < $1.name }
    self.remarks = remarks
  }

  var all: [ReportedFinding] { findings + remarks }

  /// Findings of one id, numbered: two places can break one rule with the same names.
  var fingerprints: [String] {
    var count: [String: Int] = [:]
    return all.map { finding in
      let number = count[finding.id, default: 0]
      count[finding.id] = number + 1
      return number == 0 ? finding.id : "\(finding.id)-\(number)"
    }
  }
}

extension ReportedFinding {
  init(
    rule: String, level: Level, path: SourcePath, line: Int, message: String,
    recommendation: String
  ) {
    self.rule = rule
    self.level = level
    self.path = path
    self.line = max(1, line)
    column = 0
    self.message = message
    self.recommendation = recommendation
    id = Fingerprint(of: [rule, path.display, message]).text
    steps = []
  }

  package init(_ ignore: JudgedIgnore, complaint: String) {
    self.init(
      rule: "unused-ignore", level: .warning, path: ignore.path, line: ignore.comment.line,
      message: "pollard: ignore \(complaint)", recommendation: "take the comment out, or mend it")
  }
}
