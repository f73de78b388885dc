package import Reporting

/// What help shows of Pollard or of one command, made from the declarations alone.
package struct HelpPage {
  package private(set) var text = ""
  private let style: Style

  /// The column at which explanations begin.
  private static let column = 28

  /// The page of one command.
  package init(of command: Command, style: Style) {
    self.style = style
    text += "pollard \(command.name.text): \(command.summary)\n"
    text += "\n\(style.paint("Usage:", as: .heading)) \(command.usage)\n"
    for paragraph in command.details {
      text += "\n" + Paragraph(paragraph, indent: 0).text
    }
    if !command.operands.isEmpty {
      heading("Operands")
      for operand in command.operands {
        row(operand.slot.placeholder, as: .placeholder, operand.summary)
      }
    }
    for topic in Flag.Topic.allCases {
      flags(command.flags.filter { $0.topic == topic }, under: topic.rawValue)
    }
    if !command.examples.isEmpty {
      heading("Examples")
      for example in command.examples {
        text += "  \(style.paint(example.line, as: .word))\n"
        text += Paragraph(example.meaning, indent: 6).text
      }
    }
  }

  /// What Pollard is, its commands, and where to go from here.
  package init(overviewOf commands: [Command], style: Style) {
    self.style = style
    text +=
      Paragraph(Overview.paragraph, indent: 0).text
    text += "\n\(style.paint("Usage:", as: .heading)) pollard COMMAND [FLAG…] [OPERAND…]\n"
    let foremost = Set(Command.foremost.map(\.name))
    heading("Commands")
    for command in commands where foremost.contains(command.name) {
      row(command.name.text, as: .word, command.summary)
    }
    heading("About Pollard")
    for command in commands where !foremost.contains(command.name) {
      row(command.name.text, as: .word, command.summary)
    }
    flags(Flag.general, under: "Flags of every command")
    heading("Examples")
    for command in [Command.audit, .closure, .why] {
      guard let example = command.examples.first else { continue }
      row(example.line, as: .word, example.meaning, column: 34)
    }
    text += "\n`pollard help COMMAND` tells the rest.\n"
  }

  private mutating func heading(_ title: String) {
    text += "\n\(style.paint(title, as: .heading))\n"
  }

  private mutating func flags(_ flags: [Flag], under title: String) {
    guard !flags.isEmpty else { return }
    heading(title)
    for flag in flags {
      // Long names line up whether or not a short one stands before them.
      let lead = flag.short.map { "\($0), " } ?? "    "
      let value = flag.slot.map { " \($0.placeholder)" } ?? ""
      row(lead + flag.long, as: .word, flag.summary, tail: value)
    }
  }

  private mutating func row(
    _ name: String, as role: Style.Role, _ explanation: String, tail: String = "",
    column: Int = column
  ) {
    let taken = 2 + name.count + tail.count
    let shown = "  " + style.paint(name, as: role) + style.paint(tail, as: .placeholder)
    let lines = Paragraph(explanation, indent: column).text
    if taken + 2 > column {
      text += shown + "\n" + lines
    } else {
      text += shown + lines.dropFirst(taken)
    }
  }
}
