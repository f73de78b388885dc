/// One import on a way from module to module, as every document shows it.
struct ImportStepRow {
  let from: String
  let line: Int
  /// Nil where the statement is not the repository's own.
  let path: [UInt8]?
  let to: String
  let type: String
  let written: [UInt8]
}

extension JSONWriter {
  mutating func value(_ steps: [ImportStepRow]) {
    beginArray()
    for step in steps {
      beginObject()
      key("from")
      value(step.from)
      key("line")
      value(step.line)
      key("path")
      if let path = step.path { value(path) } else { null() }
      key("to")
      value(step.to)
      key("type")
      value(step.type)
      key("written")
      value(step.written)
      endObject()
    }
    endArray()
  }
}
