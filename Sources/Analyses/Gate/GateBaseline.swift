package import Graph
import Scanning

/// What a gate lets pass because it was there before, as a file that people commit: sorted, one thing a line.
package struct GateBaseline: Sendable {
  /// Why a file cannot be used.
  package struct Problem: Error, Hashable, Sendable {
    /// 1-based; 0 for the file as a whole.
    package let line: Int
    /// Lower case, without a full stop.
    package let message: String
  }

  package static let schema = "pollard.baseline/1"

  /// From the folder of the file to the scanned root; nil where neither lies in the other.
  package var root: String?
  /// Circles of this kind and of stronger ones are listed.
  package var cycles: Cycle.Kind = .importTime
  /// What is listed besides circles, such as `orphan`; sorted.
  package var sorts: [String] = []
  /// Sorted and without repetition, but that an import can be listed as often as modules share the names.
  package var entries: [BaselineKey] = []

  package init() {}

  // MARK: Writing

  package var text: String {
    var lines = [
      "# What `pollard check` lets pass. Written by `pollard baseline`; --update takes out what is fixed.",
      "schema \(Self.schema)",
      "cycles \(cycles.name)",
    ]
    if let root { lines.append("root \(Self.quoted(root))") }
    lines += sorts.sorted().map { "lists \($0)" }
    lines.append("")
    lines += entries.sorted().map(Self.line)
    return lines.joined(separator: "\n") + "\n"
  }

  package static func line(_ entry: BaselineKey) -> String {
    let words = entry.words.map(quoted)
    if entry.sort == "cycle", words.count == 3 {
      return "cycle \(words[0]) \(words[1]) -> \(words[2])"
    }
    return ([entry.sort] + words).joined(separator: " ")
  }

  /// A word with blanks or quotes in it stands in quotes; line ends and the like are escaped.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "\\" && $0 != "#" }
    if isPlain { return word }
    var text = "\""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  // MARK: Reading

  package init(parsing bytes: [UInt8]) throws(Problem) {
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw Problem(line: 0, message: "is not UTF-8 text, so it is no baseline")
    }
    let lines = whole.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      for marker in ["<<<<<<<", "=======", ">>>>>>>", "|||||||"] where line.hasPrefix(marker) {
        throw Problem(
          line: index + 1,
          message:
            "holds the marks of a merge conflict; keep the lines of both sides and drop the marks"
        )
      }
    }
    var hasSchema = false
    var hasCycles = false
    var found: [BaselineKey] = []
    for (index, line) in lines.enumerated() {
      let words = try Self.words(line, index + 1)
      guard let first = words.first else { continue }
      if !hasSchema {
        try Self.checkSchema(words, index + 1)
        hasSchema = true
        continue
      }
      switch (first, words.count) {
      case ("cycles", 2):
        guard let kind = Cycle.Kind.allCases.first(where: { $0.name == words[1] }) else {
          throw Problem(line: index + 1, message: "\"\(words[1])\" is no kind of cycle")
        }
        cycles = kind
        hasCycles = true
      case ("root", 2): root = words[1]
      case ("lists", 2): sorts.append(words[1])
      case ("cycle", 5) where words[3] == "->":
        guard Cycle.Kind.allCases.contains(where: { $0.name == words[1] }) else {
          throw Problem(line: index + 1, message: "\"\(words[1])\" is no kind of cycle")
        }
        found.append(BaselineKey("cycle", [words[1], words[2], words[4]]))
      case ("orphan", 2), ("unresolved-import", 3), (FileCircles.sort, 3),
        ("dependency", 4), ("contract", 4), ("budget", 4):
        found.append(BaselineKey(first, Array(words.dropFirst())))
      default:
        throw Problem(
          line: index + 1,
          message:
            "\"\(line.prefix(60))\" is no line of a baseline; write the file anew with pollard baseline"
        )
      }
    }
    guard hasSchema, hasCycles else {
      throw Problem(
        line: 0,
        message:
          "is no baseline, or cut short: there is no line \"schema \(Self.schema)\" with one of cycles after it; write the file anew with pollard baseline"
      )
    }
    entries = found.sorted()
  }

  private static func checkSchema(_ words: [String], _ line: Int) throws(Problem) {
    guard words.count == 2, words[0] == "schema", words[1].hasPrefix("pollard.baseline/") else {
      throw Problem(
        line: line,
        message:
          "is no baseline: it should begin with \"schema \(schema)\"; write it with pollard baseline"
      )
    }
    guard words[1] != schema else { return }
    let number = Int(words[1].split(separator: "/").last ?? "") ?? 0
    throw Problem(
      line: line,
      message: number > 1
        ? "was written by a newer Pollard (\(words[1])); update Pollard, or write it anew with this one"
        : "\"\(words[1])\" is no schema of a baseline")
  }

  private static func words(_ line: Substring, _ number: Int) throws(Problem) -> [String] {
    var words: [String] = []
    var rest = line.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == " " || scalar == "\t" || scalar == "\r" {
        rest.removeFirst()
      } else if scalar == "#" {
        break
      } else if scalar == "\"" {
        rest.removeFirst()
        words.append(try quotedWord(&rest, number))
      } else {
        let word = rest.prefix { $0 != " " && $0 != "\t" && $0 != "\r" }
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
    return words
  }

  private static func quotedWord(
    _ rest: inout Substring.UnicodeScalarView.SubSequence, _ number: Int
  ) throws(Problem) -> String {
    var word = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return word
      case "\\":
        guard let escaped = rest.popFirst() else { break }
        switch escaped {
        case "n": word += "\n"
        case "r": word += "\r"
        case "t": word += "\t"
        default: word.unicodeScalars.append(escaped)
        }
      default: word.unicodeScalars.append(scalar)
      }
    }
    throw Problem(line: number, message: "a quote is never closed")
  }
}

/// The words by which a baseline knows the units of a graph: their names, and where several share one their paths too.
package struct BaselineNames: Sendable {
  /// By unit.
  package let names: [String]
  private let units: [String: [UnitID]]

  package init(_ graph: ImportGraph) {
    var count: [String: Int] = [:]
    for unit in graph.units { count[unit.name.text, default: 0] += 1 }
    names = graph.units.map { unit in
      count[unit.name.text] == 1 ? unit.name.text : "\(unit.name.text)@\(unit.path.display)"
    }
    var units: [String: [UnitID]] = [:]
    for (index, name) in names.enumerated() {
      units[name, default: []].append(UnitID(index))
      let plain = graph.units[index].name.text
      if plain != name { units[plain, default: []].append(UnitID(index)) }
    }
    self.units = units
  }

  package func name(of unit: UnitID) -> String { names[Int(unit.index)] }

  /// The units a word may mean; a name that has got or lost its path since is looked for without it.
  package func units(named word: String) -> [UnitID] {
    if let found = units[word] { return found }
    guard let at = word.firstIndex(of: "@") else { return [] }
    return units[String(word[..<at])] ?? []
  }
}
