/// The document of every `pollard why`, whatever its steps are made of.
struct WhyDocument {
  let paths: [[ImportStepRow]]

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("paths")
    json.beginArray()
    for path in paths { json.value(path) }
    json.endArray()
    json.key("schema")
    json.value("pollard.why/1")
    json.endObject()
    json.newline()
    return json.drain()
  }
}
