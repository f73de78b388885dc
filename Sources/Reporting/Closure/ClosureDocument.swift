package import Execution
import Graph
import Scanning

/// What importing a module runs, as JSON or as text.
package enum ClosureDocument {
  package static func json(_ closure: Closure, isLine: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("executes")
    json.beginArray()
    for name in closure.executes { json.value(name) }
    json.endArray()
    json.key("externals")
    json.beginArray()
    for name in closure.externals { json.value(name) }
    json.endArray()
    json.key("failure")
    if let failure = closure.failure { write(failure, to: &json) } else { json.null() }
    // Without an environment it would only repeat what is executed.
    if closure.loads.contains(where: \.isInstalled) {
      json.key("loads")
      json.beginArray()
      for load in closure.loads { json.value(load.name) }
      json.endArray()
    }
    json.key("module")
    json.value(closure.module)
    if !isLine {
      json.key("schema")
      json.value("pollard.closure/1")
    }
    json.key("uncertain")
    json.beginArray()
    for item in closure.uncertain {
      json.beginObject()
      json.key("at")
      json.value("\(item.path.display):\(item.line)")
      json.key("why")
      json.value(item.why)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.drain()
  }

  private static func write(_ failure: Failure, to json: inout JSONWriter) {
    json.beginObject()
    json.key("error")
    json.value(failure.kind.rawValue)
    json.key("line")
    json.value(failure.line)
    json.key("module")
    json.value(failure.module)
    json.key("name")
    if let name = failure.name { json.value(name) } else { json.null() }
    json.key("path")
    json.value(failure.path.bytes)
    json.endObject()
  }

  /// `sizes` gives the lines and bytes of the modules that have a file.
  package static func text(
    _ closure: Closure, sizes: (String) -> (path: String, bytes: Int)?, style: Style
  ) -> String {
    let known = closure.executes.map { ($0, sizes($0)) }
    let total = known.reduce(0) { $0 + ($1.1?.bytes ?? 0) }
    var lines = [
      style.paint(
        "import \(closure.module) runs \(Count.of(closure.executes.count, "module")) of this repository, \(Count.bytes(total))",
        as: .heading)
    ]
    if let failure = closure.failure {
      lines.append(style.paint("and fails with \(words(for: failure))", as: .error))
    }
    if !known.isEmpty { lines.append("") }
    lines += Columns.aligned(
      known.map { [$0.1.map { Count.bytes($0.bytes) } ?? "-", $0.0, $0.1?.path ?? ""] },
      style: style)
    if !closure.externals.isEmpty {
      lines += ["", style.paint("From outside", as: .heading)]
      lines.append("  " + closure.externals.joined(separator: ", "))
    }
    if !closure.uncertain.isEmpty {
      lines += ["", style.paint("Not certain", as: .heading)]
      lines += Columns.aligned(
        closure.uncertain.map { ["\($0.path.display):\($0.line)", $0.why] }, style: style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `ImportError: cannot import "name", at path:line`.
  private static func words(for failure: Failure) -> String {
    var text = failure.kind.rawValue
    if let name = failure.name {
      switch failure.kind {
      case .importError: text += ": cannot import \"\(name)\""
      case .moduleNotFound: text += ": there is no module \"\(name)\""
      case .attributeError: text += ": there is no attribute \"\(name)\""
      }
    }
    return failure.line > 0 ? "\(text), at \(failure.path.display):\(failure.line)" : text
  }
}
