package import Analyses
import Scanning

/// The judgement of a gate for a comment on a pull request or a job summary.
package struct GateMarkdown {
  private let gate: Gate
  private let comparison: GateComparison
  private let passes: Bool

  private static let mostShown = 20

  package init(_ gate: Gate, _ comparison: GateComparison, passes: Bool) {
    self.gate = gate
    self.comparison = comparison
    self.passes = passes
  }

  package func text() -> String {
    var lines = ["## Pollard: \(passes ? "pass" : "fail")", ""]
    let count = gate.new.count + gate.more
    lines.append(
      passes && count == 0
        ? "Nothing new, compared with \(Markdown.escaped(comparison.words))."
        : "\(Count.of(count, "new finding")), compared with \(Markdown.escaped(comparison.words)).")
    lines.append("")
    for violation in gate.new.prefix(Self.mostShown) { lines += block(violation) }
    let left = gate.new.count - Self.mostShown + gate.more
    if left > 0 { lines += ["And \(left) more.", ""] }
    if !gate.fixed.isEmpty {
      lines += ["### Progress", ""]
      lines += gate.fixed.prefix(Self.mostShown).map {
        "- \(Markdown.code("\($0.from) → \($0.to)")): \($0.how.rawValue)"
      }
      if gate.fixed.count > Self.mostShown {
        lines.append("- and \(gate.fixed.count - Self.mostShown) more")
      }
      lines.append("")
    }
    if !gate.stale.isEmpty {
      lines += [
        "\(Count.of(gate.stale.count, "stale line")) in the baseline: `pollard baseline --update` takes \(gate.stale.count == 1 ? "it" : "them") out.",
        "",
      ]
    }
    for ignore in gate.ignores {
      guard let complaint = ignore.complaint else { continue }
      lines.append(
        "- \(Markdown.code("\(ignore.path.display):\(ignore.comment.line)")): \(Markdown.escaped(complaint))"
      )
    }
    if lines.last != "" { lines.append("") }
    let known = gate.known.count + gate.knownCycles.count
    if known > 0 { lines += ["\(Count.grouped(known)) known before.", ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func block(_ violation: Violation) -> [String] {
    var lines = [
      "### \(Markdown.code("\(violation.path.display):\(violation.line)")) \(violation.rule)", "",
      Markdown.escaped(violation.message), "",
    ]
    if !violation.chain.isEmpty, violation.chain.count <= 40 {
      lines += ["| at | imports | written |", "|---|---|---|"]
      lines += violation.chain.map { step in
        "| \(Markdown.code("\(step.path.display):\(step.line)", inTable: true)) | \(Markdown.code("\(step.from) → \(step.to)", inTable: true)) | \(step.written.isEmpty ? "" : Markdown.code(String(decoding: step.written, as: UTF8.self), inTable: true)) |"
      }
      lines.append("")
    }
    lines += [Markdown.escaped(violation.recommendation), ""]
    return lines
  }
}

/// Text that is to look in Markdown as it is.
enum Markdown {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "@":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A span that no run of backticks in the text can end.
  static func code(_ text: String, inTable: Bool = false) -> String {
    var longest = 0
    var run = 0
    var body = ""
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
      if scalar == "\n" || scalar == "\r" {
        body += " "
      } else if scalar == "|", inTable {
        body += "\\|"
      } else {
        body.unicodeScalars.append(scalar)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    let room = body.hasPrefix("`") || body.hasSuffix("`") ? " " : ""
    return fence + room + body + room + fence
  }
}
