package import Graph
import Scanning

/// The imports of one file as lines of JSON: one for each imported name of Python, one for each import of Swift.
package enum ImportLines {
  package static func write(_ file: SourceFile, to json: inout JSONWriter) {
    switch file.facts {
    case .python(let facts): write(facts, path: file.path, to: &json)
    case .swift(let facts, _): write(facts, path: file.path, to: &json)
    case .opaque: break
    }
  }

  private static func write(_ facts: PythonFacts, path: SourcePath, to json: inout JSONWriter) {
    for entry in facts.imports {
      let isFrom = entry.form == .from || entry.form == .cimport && !entry.name.isEmpty
      json.beginObject()
      json.key("alias")
      if entry.alias.isEmpty { json.null() } else { json.value(facts.text[entry.alias]) }
      json.key("column")
      json.value(Int(entry.column))
      json.key("conditional")
      json.value(entry.isConditional)
      json.key("context")
      json.value(entry.context.name)
      json.key("kind")
      json.value(isFrom ? "from" : "import")
      json.key("language")
      json.value(entry.form == .cimport ? "cython" : "python")
      json.key("lazy")
      json.value(entry.isLazy)
      json.key("level")
      json.value(Int(entry.level))
      json.key("line")
      json.value(Int(entry.line))
      json.key("module")
      json.value(facts.text[entry.module])
      json.key("name")
      if isFrom { json.value(facts.text[entry.name]) } else { json.null() }
      json.key("optional")
      json.value(entry.isOptional)
      json.key("path")
      json.value(path.bytes)
      json.endObject()
      json.newline()
    }
  }

  private static func write(_ facts: SwiftFacts, path: SourcePath, to json: inout JSONWriter) {
    for entry in facts.imports {
      json.beginObject()
      json.key("access")
      if let access = entry.access { json.value(access.rawValue) } else { json.null() }
      json.key("attributes")
      json.beginArray()
      for attribute in entry.attributes { json.value(attribute) }
      json.endArray()
      json.key("column")
      json.value(entry.column)
      json.key("condition")
      if let condition = entry.condition { json.value(condition) } else { json.null() }
      json.key("conditional")
      json.value(entry.conditional)
      json.key("importKind")
      if let kind = entry.kind { json.value(kind.rawValue) } else { json.null() }
      json.key("kind")
      json.value("import")
      json.key("language")
      json.value("swift")
      json.key("line")
      json.value(entry.line)
      json.key("module")
      json.value(entry.module)
      json.key("path")
      json.value(path.bytes)
      json.endObject()
      json.newline()
    }
  }
}

extension PythonImport.Context {
  /// The word of the contract.
  var name: String {
    switch self {
    case .eager: "eager"
    case .deferred: "deferred"
    case .typing: "typing"
    }
  }
}
