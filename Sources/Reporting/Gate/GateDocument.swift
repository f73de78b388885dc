package import Analyses
import Graph
import Scanning

/// The judgement of a gate as one JSON document.
package enum GateDocument {
  package static func json(_ gate: Gate, _ comparison: GateComparison, passes: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("baseline")
    write(comparison, to: &json)
    json.key("fixed")
    json.beginArray()
    for item in gate.fixed {
      json.beginObject()
      json.key("from")
      json.value(item.from)
      json.key("how")
      json.value(item.how.rawValue)
      json.key("kind")
      json.value(item.kind.name)
      json.key("to")
      json.value(item.to)
      json.endObject()
    }
    json.endArray()
    json.key("ignores")
    json.beginArray()
    for ignore in gate.ignores { write(ignore, to: &json) }
    json.endArray()
    json.key("known")
    json.beginArray()
    for violation in gate.known { write(violation, to: &json) }
    for item in gate.knownCycles {
      let unit = gate.graph.unit(item.edge.from)
      json.beginObject()
      json.key("from")
      json.value(unit.name.text)
      json.key("kind")
      json.value(item.kind.name)
      json.key("line")
      json.value(Int(item.edge.line))
      json.key("path")
      json.value(unit.path.bytes)
      json.key("rule")
      json.value("import-cycle")
      json.key("to")
      json.value(gate.graph.unit(item.edge.to).name.text)
      json.endObject()
    }
    json.endArray()
    json.key("moved")
    json.beginArray()
    for move in gate.moved {
      json.beginObject()
      json.key("from")
      json.value(move.from)
      json.key("to")
      json.value(move.to)
      json.endObject()
    }
    json.endArray()
    json.key("new")
    json.beginArray()
    for violation in gate.new { write(violation, to: &json) }
    json.endArray()
    json.key("schema")
    json.value("pollard.check/1")
    json.key("stale")
    json.beginArray()
    for entry in gate.stale {
      json.beginObject()
      json.key("line")
      json.value(GateBaseline.line(entry))
      json.key("names")
      json.beginArray()
      for word in entry.words { json.value(word) }
      json.endArray()
      json.key("sort")
      json.value(entry.sort)
      json.endObject()
    }
    json.endArray()
    json.key("summary")
    json.beginObject()
    json.key("fixed")
    json.value(gate.fixed.count)
    json.key("known")
    json.value(gate.known.count + gate.knownCycles.count)
    json.key("new")
    json.value(gate.new.count + gate.more)
    json.key("stale")
    json.value(gate.stale.count)
    json.key("unusedIgnores")
    json.value(gate.ignores.count { $0.complaint != nil })
    json.endObject()
    json.key("verdict")
    json.value(passes ? "pass" : "fail")
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(_ comparison: GateComparison, to json: inout JSONWriter) {
    switch comparison {
    case .nothing: json.null()
    case .revision(let name, let commit, let isDirty):
      json.beginObject()
      json.key("commit")
      json.value(commit)
      json.key("dirty")
      json.value(isDirty)
      json.key("kind")
      json.value("revision")
      json.key("name")
      json.value(name)
      json.endObject()
    case .baseline(let path, let entries):
      json.beginObject()
      json.key("entries")
      json.value(entries)
      json.key("kind")
      json.value("file")
      json.key("name")
      json.value(path)
      json.endObject()
    }
  }

  private static func write(_ ignore: JudgedIgnore, to json: inout JSONWriter) {
    json.beginObject()
    json.key("complaint")
    if let complaint = ignore.complaint { json.value(complaint) } else { json.null() }
    json.key("line")
    json.value(ignore.comment.line)
    json.key("path")
    json.value(ignore.path.bytes)
    json.key("reason")
    json.value(ignore.comment.reason)
    json.key("rules")
    json.beginArray()
    for rule in ignore.comment.rules { json.value(rule) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ violation: Violation, to json: inout JSONWriter) {
    json.beginObject()
    json.key("chain")
    write(violation.chain, to: &json)
    json.key("column")
    json.value(violation.column)
    if let contract = violation.contract {
      json.key("contract")
      json.value(contract)
    }
    if let first = violation.chain.first {
      json.key("from")
      json.value(first.from)
    }
    json.key("id")
    json.value(violation.id)
    if let kind = violation.kind {
      json.key("kind")
      json.value(kind)
    }
    json.key("line")
    json.value(violation.line)
    json.key("message")
    json.value(violation.message)
    json.key("module")
    json.value(violation.module)
    json.key("newlyCyclic")
    write(violation.newlyCyclic, to: &json)
    json.key("path")
    json.value(violation.path.bytes)
    if let reason = violation.reason {
      json.key("reason")
      json.value(reason)
    }
    json.key("recommendation")
    json.value(violation.recommendation)
    json.key("rule")
    json.value(violation.rule)
    if let first = violation.chain.first {
      json.key("to")
      json.value(first.to)
      json.key("type")
      json.value(first.type.name)
      json.key("written")
      json.value(first.written)
    }
    json.endObject()
  }

  private static func write(_ steps: [Violation.Step], to json: inout JSONWriter) {
    json.value(
      steps.map {
        ImportStepRow(
          from: $0.from, line: $0.line, path: $0.path.bytes, to: $0.to, type: $0.type.name,
          written: $0.written)
      })
  }
}
