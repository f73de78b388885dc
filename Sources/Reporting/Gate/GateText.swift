package import Analyses
import Scanning

/// The judgement of a gate for a person at a terminal.
package struct GateText {
  private let gate: Gate
  private let comparison: GateComparison
  private let isStrict: Bool
  private let passes: Bool
  private let style: Style

  private static let mostShown = 25

  package init(
    _ gate: Gate, _ comparison: GateComparison, passes: Bool, isStrict: Bool, style: Style
  ) {
    self.gate = gate
    self.comparison = comparison
    self.passes = passes
    self.isStrict = isStrict
    self.style = style
  }

  package func text() -> String {
    var lines: [String] = []
    for violation in gate.new.prefix(Self.mostShown) { lines += block(violation) + [""] }
    let left = gate.new.count - Self.mostShown + gate.more
    if left > 0 { lines += ["and \(left) more; --format json lists them", ""] }
    let rest = progress() + complaints()
    if !rest.isEmpty { lines += rest + [""] }
    lines.append(verdict())
    lines.append(style.paint("compared with \(comparison.words)", as: .faint))
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(_ violation: Violation) -> [String] {
    let place = "\(violation.path.display):\(violation.line)"
    var lines = [
      "\(style.paint(place, as: .heading))  \(style.paint(violation.rule, as: .error))",
      "    \(violation.message)",
    ]
    let rows = violation.chain.map { step in
      [
        "\(step.path.display):\(step.line)", "\(step.from) → \(step.to)",
        String(decoding: step.written, as: UTF8.self),
      ]
    }
    if rows.count > 0, rows.count <= 40 {
      lines += Columns.aligned(rows, indent: "      ", style: style)
    }
    if !violation.newlyCyclic.isEmpty {
      let names = violation.newlyCyclic.prefix(5).map { "\($0.from) → \($0.to)" }
      let more = violation.newlyCyclic.count - names.count
      lines.append(
        "    \(Count.of(violation.newlyCyclic.count, "import")) that \(violation.newlyCyclic.count == 1 ? "was" : "were") there before \(violation.newlyCyclic.count == 1 ? "lies" : "lie") on a circle since: \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")"
      )
    }
    lines.append("    \(style.paint(violation.recommendation, as: .faint))")
    return lines
  }

  private func progress() -> [String] {
    var lines: [String] = []
    let fixed = gate.fixed
    if !fixed.isEmpty {
      lines.append(
        style.paint(
          "progress: \(Count.of(fixed.count, "import")) no longer on \(fixed.count == 1 ? "its circle" : "their circles")",
          as: .good))
      lines += fixed.prefix(10).map {
        "    \($0.from) → \($0.to)  \($0.how.rawValue)"
      }
      if fixed.count > 10 { lines.append("    and \(fixed.count - 10) more") }
    }
    if !gate.stale.isEmpty {
      let what = isStrict ? style.paint("stale", as: .error) : style.paint("stale", as: .warning)
      lines.append(
        "\(what): \(Count.of(gate.stale.count, "line")) of the baseline \(gate.stale.count == 1 ? "speaks" : "speak") of what is no more; pollard baseline --update takes \(gate.stale.count == 1 ? "it" : "them") out"
      )
      lines += gate.stale.prefix(10).map { "    \(GateBaseline.line($0))" }
      if gate.stale.count > 10 { lines.append("    and \(gate.stale.count - 10) more") }
    }
    for move in gate.moved.prefix(10) {
      lines.append("taken for the same: \(move.from), now \(move.to)")
    }
    if gate.moved.count > 10 { lines.append("    and \(gate.moved.count - 10) more") }
    return lines
  }

  private func complaints() -> [String] {
    gate.ignores.compactMap { ignore in
      ignore.complaint.map {
        "\(ignore.path.display):\(ignore.comment.line)  \(style.paint("unused-ignore", as: isStrict ? .error : .warning))  \($0)"
      }
    }
  }

  private func verdict() -> String {
    var parts: [String] = []
    if !gate.new.isEmpty {
      var byRule: [(String, Int)] = []
      for violation in gate.new {
        if let index = byRule.firstIndex(where: { $0.0 == violation.rule }) {
          byRule[index].1 += 1
        } else {
          byRule.append((violation.rule, 1))
        }
      }
      parts.append(
        "\(Count.grouped(gate.new.count + gate.more)) new (\(byRule.map { "\($0.1) \($0.0)" }.joined(separator: ", ")))"
      )
    }
    if !gate.knownCycles.isEmpty {
      parts.append("\(Count.of(gate.knownCycles.count, "import")) on circles known before")
    }
    if !gate.known.isEmpty { parts.append("\(Count.grouped(gate.known.count)) other known before") }
    if !gate.fixed.isEmpty { parts.append("\(Count.grouped(gate.fixed.count)) fixed") }
    if !gate.stale.isEmpty { parts.append("\(Count.grouped(gate.stale.count)) stale") }
    let word = passes ? style.paint("pass", as: .good) : style.paint("fail", as: .error)
    return "\(word): \(parts.isEmpty ? "nothing new" : parts.joined(separator: "; "))"
  }
}
