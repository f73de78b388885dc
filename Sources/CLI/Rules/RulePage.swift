package import Reporting

/// A rule at length, for a person at a terminal.
package struct RulePage {
  package let text: String

  package init(_ rule: Rule, style: Style) {
    var page = "\(style.paint(rule.name, as: .heading)): \(rule.summary)\n"
    page += "\n\(style.paint("Why it matters", as: .heading))\n"
    page += rule.why.map { Paragraph($0, indent: 2).text }.joined(separator: "\n")
    page += "\n\(style.paint("What to do", as: .heading))\n"
    for remedy in rule.remedies {
      page += Paragraph(remedy, indent: 4, mark: "-").text
    }
    page += "\n\(style.paint("Example", as: .heading))\n"
    for line in rule.example {
      page += "  \(line)\n"
    }
    text = page
  }
}
