package import Graph
import Scanning

/// The imports of files as they are written, in one of four forms.
package enum ImportsListing {
  package enum Form: Sendable { case text, json, lines, csv }

  /// What the imports of one file add to the listing.
  package static func bytes(of file: SourceFile, as form: Form) -> [UInt8] {
    switch form {
    case .lines, .json:
      var json = JSONWriter()
      ImportLines.write(file, to: &json)
      guard form == .json else { return json.drain() }
      // The lines of one file become elements of one array.
      let lines = json.drain().split(separator: UInt8(ascii: "\n"))
      return Array(lines.joined(separator: [UInt8(ascii: ","), UInt8(ascii: "\n")]))
    case .csv: return csv(file)
    case .text: return Array(text(file).utf8)
    }
  }

  package static func opening(_ form: Form) -> [UInt8] {
    switch form {
    case .json: Array("{\"imports\":[".utf8)
    case .csv:
      Array("path,line,column,language,context,optional,conditional,written\n".utf8)
    case .text, .lines: []
    }
  }

  package static func separator(_ form: Form) -> [UInt8] { form == .json ? Array(",\n".utf8) : [] }

  package static func closing(_ form: Form) -> [UInt8] {
    form == .json ? Array("],\"schema\":\"pollard.imports/1\"}\n".utf8) : []
  }

  private static func text(_ file: SourceFile) -> String {
    rows(file).map { row in
      let notes = [
        row.context == "eager" ? nil : row.context, row.optional ? "optional" : nil,
        row.conditional ? "conditional" : nil,
      ].compactMap { $0 }
      let suffix = notes.isEmpty ? "" : "  [\(notes.joined(separator: ", "))]"
      return "\(file.path.display):\(row.line): \(row.written)\(suffix)\n"
    }.joined()
  }

  private static func csv(_ file: SourceFile) -> [UInt8] {
    var table = CSVWriter()
    for row in rows(file) {
      table.row([
        file.path.display, String(row.line), String(row.column), file.kind.language.rawValue,
        row.context, String(row.optional), String(row.conditional), row.written,
      ])
    }
    return table.bytes
  }

  private struct Row {
    let line, column: Int
    let context: String
    let optional, conditional: Bool
    let written: String
  }

  private static func rows(_ file: SourceFile) -> [Row] {
    switch file.facts {
    case .python(let facts):
      return facts.imports.map { entry in
        Row(
          line: Int(entry.line), column: Int(entry.column), context: entry.context.name,
          optional: entry.isOptional, conditional: entry.isConditional,
          written: written(entry, facts))
      }
    case .swift(let facts, _):
      return facts.imports.map { entry in
        Row(
          line: entry.line, column: entry.column, context: "eager", optional: false,
          conditional: entry.conditional,
          written: (entry.attributes.map { "@\($0)" } + ["import", entry.module])
            .joined(separator: " "))
      }
    case .opaque: return []
    }
  }

  private static func written(_ entry: PythonImport, _ facts: PythonFacts) -> String {
    let alias = entry.alias.isEmpty ? "" : " as \(facts.text.string(entry.alias))"
    let lazy = entry.isLazy ? "lazy " : ""
    let verb = entry.form == .cimport ? "cimport" : "import"
    let module = String(repeating: ".", count: Int(entry.level)) + facts.text.string(entry.module)
    if entry.name.isEmpty { return "\(lazy)\(verb) \(module)\(alias)" }
    return "\(lazy)from \(module) \(verb) \(facts.text.string(entry.name))\(alias)"
  }
}
