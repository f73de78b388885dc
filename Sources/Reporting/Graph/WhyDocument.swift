/// The document of every `pollard why`, whatever its steps are made of.
struct WhyDocument {
  struct Step {
    let from: String
    let line: Int
    /// Nil where the statement is not the repository's own.
    let path: [UInt8]?
    let to: String
    let type: String
    let written: [UInt8]
  }

  let paths: [[Step]]

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("paths")
    json.beginArray()
    for path in paths {
      json.beginArray()
      for step in path {
        json.beginObject()
        json.key("from")
        json.value(step.from)
        json.key("line")
        json.value(step.line)
        json.key("path")
        if let path = step.path { json.value(path) } else { json.null() }
        json.key("to")
        json.value(step.to)
        json.key("type")
        json.value(step.type)
        json.key("written")
        json.value(step.written)
        json.endObject()
      }
      json.endArray()
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.why/1")
    json.endObject()
    json.newline()
    return json.drain()
  }
}
