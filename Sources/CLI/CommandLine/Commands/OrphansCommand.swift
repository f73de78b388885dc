import Analyses
import Manifests

extension Command {
  /// What nothing runs.
  package static let orphans = Command(
    "orphans", "find modules that nothing runs, and say what they are worth",
    details: [
      "Follows every import from everything that starts code: entry points, commands in containers, workflows and scripts, settings, tests. A module is live, public (a library's interface), run by tests, examples or tools only, or dead. A verdict is certain, likely or possible, and says which place keeps it from being certain.",
      "Each orphan has a score from 0 to 100 for what would be lost with it, out of terms that --explain shows, and a verdict: integrate, review or archive; a shim only hands on names of others.",
      "`pollard orphans keep MODULE… --why TEXT` records in pollard-decisions.toml that a module is meant to be there, `integrate` that it is to be wired in, `forget` takes a decision back. What no longer applies is reported.",
    ],
    reach: .repository,
    operands: [
      Operand(
        .any,
        ValueShape("PATH", wants: "a folder, or keep, integrate or forget and modules") {
          $0.isEmpty ? nil : $0
        },
        "folder to scan (default: the current one), or keep, integrate or forget and the modules that are meant"
      ) { $0.words.append($1) }
    ],
    formats: [.text, .json, .jsonl, .csv, .markdown],
    flags: [
      Flag(
        "status", takes: .some(of: OrphanStatusName.allCases, "LIST"),
        "only these: \(listed(OrphanStatusName.allCases.map(\.rawValue), "and")), separated by commas (default: all)"
      ) { $0.orphanStatuses = $1 },
      Flag(
        "certainty", takes: .one(of: CertaintyName.allCases, "WORD"),
        "at least this sure: \(listed(CertaintyName.allCases.map(\.rawValue), "or")) (default: possible)"
      ) { $0.leastCertainty = $1 },
      Flag(
        "verdict", takes: .some(of: OrphanValue.Verdict.allCases, "LIST"),
        "only these: \(listed(OrphanValue.Verdict.allCases.map(\.rawValue), "and")), separated by commas (default: all)"
      ) { $0.verdicts = $1 },
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "entries to show in each list (default: \(Options(command: "orphans").top))"
      ) { $0.top = $1 },
      Flag("no-history", "do not ask git; the score goes without age, authors and former importers")
      { $0.skipsHistory = true },
      Flag(
        "confirm-index",
        "ask the index that the Swift compiler left: what something alive refers to is no orphan"
      ) { $0.confirmsByIndex = true },
      Flag(
        "index-store", takes: .path("DIR"),
        "with --confirm-index: the store (default: those below .build of the packages)"
      ) { $0.indexStore = $1 },
      Flag("explain", takes: .module("MODULE"), "show what the verdict on one module rests on") {
        $0.explained = $1
      },
      Flag(
        "why", takes: .text("TEXT"),
        "with keep or integrate: the reason, for whoever reads it later"
      ) { $0.reason = $1 },
      Flag("until", takes: .day, "with keep or integrate: the last day on which it is to hold") {
        $0.until = $1
      },
    ],
    examples: [
      .init("pollard orphans", "what nothing runs, the surest first"),
      .init(
        "pollard orphans --status dead --certainty certain --format json",
        "what can go, for a program"),
      .init("pollard orphans --explain app.legacy.mailer", "why, and what it is worth"),
      .init(
        "pollard orphans keep app.plugins.tax --why \"loaded by customers\" --until 2027-01-31",
        "record a decision"),
    ],
    run: { options, console throws(ToolError) in try OrphansRun.run(options, &console) })
}

/// The statuses that an orphan can have.
package enum OrphanStatusName: String, CaseIterable, Sendable {
  case dead
  case testOnly = "test-only"
  case exampleOnly = "example-only"
  case toolOnly = "tool-only"

  var status: Status {
    switch self {
    case .dead: .dead
    case .testOnly: .testOnly
    case .exampleOnly: .exampleOnly
    case .toolOnly: .toolOnly
    }
  }
}

/// How sure a verdict has to be.
package enum CertaintyName: String, CaseIterable, Sendable {
  case certain, likely, possible

  var certainty: Certainty {
    switch self {
    case .certain: .certain
    case .likely: .likely
    case .possible: .possible
    }
  }
}

extension ValueShape where Value == CalendarDay {
  static var day: Self {
    Self("DATE", wants: "a day such as 2026-12-31") { $0.text.flatMap { CalendarDay($0) } }
  }
}

extension ValueShape where Value == String {
  static func text(_ placeholder: String) -> Self {
    Self(placeholder, wants: "some words") { argument in
      argument.text.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
