package import Analyses
package import Scanning

/// What is declared and not imported, or imported and not declared, in any format.
package struct DependenciesReport: Sendable {
  private let manifests: [SourcePath]
  private let findings: [DependencyFinding]

  /// `manifests` are those that were read, in path order.
  package init(manifests: [SourcePath], findings: [DependencyFinding]) {
    self.manifests = manifests
    self.findings = findings
  }

  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("findings")
    json.beginArray()
    for finding in findings { write(finding, to: &json) }
    json.endArray()
    json.key("manifests")
    json.beginArray()
    for manifest in manifests { json.value(manifest.bytes) }
    json.endArray()
    json.key("schema")
    json.value("pollard.deps/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  package func lines() -> [UInt8] {
    var json = JSONWriter()
    for finding in findings {
      write(finding, to: &json)
      json.newline()
    }
    return json.drain()
  }

  private func write(_ finding: DependencyFinding, to json: inout JSONWriter) {
    json.beginObject()
    json.key("dependent")
    json.value(finding.dependent)
    json.key("id")
    json.value(finding.finding.id)
    json.key("kind")
    json.value(finding.kind.rawValue)
    json.key("package")
    json.value(finding.package)
    json.key("recommendation")
    json.value(finding.recommendation)
    json.key("text")
    json.value(finding.text)
    json.key("where")
    json.beginArray()
    for place in finding.places {
      json.beginObject()
      json.key("line")
      json.value(place.line)
      json.key("path")
      json.value(place.path.bytes)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  package func csv() -> [UInt8] {
    var table = CSVWriter()
    table.row(["kind", "dependent", "package", "path", "line", "text"])
    for finding in findings {
      table.row([
        finding.kind.rawValue, finding.dependent, finding.package,
        finding.places[0].path.display, String(finding.places[0].line), finding.text,
      ])
    }
    return table.bytes
  }

  // MARK: For people

  package func text(top: Int?, style: Style) -> String {
    let read = Count.of(manifests.count, "manifest")
    guard !manifests.isEmpty else { return "no manifest that declares dependencies\n" }
    guard !findings.isEmpty else {
      return style.paint("\(read), and nothing declared in vain or used undeclared", as: .good)
        + "\n"
    }
    var lines = [
      style.paint("\(Count.of(findings.count, "finding")) in \(read)", as: .heading)
    ]
    for finding in findings.prefix(top ?? findings.count) {
      let place = finding.places[0]
      lines += [
        "",
        "\(style.paint(finding.kind.rawValue, as: .warning))  \(place.path.display):\(place.line)",
        "  \(finding.text)", "  \(style.paint(finding.recommendation, as: .faint))",
      ]
    }
    if let top, findings.count > top {
      lines += [
        "",
        style.paint(
          "\(Count.of(findings.count - top, "more finding")); --top \(findings.count) shows them",
          as: .faint),
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
