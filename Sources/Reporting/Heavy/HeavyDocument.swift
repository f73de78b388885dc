import Analyses
import Execution
import Graph
import Scanning

/// `pollard heavy` for programs.
package enum HeavyDocument {
  /// How many statements are told what they reach besides what they save; the rest save nothing or little.
  private static let mostDetailed = 200

  package static func json(_ report: HeavyReport) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("entries")
    json.beginArray()
    for entry in report.entries { write(entry, to: &json) }
    json.endArray()
    json.key("environment")
    if let environment = report.environment { json.value(environment) } else { json.null() }
    json.key("imports")
    json.beginArray()
    for (index, row) in report.rows.enumerated() {
      write(row, report, isDetailed: index < mostDetailed, to: &json)
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.heavy/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(_ entry: ImportSavings, to json: inout JSONWriter) {
    json.beginObject()
    json.key("bytes")
    json.value(entry.total.bytes)
    json.key("extensionBytes")
    json.value(entry.total.extensionBytes)
    json.key("failure")
    if let failure = entry.failure { json.value(failure) } else { json.null() }
    json.key("features")
    write(entry.features, to: &json)
    json.key("measured")
    json.value(
      zip(entry.costs.sources, entry.graph.modules).allSatisfy {
        $0 == .measured || !$1.isLoaded
      })
    json.key("milliseconds")
    milliseconds(entry.total, to: &json)
    json.key("module")
    json.value(entry.graph.entry)
    json.key("modules")
    json.value(entry.total.modules)
    json.key("packages")
    json.beginArray()
    for item in entry.packageCosts() {
      json.beginObject()
      json.key("cost")
      write(item.cost, to: &json)
      json.key("name")
      json.value(item.name)
      json.key("origin")
      json.value(name(of: item.origin))
      json.endObject()
    }
    json.endArray()
    json.key("rssBytes")
    json.value(entry.total.rssBytes)
    json.key("sources")
    json.beginArray()
    for source in HeavyReport.sources(of: entry) { json.value(source.name) }
    json.endArray()
    json.key("uncertain")
    json.value(entry.uncertain)
    json.endObject()
  }

  private static func write(
    _ row: HeavyReport.Row, _ report: HeavyReport, isDetailed: Bool, to json: inout JSONWriter
  ) {
    let site = row.site
    json.beginObject()
    if isDetailed {
      json.key("alone")
      write(row.entry.alone(row.saving.site), to: &json)
      json.key("alsoReached")
      if let rivals = row.entry.rivals(of: row.saving.site) {
        json.beginObject()
        json.key("by")
        json.beginArray()
        for rival in rivals.sites { json.value(HeavyText.place(row.entry.graph.sites[rival])) }
        json.endArray()
        json.key("cost")
        write(rivals.cost, to: &json)
        json.key("package")
        json.value(rivals.package)
        json.endObject()
      } else {
        json.null()
      }
    }
    json.key("blocker")
    if let obstacle = row.saving.obstacle { json.value(obstacle.text) } else { json.null() }
    json.key("entry")
    json.value(row.entry.graph.entry)
    json.key("from")
    json.value(site.module ?? "")
    json.key("line")
    json.value(site.line)
    json.key("patchable")
    json.value(row.saving.obstacle == nil)
    json.key("path")
    json.value(site.path.bytes)
    json.key("saves")
    write(row.saving.saves, to: &json)
    json.key("to")
    if let target = row.entry.graph.target(of: site) { json.value(target) } else { json.null() }
    json.key("unloads")
    json.beginArray()
    if row.saving.saves.modules > 0, isDetailed {
      for name in row.entry.unloaded(by: row.saving.site) { json.value(name) }
    }
    json.endArray()
    json.key("written")
    json.value(report.written(site))
    json.endObject()
  }

  static func write(_ cost: LoadCost, to json: inout JSONWriter) {
    json.beginObject()
    json.key("bytes")
    json.value(cost.bytes)
    json.key("milliseconds")
    milliseconds(cost, to: &json)
    json.key("modules")
    json.value(cost.modules)
    json.key("rssBytes")
    json.value(cost.rssBytes)
    json.endObject()
  }

  private static func write(_ features: CostModel.Features, to json: inout JSONWriter) {
    json.beginObject()
    json.key("extensionBytes")
    json.value(features.extensionBytes)
    json.key("extensions")
    json.value(features.extensions)
    json.key("libraries")
    json.value(features.libraries)
    json.key("modules")
    json.value(features.modules)
    json.key("relocatedBytes")
    json.value(features.relocatedBytes)
    json.key("sourceBytes")
    json.value(features.sourceBytes)
    json.key("steps")
    json.value(features.steps)
    json.endObject()
  }

  /// With three decimals.
  private static func milliseconds(_ cost: LoadCost, to json: inout JSONWriter) {
    let thousandths = String(cost.microseconds % 1000)
    let padded = String(repeating: "0", count: 3 - thousandths.count) + thousandths
    json.raw(Array("\(cost.microseconds / 1000).\(padded)".utf8)[...])
  }

  private static func name(of origin: LoadGraph.Origin) -> String {
    switch origin {
    case .own: "own"
    case .installed: "installed"
    case .standard: "standard"
    case .unread: "unread"
    }
  }
}
