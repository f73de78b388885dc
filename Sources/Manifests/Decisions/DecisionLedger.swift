package import Scanning

/// What people have decided about modules that nothing runs, kept with the code in `pollard-decisions.toml`.
package struct DecisionLedger: Sendable {
  package static let fileName = "pollard-decisions.toml"

  /// Sorted by module; at most one for each.
  package private(set) var decisions: [Decision]

  package struct Decision: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// It is meant to be there, whatever runs it.
      case keep
      /// It is to be wired in.
      case integrate
    }

    /// Its full name.
    package let module: String
    package let kind: Kind
    package let why: String
    /// The last day on which it holds; nil for one without an end.
    package let until: CalendarDay?
    /// Where it is written; 0 for one that is not yet.
    package let line: Int

    package init(module: String, kind: Kind, why: String, until: CalendarDay?, line: Int = 0) {
      self.module = module
      self.kind = kind
      self.why = why
      self.until = until
      self.line = line
    }
  }

  package init() { decisions = [] }

  // MARK: Reading

  package init(parsing bytes: [UInt8], path: SourcePath) throws(ConfigurationError) {
    let root: TOMLTable
    do {
      root = try TOMLDocument(parsing: bytes).root
    } catch {
      throw ConfigurationError(path: path, line: error.line, message: error.message)
    }
    var found: [Decision] = []
    for entry in root.entries {
      guard entry.key == "decision", let items = entry.value.array else {
        throw ConfigurationError(
          path: path, line: entry.line,
          message: "\"\(entry.key)\" is nothing a ledger holds; it is a list of [[decision]]")
      }
      for item in items { found.append(try Self.decision(item, path)) }
    }
    decisions = found.sorted { ($0.module, $0.line) < ($1.module, $1.line) }
    for (one, other) in zip(decisions, decisions.dropFirst()) where one.module == other.module {
      throw ConfigurationError(
        path: path, line: other.line,
        message: "\(one.module) has a decision on line \(one.line) already; remove one of them")
    }
  }

  private static func decision(
    _ item: TOMLValue, _ path: SourcePath
  ) throws(ConfigurationError) -> Decision {
    func fail(_ message: String, _ line: Int? = nil) -> ConfigurationError {
      ConfigurationError(path: path, line: line ?? item.line, message: message)
    }
    guard let table = item.table else { throw fail("a decision is a table: [[decision]]") }
    for entry in table.entries
    where !["module", "decision", "why", "until"].contains(entry.key) {
      throw fail(
        "unknown key \"\(entry.key)\": a decision has module, decision, why and until", entry.line)
    }
    guard let module = table["module"]?.string, !module.isEmpty else {
      throw fail("a decision names its module: module = \"package.module\"")
    }
    guard let kind = table["decision"]?.string.flatMap(Decision.Kind.init(rawValue:)) else {
      throw fail(
        "a decision is \"keep\" or \"integrate\"", table["decision"]?.line)
    }
    guard let why = table["why"]?.string, !why.isEmpty else {
      throw fail("a decision says why: why = \"…\"")
    }
    var until: CalendarDay?
    if let value = table["until"] {
      let text: String? =
        if case .date(.localDate, let written) = value.content { written } else { value.string }
      until = text.flatMap { CalendarDay($0) }
      if until == nil { throw fail("\"until\" is a day such as 2026-12-31", value.line) }
    }
    return Decision(module: module, kind: kind, why: why, until: until, line: item.line)
  }

  // MARK: Writing

  /// Takes the place of an earlier decision on the same module.
  package mutating func record(_ decision: Decision) {
    remove(decision.module)
    let place = decisions.firstIndex { $0.module > decision.module } ?? decisions.count
    decisions.insert(decision, at: place)
  }

  /// False where there is none.
  @discardableResult
  package mutating func remove(_ module: String) -> Bool {
    let before = decisions.count
    decisions.removeAll { $0.module == module }
    return decisions.count < before
  }

  package func decision(on module: String) -> Decision? {
    decisions.first { $0.module == module }
  }

  package var text: String {
    var text = """
      # What was decided about modules that nothing runs, and why.
      # `pollard orphans keep MODULE --why "…"` adds to it; one that no longer applies is reported.

      """
    for decision in decisions {
      text += """

        [[decision]]
        module = \(PollardConfiguration.toml(decision.module))
        decision = "\(decision.kind.rawValue)"
        why = \(PollardConfiguration.toml(decision.why))

        """
      if let until = decision.until { text += "until = \(until)\n" }
    }
    return text
  }
}
