import Scanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scanner's view of Swift files, in the form that `SwiftParserOracle` prints the parser's.
enum SwiftImportsProbe {
  /// Reads paths from standard input, a line each, and prints a JSON object a file.
  static func run() {
    while let path = readLine() {
      guard let bytes = read(path) else {
        print("{\"path\":\(quoted(path)),\"unreadable\":true}")
        continue
      }
      print(describe(path, SwiftScanner.scan(bytes.span)))
    }
  }

  /// Scans the files named on standard input for some seconds, and prints the greatest speed.
  static func measure(_ count: (Span<UInt8>) -> Int = { SwiftScanner.scan($0).imports.count }) {
    var files: [[UInt8]] = []
    while let path = readLine() {
      if let bytes = read(path) { files.append(bytes) }
    }
    let size = files.reduce(0) { $0 + $1.count }
    guard size > 0 else { return print("no file to measure") }
    let clock = ContinuousClock()
    var best = Double.infinity
    var found = 0
    let deadline = clock.now + .seconds(3)
    repeat {
      found = 0
      let time = clock.measure {
        for file in files { found += count(file.span) }
      }
      let parts = time.components
      best = min(best, Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
    } while clock.now < deadline
    print(
      "\(files.count) files, \(size) bytes, \(found) found, "
        + "\(Int(Double(size) / best / 1e6)) MB/s")
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func describe(_ path: String, _ facts: SwiftFacts) -> String {
    let imports = facts.imports.map { item in
      let attributes = item.attributes.map(quoted).joined(separator: ",")
      return "{\"line\":\(item.line),\"column\":\(item.column)"
        + ",\"start\":\(item.statement.start),\"end\":\(item.statement.end)"
        + ",\"module\":\(quoted(item.module))"
        + ",\"importKind\":\(quoted(item.kind?.rawValue))"
        + ",\"access\":\(quoted(item.access?.rawValue))"
        + ",\"attributes\":[\(attributes)]"
        + ",\"conditional\":\(item.conditional),\"condition\":\(quoted(item.condition))}"
    }.joined(separator: ",")
    return "{\"path\":\(quoted(path)),\"main\":\(facts.hasMainAttribute)"
      + ",\"shebang\":\(facts.hasShebang),\"lines\":\(facts.lines),\"imports\":[\(imports)]}"
  }

  static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
