package import Refactoring
import Scanning

/// An archive plan as JSON: what is written for a person to look through, read back to be carried out, and kept in the archive.
package enum ArchivePlanDocument {
  package static func json(_ plan: ArchivePlan) -> [UInt8] {
    var json = JSONWriter()
    write(plan, to: &json)
    json.newline()
    return json.drain()
  }

  private static func write(_ plan: ArchivePlan, to json: inout JSONWriter) {
    json.beginObject()
    json.key("checks")
    json.beginArray()
    for check in plan.checks {
      json.beginObject()
      json.key("kind")
      json.value(check.kind.rawValue)
      json.key("text")
      json.value(check.text)
      json.endObject()
    }
    json.endArray()
    json.key("created")
    json.value(plan.created)
    // A plan changes no file's content: whatever would need that is refused.
    json.key("edits")
    json.beginArray()
    json.endArray()
    json.key("folder")
    json.value(plan.folder.bytes)
    json.key("folders")
    json.beginArray()
    for folder in plan.folders {
      json.beginObject()
      json.key("mode")
      json.value(mode(folder.mode))
      json.key("modified")
      json.value(folder.modified)
      json.key("path")
      json.value(folder.path.bytes)
      json.endObject()
    }
    json.endArray()
    json.key("head")
    if let head = plan.head { json.value(head) } else { json.null() }
    json.key("id")
    json.value(plan.id)
    json.key("moves")
    json.beginArray()
    for move in plan.moves { write(move, to: &json) }
    json.endArray()
    json.key("reasons")
    json.beginArray()
    for reason in plan.reasons { write(reason, to: &json) }
    json.endArray()
    json.key("root")
    json.value(plan.root)
    json.key("schema")
    json.value("\(ArchivePlan.schemaName)/\(ArchivePlan.schemaVersion)")
    json.endObject()
  }

  private static func write(_ move: ArchiveMove, to json: inout JSONWriter) {
    json.beginObject()
    json.key("from")
    json.value(move.from.bytes)
    json.key("kind")
    json.value(move.kind.rawValue)
    json.key("mode")
    json.value(mode(move.mode))
    json.key("modified")
    json.value(move.modified)
    json.key("module")
    json.value(move.module)
    json.key("sha256")
    json.value(move.hash.hexadecimal)
    json.key("to")
    json.value(move.to.bytes)
    json.endObject()
  }

  private static func write(_ reason: ArchiveReason, to json: inout JSONWriter) {
    json.beginObject()
    json.key("evidence")
    json.beginArray()
    for place in reason.places {
      json.beginObject()
      json.key("line")
      json.value(place.line)
      json.key("path")
      json.value(place.path.bytes)
      json.key("text")
      json.value(place.text)
      json.endObject()
    }
    json.endArray()
    json.key("module")
    json.value(reason.module)
    json.key("path")
    json.value(reason.path.bytes)
    json.key("text")
    json.value(reason.text)
    json.endObject()
  }

  private static func mode(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
