import Manifests

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows what the TOML reader makes of files: one line of JSON for each, with the type of every value.
///
/// `{"ok": VALUE}` or `{"error": "line 1, column 2: …"}`, where VALUE is `{"type": …, "value": …}`; tables are arrays of pairs, so that order shows.
enum TOMLProbe {
  static func run(_ paths: [String]) {
    for path in paths {
      guard let bytes = contents(of: path) else {
        print("{\"unreadable\": \(json(path))}")
        continue
      }
      do {
        let document = try TOMLDocument(parsing: bytes)
        print("{\"ok\": \(json(TOMLValue(.table(document.root), line: 1)))}")
      } catch {
        print("{\"error\": \(json(error.description))}")
      }
    }
  }

  private static func json(_ value: TOMLValue) -> String {
    let (type, text): (String, String) =
      switch value.content {
      case .string(let text): ("string", json(text))
      case .integer(let number): ("integer", json(String(number)))
      case .largeInteger(let written): ("integer", json(written))
      case .float(let number): ("float", json("\(number)"))
      case .boolean(let truth): ("boolean", truth ? "true" : "false")
      case .date(let kind, let written): (kind.rawValue, json(written))
      case .array(let values): ("array", "[\(values.map(json).joined(separator: ", "))]")
      case .table(let table): ("table", json(table))
      }
    return "{\"type\": \"\(type)\", \"line\": \(value.line), \"value\": \(text)}"
  }

  private static func json(_ table: TOMLTable) -> String {
    let pairs = table.entries.map { "[\(json($0.key)), \(json($0.value)), \($0.line)]" }
    return "[\(pairs.joined(separator: ", "))]"
  }

  private static func json(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted.unicodeScalars.append("\\")
        quoted.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
