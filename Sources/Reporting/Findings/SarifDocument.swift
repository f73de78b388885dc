import Analyses
import Scanning

/// Findings in SARIF 2.1.0, which code hosts show beside the lines they are about.
package enum SarifDocument {
  package static func json(_ report: FindingsReport) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("$schema")
    json.value("https://json.schemastore.org/sarif-2.1.0.json")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.key("columnKind")
    json.value("unicodeCodePoints")
    json.key("originalUriBaseIds")
    json.beginObject()
    json.key("%SRCROOT%")
    json.beginObject()
    json.key("description")
    text("the scanned root", to: &json)
    json.endObject()
    json.endObject()
    json.key("results")
    json.beginArray()
    for (finding, fingerprint) in zip(report.all, report.fingerprints) {
      write(finding, fingerprint, report.rules, to: &json)
    }
    json.endArray()
    json.key("tool")
    tool(report, to: &json)
    json.endObject()
    json.endArray()
    json.key("version")
    json.value("2.1.0")
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func text(_ text: String, to json: inout JSONWriter) {
    json.beginObject()
    json.key("text")
    json.value(text)
    json.endObject()
  }

  private static func tool(_ report: FindingsReport, to json: inout JSONWriter) {
    json.beginObject()
    json.key("driver")
    json.beginObject()
    json.key("name")
    json.value("pollard")
    json.key("rules")
    json.beginArray()
    for rule in report.rules {
      json.beginObject()
      json.key("help")
      json.beginObject()
      json.key("markdown")
      json.value(rule.help)
      json.key("text")
      json.value(rule.help)
      json.endObject()
      json.key("id")
      json.value(rule.name)
      json.key("name")
      json.value(camelCase(rule.name))
      json.key("shortDescription")
      text(rule.summary, to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("semanticVersion")
    json.value(report.version)
    json.endObject()
    json.endObject()
  }

  private static func camelCase(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func write(
    _ finding: ReportedFinding, _ fingerprint: String, _ rules: [ReportedRule],
    to json: inout JSONWriter
  ) {
    json.beginObject()
    if finding.steps.count > 1 {
      json.key("codeFlows")
      json.beginArray()
      json.beginObject()
      json.key("threadFlows")
      json.beginArray()
      json.beginObject()
      json.key("locations")
      json.beginArray()
      for step in finding.steps {
        json.beginObject()
        json.key("location")
        location(step.path, step.line, step.column + 1, says: said(step), id: nil, to: &json)
        json.endObject()
      }
      json.endArray()
      json.endObject()
      json.endArray()
      json.endObject()
      json.endArray()
    }
    json.key("level")
    json.value(finding.level.rawValue)
    json.key("locations")
    json.beginArray()
    location(finding.path, finding.line, finding.column, says: nil, id: nil, to: &json)
    json.endArray()
    json.key("message")
    text("\(finding.message). What to do: \(finding.recommendation).", to: &json)
    json.key("partialFingerprints")
    json.beginObject()
    json.key("pollardFinding/v1")
    json.value(fingerprint)
    json.endObject()
    if !finding.steps.isEmpty {
      json.key("relatedLocations")
      json.beginArray()
      for (index, step) in finding.steps.enumerated() {
        location(
          step.path, step.line, step.column + 1, says: said(step), id: index + 1, to: &json)
      }
      json.endArray()
    }
    json.key("ruleId")
    json.value(finding.rule)
    if let index = rules.firstIndex(where: { $0.name == finding.rule }) {
      json.key("ruleIndex")
      json.value(index)
    }
    json.endObject()
  }

  private static func said(_ step: Violation.Step) -> String {
    "\(step.from) imports \(step.to)"
      + (step.written.isEmpty ? "" : ": \(String(decoding: step.written, as: UTF8.self))")
  }

  private static func location(
    _ path: SourcePath, _ line: Int, _ column: Int, says message: String?, id: Int?,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    if let id {
      json.key("id")
      json.value(id)
    }
    if let message {
      json.key("message")
      text(message, to: &json)
    }
    json.key("physicalLocation")
    json.beginObject()
    json.key("artifactLocation")
    json.beginObject()
    json.key("uri")
    json.value(percentEncoded(path))
    json.key("uriBaseId")
    json.value("%SRCROOT%")
    json.endObject()
    json.key("region")
    json.beginObject()
    if column > 0 {
      json.key("startColumn")
      json.value(column)
    }
    json.key("startLine")
    json.value(max(1, line))
    json.endObject()
    json.endObject()
    json.endObject()
  }

  /// A relative URI: everything but unreserved characters and `/` is written by its number.
  static func percentEncoded(_ path: SourcePath) -> String {
    var uri = ""
    for byte in path.bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        uri += byte < 16 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return uri
  }
}
