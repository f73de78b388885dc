import Analyses
package import Refactoring
import Scanning

/// A plan of imports that run later, as JSON or as a diff.
package enum LazyDocument {
  package static func json(_ plan: LazyPlan, _ measured: MeasureReport? = nil) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("entries")
    json.beginArray()
    for entry in plan.entries {
      json.beginObject()
      json.key("after")
      json.value(entry.after)
      json.key("before")
      json.value(entry.before)
      json.key("module")
      json.value(entry.module)
      json.endObject()
    }
    json.endArray()
    json.key("measured")
    if let measured { measured.write(to: &json) } else { json.null() }
    json.key("patches")
    json.beginArray()
    for patch in plan.patches { write(patch, to: &json) }
    json.endArray()
    json.key("refused")
    json.beginArray()
    for refusal in plan.refused {
      json.beginObject()
      json.key("blocker")
      json.value(refusal.blocker.kind.rawValue)
      json.key("id")
      if let id = refusal.id { json.value(id) } else { json.null() }
      json.key("line")
      json.value(refusal.line)
      json.key("module")
      json.value(refusal.module)
      json.key("path")
      json.value(refusal.path.bytes)
      json.key("text")
      json.value(refusal.blocker.text)
      json.endObject()
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.lazy/1")
    json.key("target")
    if let target = plan.target { write(target, to: &json) } else { json.null() }
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(_ target: LazyTarget, to json: inout JSONWriter) {
    json.beginObject()
    json.key("entries")
    json.beginArray()
    for entry in target.entries {
      json.beginObject()
      json.key("after")
      json.value(target.budget.amount(of: entry.after))
      json.key("before")
      json.value(target.budget.amount(of: entry.before))
      json.key("module")
      json.value(entry.module)
      json.key("shortfall")
      if let amount = target.shortfall(of: entry) { json.value(amount) } else { json.null() }
      json.endObject()
    }
    json.endArray()
    json.key("limit")
    json.value(target.budget.limit)
    json.key("measure")
    json.value(target.budget.measure.rawValue)
    json.key("reached")
    json.value(target.isReached)
    json.key("smallest")
    json.value(target.isReached && target.isSmallest)
    json.key("unknown")
    json.beginArray()
    for name in target.unknown { json.value(name) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ patch: LazyPatch, to json: inout JSONWriter) {
    json.beginObject()
    json.key("breaks")
    json.beginArray()
    for module in patch.breaks { json.value(module) }
    json.endArray()
    json.key("diff")
    json.value(patch.diff)
    json.key("id")
    json.value(patch.id)
    json.key("line")
    json.value(patch.line)
    json.key("module")
    json.value(patch.module)
    json.key("names")
    json.beginArray()
    for name in patch.names { json.value(name) }
    json.endArray()
    json.key("path")
    json.value(patch.path.bytes)
    json.key("reservation")
    if let reservation = patch.reservation { json.value(reservation.text) } else { json.null() }
    json.key("safety")
    json.value(patch.safety.rawValue)
    json.key("saves")
    json.beginObject()
    json.key("externals")
    json.beginArray()
    for name in patch.saving.externals { json.value(name) }
    json.endArray()
    json.key("modules")
    json.value(patch.saving.count)
    json.key("names")
    json.beginArray()
    for name in patch.saving.modules { json.value(name) }
    json.endArray()
    json.endObject()
    json.key("strategy")
    json.value(patch.strategy.rawValue)
    json.endObject()
  }

  /// All safe patches, for `git apply`.
  package static func diff(_ plan: LazyPlan) -> [UInt8] {
    plan.results.reduce(into: []) { $0 += $1.diff }
  }
}
