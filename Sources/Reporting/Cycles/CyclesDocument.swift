import Analyses
import Execution
import Graph
import Scanning

/// Cycles as JSON: one document, or a line for each cycle.
package struct CyclesDocument: Sendable {
  private let report: CyclesReport
  private let names: QuotedNames

  package init(_ report: CyclesReport) {
    self.report = report
    names = QuotedNames(report.graph)
  }

  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("cycles")
    json.beginArray()
    for item in report.items { write(item, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.cycles/1")
    json.key("summary")
    writeSummary(report.items.map(\.cycle), to: &json)
    json.key("whatIf")
    write(report.supposition, to: &json)
    json.endObject()
    json.newline()
    return json.drain()
  }

  package func lines() -> [UInt8] {
    var json = JSONWriter()
    for item in report.items {
      write(item, to: &json)
      json.newline()
    }
    return json.drain()
  }

  private func writeSummary(_ cycles: [Cycle], to json: inout JSONWriter) {
    func count(_ kind: Cycle.Kind) -> Int { cycles.count { $0.kind == kind } }
    json.beginObject()
    json.key("deferred")
    json.value(count(.deferred))
    json.key("import-time")
    json.value(count(.importTime))
    json.key("modules")
    json.value(Set(cycles.flatMap(\.units)).count)
    json.key("reference")
    json.value(count(.reference))
    json.key("typing")
    json.value(count(.typing))
    json.endObject()
  }

  private func write(_ supposition: CyclesReport.Supposition?, to json: inout JSONWriter) {
    guard let supposition else {
      json.null()
      return
    }
    let now = Set(report.items.map(\.cycle.id))
    json.beginObject()
    json.key("before")
    writeSummary(supposition.before, to: &json)
    json.key("cut")
    json.beginArray()
    for edge in supposition.cut { write(edge, to: &json) }
    json.endArray()
    json.key("gone")
    json.beginArray()
    for cycle in supposition.before where !now.contains(cycle.id) { json.value(cycle.id) }
    json.endArray()
    json.endObject()
  }

  private func write(_ item: CyclesReport.Item, to json: inout JSONWriter) {
    let cycle = item.cycle
    let circles = EdgeCircles(of: cycle)
    json.beginObject()
    json.key("break")
    json.beginArray()
    for cut in item.breakSet?.cuts ?? [] { write(cut, to: &json) }
    json.endArray()
    json.key("breakAtLeast")
    if let least = item.breakSet?.atLeast { json.value(least) } else { json.null() }
    json.key("breakIsCheapest")
    json.value(item.breakSet?.isCheapest ?? false)
    json.key("circlesArePartial")
    json.value(circles.isPartial)
    json.key("edges")
    json.beginArray()
    for edge in cycle.edges { write(edge, circle: circles[edge], to: &json) }
    json.endArray()
    json.key("entries")
    write(item.runs, to: &json)
    json.key("failure")
    if let first = item.runs?.breaking.first {
      write(first.failure, entry: first.unit, to: &json)
    } else {
      json.null()
    }
    json.key("failures")
    json.beginArray()
    for (unit, failure) in item.runs?.breaking ?? [] { write(failure, entry: unit, to: &json) }
    json.endArray()
    json.key("id")
    json.value(cycle.id)
    json.key("inner")
    json.beginArray()
    for id in cycle.inner { json.value(id) }
    json.endArray()
    json.key("kind")
    json.value(cycle.kind.name)
    json.key("modules")
    json.beginArray()
    for unit in cycle.units { json.raw(names[unit]) }
    json.endArray()
    json.key("shortest")
    json.beginArray()
    for edge in cycle.shortest { write(edge, to: &json) }
    json.endArray()
    json.key("shortestIsProved")
    json.value(cycle.isShortestProved)
    json.endObject()
  }

  private func write(_ runs: CycleRuns.OfCycle?, to json: inout JSONWriter) {
    guard let runs else {
      json.null()
      return
    }
    json.beginObject()
    json.key("breaking")
    json.beginArray()
    for (unit, _) in runs.breaking { json.raw(names[unit]) }
    json.endArray()
    json.key("failingOtherwise")
    json.beginArray()
    for entry in runs.entries {
      if case .failsOtherwise(let failure) = entry.outcome {
        write(failure, entry: entry.unit, to: &json)
      }
    }
    json.endArray()
    json.key("importable")
    json.value(runs.importable)
    json.key("tried")
    json.value(runs.entries.count)
    json.key("working")
    json.beginArray()
    for unit in runs.working { json.raw(names[unit]) }
    json.endArray()
    json.endObject()
  }

  private func write(_ failure: Failure, entry: UnitID, to json: inout JSONWriter) {
    json.beginObject()
    json.key("entry")
    json.raw(names[entry])
    json.key("error")
    json.value(failure.kind.rawValue)
    json.key("importing")
    json.value(failure.module)
    json.key("line")
    json.value(failure.line)
    json.key("name")
    if let name = failure.name { json.value(name) } else { json.null() }
    json.key("path")
    json.value(failure.path.bytes)
    json.endObject()
  }

  private func write(_ cut: BreakSet.Cut, to json: inout JSONWriter) {
    let edge = cut.edge
    json.beginObject()
    json.key("from")
    json.raw(names[edge.from])
    json.key("how")
    json.value(cut.how.text)
    json.key("line")
    json.value(Int(edge.line))
    json.key("means")
    json.value(cut.how.word)
    json.key("path")
    json.value(report.graph.unit(edge.from).path.bytes)
    json.key("to")
    json.raw(names[edge.to])
    json.key("type")
    json.value(edge.type.name)
    json.key("written")
    json.value(report.graph.written(edge.written, of: edge.from))
    json.endObject()
  }

  private func write(_ edge: Edge, circle: [UnitID]? = nil, to json: inout JSONWriter) {
    json.beginObject()
    if let circle {
      json.key("circle")
      json.beginArray()
      for unit in circle { json.raw(names[unit]) }
      json.endArray()
    }
    json.key("column")
    json.value(Int(edge.column))
    json.key("from")
    json.raw(names[edge.from])
    json.key("line")
    json.value(Int(edge.line))
    json.key("path")
    json.value(report.graph.unit(edge.from).path.bytes)
    json.key("to")
    json.raw(names[edge.to])
    json.key("type")
    json.value(edge.type.name)
    json.key("written")
    json.value(report.graph.written(edge.written, of: edge.from))
    json.endObject()
  }
}
