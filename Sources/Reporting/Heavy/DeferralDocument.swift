package import Analyses
import Execution
import Graph
import Scanning

/// What `--defer` and `--budget` of `pollard heavy` find, for programs.
package enum DeferralDocument {
  /// One cut, and what is still loaded when its statements are really deferred.
  package struct Cut: Sendable {
    package let name: String
    package let savings: ImportSavings
    package let cut: DeferralCut
    package let left: [String]?

    package init(name: String, savings: ImportSavings, cut: DeferralCut, left: [String]?) {
      self.name = name
      self.savings = savings
      self.cut = cut
      self.left = left
    }
  }

  package static func json(_ cuts: [Cut], _ report: HeavyReport) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("cuts")
    json.beginArray()
    for item in cuts {
      json.beginObject()
      json.key("cost")
      if let cost = item.cut.cost { json.value(cost) } else { json.null() }
      json.key("entry")
      json.value(item.savings.graph.entry)
      json.key("imports")
      if let sites = item.cut.sites {
        write(sites, item.savings, report, to: &json)
      } else {
        json.null()
      }
      json.key("left")
      if let left = item.left { write(left, to: &json) } else { json.null() }
      json.key("saves")
      HeavyDocument.write(item.cut.saves, to: &json)
      json.key("target")
      json.value(item.name)
      json.key("unloads")
      write(item.cut.targets, to: &json)
      json.endObject()
    }
    json.endArray()
    return end(&json)
  }

  package static func json(
    _ plans: [(savings: ImportSavings, plan: DeferralBudget)], _ budget: LoadBudget,
    _ report: HeavyReport
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("budgets")
    json.beginArray()
    for (savings, plan) in plans {
      json.beginObject()
      json.key("before")
      HeavyDocument.write(savings.total, to: &json)
      json.key("entry")
      json.value(savings.graph.entry)
      json.key("kept")
      json.value(plan.isKept)
      json.key("limit")
      json.value(budget.limit)
      json.key("measure")
      json.value(budget.measure.rawValue)
      json.key("rest")
      HeavyDocument.write(plan.rest, to: &json)
      json.key("steps")
      json.beginArray()
      for step in plan.steps {
        json.beginObject()
        json.key("imports")
        write(step.sites, savings, report, to: &json)
        json.key("package")
        if let package = step.package { json.value(package) } else { json.null() }
        json.key("saves")
        HeavyDocument.write(step.saves, to: &json)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    return end(&json)
  }

  private static func end(_ json: inout JSONWriter) -> [UInt8] {
    json.key("schema")
    json.value("pollard.heavy.deferral/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(_ names: [String], to json: inout JSONWriter) {
    json.beginArray()
    for name in names { json.value(name) }
    json.endArray()
  }

  private static func write(
    _ sites: [Int], _ savings: ImportSavings, _ report: HeavyReport, to json: inout JSONWriter
  ) {
    json.beginArray()
    for index in sites {
      let site = savings.graph.sites[index]
      let obstacle = savings.obstacles[index]
      json.beginObject()
      json.key("blocker")
      if let obstacle { json.value(obstacle.text) } else { json.null() }
      json.key("from")
      json.value(site.module ?? "")
      json.key("line")
      json.value(site.line)
      json.key("patchable")
      json.value(obstacle == nil)
      json.key("path")
      json.value(site.path.bytes)
      json.key("written")
      json.value(report.written(site))
      json.endObject()
    }
    json.endArray()
  }
}
