import Reporting

extension Command {
  /// The rules findings come from.
  package static let rules = Command(
    "rules", "list the rules that findings come from",
    details: ["Lists every rule with what it finds. `pollard explain RULE` tells the rest."],
    reach: .answer,
    run: { _, console throws(ToolError) in
      let width = Rule.all.map(\.name.count).max() ?? 0
      for rule in Rule.all {
        let gap = String(repeating: " ", count: width - rule.name.count + 2)
        console.print(console.style.paint(rule.name, as: .word) + gap + rule.summary)
      }
      return .nothingToReport
    })
}
