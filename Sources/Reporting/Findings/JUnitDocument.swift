import Analyses
import Scanning

/// Findings as test results, which every CI server can show: a case for each rule that holds and for each finding that fails.
package enum JUnitDocument {
  package static func xml(_ report: FindingsReport) -> [UInt8] {
    let failed = Set(report.findings.map(\.rule))
    let passed = report.rules.map(\.name).filter { !failed.contains($0) && $0 != "unused-ignore" }
    let count = report.findings.count + passed.count
    let counts = "tests=\"\(count)\" failures=\"\(report.findings.count)\" errors=\"0\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"pollard \(report.command)\" \(counts) time=\"0\">",
      "  <testsuite name=\"pollard \(report.command)\" \(counts) skipped=\"0\" time=\"0\">",
    ]
    for name in passed {
      lines.append("    <testcase classname=\"\(name)\" name=\"holds\" time=\"0\"/>")
    }
    for finding in report.findings {
      let place = "\(finding.path.display):\(finding.line)"
      lines.append(
        "    <testcase classname=\"\(escaped(finding.rule))\" name=\"\(escaped(place))\" file=\"\(escaped(finding.path.display))\" line=\"\(finding.line)\" time=\"0\">"
      )
      var body = "\(place): \(finding.message)\n"
      for step in finding.steps {
        body +=
          "  \(step.path.display):\(step.line): \(step.from) imports \(step.to)\(step.written.isEmpty ? "" : ": \(String(decoding: step.written, as: UTF8.self))")\n"
      }
      body += finding.recommendation
      lines.append(
        "      <failure message=\"\(escaped(finding.message))\" type=\"\(escaped(finding.rule))\">\(escaped(body))</failure>"
      )
      lines.append("    </testcase>")
    }
    lines += ["  </testsuite>", "</testsuites>", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Characters that XML cannot hold at all become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      case "\t": result += "&#9;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
