import Scanning

/// A rule that a repository sets for its own imports.
package struct Contract: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Modules from the top down: none imports what stands above it.
    case layers
    /// `modules` never import any of `targets`.
    case forbidden
    /// None of `modules` imports another.
    case independent
    /// Importing any of `modules` executes at most so many of the repository's.
    case budget
  }

  /// Which imports count.
  package enum Reach: String, Sendable, CaseIterable {
    case importTime = "import-time"
    case runTime = "run-time"
    case always
  }

  package var name = ""
  package var kind = Kind.forbidden
  package var modules: [Located<String>] = []
  package var targets: [Located<String>] = []
  /// Imports that are let pass, as `from -> to`.
  package var except: [Located<String>] = []
  package var reason: String?
  package var reach = Reach.runTime
  package var atMost: Int?
  /// Only the imports themselves count, not the ways over other modules.
  package var isDirect = false
  /// What was there before passes.
  package var onlyNew = true
  package let line: Int

  package init(line: Int) { self.line = line }
}

extension Contract {
  /// The keys of one, in the order the documentation shows them.
  static let keys: [(name: String, takes: String, meaning: String)] = [
    ("name", "a string", "what reports call it; each has its own"),
    (
      "kind", "\"layers\", \"forbidden\", \"independent\" or \"budget\"",
      "what `modules` may not do"
    ),
    (
      "modules", "an array of strings",
      "modules and packages, Swift targets included; of layers, the highest first, siblings that may not import each other joined by \" | \""
    ),
    (
      "targets", "an array of strings",
      "of forbidden: what may not be imported, third parties included"
    ),
    ("at-most", "a whole number from 0", "of budget: how many modules importing one may execute"),
    (
      "except", "an array of strings",
      "imports let pass, each as \"from -> to\", with * at an end for any"
    ),
    (
      "counts", "\"import-time\", \"run-time\" or \"always\"",
      "which imports count: those that run on import, those that ever run (the default), or those for type checkers too"
    ),
    ("direct", "true or false", "true leaves out ways over other modules"),
    ("report", "\"new\" or \"all\"", "whether what was there before passes; \"new\" when absent"),
    ("reason", "a string", "why, for whoever breaks it"),
  ]

  /// Reads one table; `error` says what is wrong with a line.
  init(
    reading table: TOMLTable, line: Int,
    error: (Int, String) -> ConfigurationError
  ) throws(ConfigurationError) {
    self.init(line: line)
    for entry in table.entries {
      let value = entry.value
      func wrong(_ wanted: String) -> ConfigurationError {
        error(entry.line, "\"\(entry.key)\" of a contract should be \(wanted)")
      }
      func text() throws(ConfigurationError) -> String {
        guard let text = value.string else { throw wrong("a string, not \(value.kindName)") }
        return text
      }
      func texts() throws(ConfigurationError) -> [Located<String>] {
        guard let items = value.array else { throw wrong("an array of strings") }
        let texts = items.compactMap { item in item.string.map { Located($0, line: item.line) } }
        guard texts.count == items.count else { throw wrong("an array of strings") }
        return texts
      }
      switch entry.key {
      case "name": name = try text()
      case "kind":
        guard let kind = Kind(rawValue: try text()) else {
          throw wrong(
            "one of " + Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        self.kind = kind
      case "modules": modules = try texts()
      case "targets": targets = try texts()
      case "except":
        except = try texts()
        if let odd = except.first(where: { Self.exception($0.value) == nil }) {
          throw error(odd.line, "an exception reads \"from -> to\", not \"\(odd.value)\"")
        }
      case "reason": reason = try text()
      case "counts":
        guard let reach = Reach(rawValue: try text()) else {
          throw wrong(
            "one of " + Reach.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        self.reach = reach
      case "at-most":
        guard let number = value.integer, number >= 0, let count = Int(exactly: number) else {
          throw wrong("a whole number from 0")
        }
        atMost = count
      case "direct":
        guard let flag = value.boolean else { throw wrong("true or false") }
        isDirect = flag
      case "report":
        let word = try text()
        guard word == "new" || word == "all" else { throw wrong("\"new\" or \"all\"") }
        onlyNew = word == "new"
      default:
        let near = EditDistance.nearest(to: entry.key, among: Self.keys.map(\.name))
        throw error(
          entry.line,
          "unknown key \"\(entry.key)\" of a contract: "
            + (near.map { "did you mean \"\($0)\"?" }
              ?? "known keys are \(Self.keys.map(\.name).joined(separator: ", "))"))
      }
    }
    try check(error)
  }

  private func check(_ error: (Int, String) -> ConfigurationError) throws(ConfigurationError) {
    func missing(_ key: String) -> ConfigurationError {
      error(line, "the \(kind.rawValue) contract \"\(name)\" has no \"\(key)\"")
    }
    if name.isEmpty { throw error(line, "a contract has no \"name\"") }
    if modules.isEmpty { throw missing("modules") }
    switch kind {
    case .layers, .independent:
      if modules.count < 2, !modules[0].value.contains("|") {
        throw error(line, "the contract \"\(name)\" names one module; it takes two to tell apart")
      }
    case .forbidden: if targets.isEmpty { throw missing("targets") }
    case .budget: if atMost == nil { throw missing("at-most") }
    }
  }

  /// The two sides of `from -> to`.
  package static func exception(_ text: String) -> (from: String, to: String)? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 3, words[1] == "->" else { return nil }
    return (String(words[0]), String(words[2]))
  }
}
