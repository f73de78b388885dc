import Analyses
import Scanning

/// Findings as commands of a GitHub workflow, which become annotations of lines.
package enum GitHubAnnotations {
  package static func text(_ report: FindingsReport) -> [UInt8] {
    var text = ""
    for finding in report.all {
      let kind =
        switch finding.level {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
      var properties = "file=\(property(finding.path.display)),line=\(finding.line)"
      if finding.column > 0 { properties += ",col=\(finding.column)" }
      properties += ",title=\(property("pollard: \(finding.rule)"))"
      var message = finding.message
      for step in finding.steps where finding.steps.count > 1 {
        message += "\n\(step.path.display):\(step.line): \(step.from) imports \(step.to)"
      }
      message += "\n\(finding.recommendation)"
      text += "::\(kind) \(properties)::\(data(message))\n"
    }
    return Array(text.utf8)
  }

  static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Findings as GitLab's code quality report.
package enum GitLabCodeQuality {
  package static func json(_ report: FindingsReport) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for (finding, fingerprint) in zip(report.all, report.fingerprints) {
      json.beginObject()
      json.key("check_name")
      json.value(finding.rule)
      json.key("description")
      json.value("\(finding.message) (\(finding.recommendation))")
      json.key("fingerprint")
      json.value(fingerprint)
      json.key("location")
      json.beginObject()
      json.key("lines")
      json.beginObject()
      json.key("begin")
      json.value(finding.line)
      json.endObject()
      json.key("path")
      json.value(finding.path.bytes)
      json.endObject()
      json.key("severity")
      json.value(severity(finding.level))
      json.endObject()
    }
    json.endArray()
    json.newline()
    return json.drain()
  }

  private static func severity(_ level: ReportedFinding.Level) -> String {
    switch level {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}

/// Findings as a table for spreadsheets and scripts.
package enum FindingsTable {
  package static func csv(_ report: FindingsReport) -> [UInt8] {
    var bytes = Array("rule,level,path,line,message,recommendation,id\n".utf8)
    for (finding, fingerprint) in zip(report.all, report.fingerprints) {
      let cells: [[UInt8]] = [
        Array(finding.rule.utf8), Array(finding.level.rawValue.utf8), finding.path.bytes,
        Array(String(finding.line).utf8), Array(finding.message.utf8),
        Array(finding.recommendation.utf8), Array(fingerprint.utf8),
      ]
      bytes += cells.map(quoted).joined(separator: [UInt8(ascii: ",")])
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func quoted(_ cell: [UInt8]) -> [UInt8] {
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard cell.contains(where: special.contains) else { return cell }
    let quote = UInt8(ascii: "\"")
    return [quote] + cell.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
