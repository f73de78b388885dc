/// The manual page, pollard(1), in the roff of man(7), made from the declarations alone.
package struct ManPage {
  package private(set) var text = ""

  package init(of commands: [Command]) {
    text += ".TH POLLARD 1 \"\" \"Pollard \(Version.current)\" \"User Commands\"\n"
    // Ragged and unhyphenated: names of flags and modules must not be broken.
    text += ".nh\n.ad l\n"
    section("NAME")
    prose("pollard - \(Overview.tagline)")
    section("SYNOPSIS")
    text += "\(bold("pollard")) \(italic("COMMAND")) [\(italic("FLAG"))\\|...] "
    text += "[\(italic("OPERAND"))\\|...]\n"
    section("DESCRIPTION")
    prose(Overview.paragraph)
    text += ".PP\n"
    prose(
      "Flags stand before or after the command. A flag given twice counts as its last, but for those that may be repeated. -- ends the flags."
    )
    section("COMMANDS")
    for command in commands { describe(command) }
    options(of: commands)
    section("EXIT STATUS")
    for code in ExitCode.allCases {
      item(bold("\(code.rawValue)"), code.meaning)
    }
    section("ENVIRONMENT")
    item(bold("NO_COLOR"), "set and not empty: no colours")
    item(bold("CLICOLOR_FORCE"), "set, not empty and not 0: colours even where no terminal is")
    item(bold("TERM"), "unset or dumb: no colours")
    section("RULES")
    for rule in Rule.all { item(bold(rule.name), rule.summary) }
  }

  private mutating func describe(_ command: Command) {
    text += ".SS \(quoted(bold("pollard " + command.name.text) + operands(of: command)))\n"
    for (index, paragraph) in command.details.enumerated() {
      if index > 0 { text += ".PP\n" }
      prose(paragraph)
    }
    for operand in command.operands {
      item(italic(operand.slot.placeholder), operand.summary)
    }
    for flag in command.flags where flag.topic == .command || flag.name == "format" {
      item(heading(of: flag), flag.summary)
    }
    let common = command.flags.filter { $0.topic != .command && $0.topic != .general }
    if !common.isEmpty {
      text += ".PP\n"
      prose("Takes also \(listed(common.map(\.long), "and")).")
    }
    for example in command.examples {
      text += ".PP\n"
      prose(example.meaning + ":")
      text += ".RS\n.nf\n\(escaped(example.line))\n.fi\n.RE\n"
    }
  }

  /// The flags that several commands take, each once.
  private mutating func options(of commands: [Command]) {
    section("OPTIONS")
    prose("Each command takes those that its section names, and all take the general ones.")
    for topic in Flag.Topic.allCases where topic != .command {
      text += ".SS \(quoted(topic.rawValue))\n"
      var seen: Set<String> = []
      for flag in commands.flatMap(\.flags) where flag.topic == topic {
        guard seen.insert(flag.name).inserted else { continue }
        let summary = flag.name == "format" ? "form of the result; see the commands" : flag.summary
        item(heading(of: flag), summary)
      }
    }
  }

  private func operands(of command: Command) -> String {
    command.operands.map { operand in
      let name = italic(operand.slot.placeholder) + (operand.count.repeats ? "\\|..." : "")
      return operand.count.isRequired ? " \(name)" : " [\(name)]"
    }.joined()
  }

  private func heading(of flag: Flag) -> String {
    let names = flag.spellings.map(bold).joined(separator: ", ")
    return names + (flag.slot.map { " \(italic($0.placeholder))" } ?? "")
  }

  // MARK: roff

  private mutating func section(_ title: String) {
    text += ".SH \(title)\n"
  }

  private mutating func prose(_ words: String) {
    text += escaped(words) + "\n"
  }

  /// `term` is roff already.
  private mutating func item(_ term: String, _ explanation: String) {
    text += ".TP\n\(term)\n\(escaped(explanation))\n"
  }

  private func bold(_ words: String) -> String { "\\fB\(escaped(words))\\fR" }
  private func italic(_ words: String) -> String { "\\fI\(escaped(words))\\fR" }
  private func quoted(_ roff: String) -> String { "\"\(roff)\"" }

  /// Makes text stand for itself: no escape, no request at the start of a line, and dashes and quotes that can be copied into a shell.
  private func escaped(_ words: String) -> String {
    var roff = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      case "'": roff += "\\(aq"
      case "\"": roff += "\\(dq"
      case "`": roff += "\\(ga"
      case "~": roff += "\\(ti"
      case "^": roff += "\\(ha"
      case "." where roff.isEmpty: roff += "\\&."
      case _ where scalar.isASCII: roff.unicodeScalars.append(scalar)
      default: roff += "\\[u\(hexadecimal(scalar))]"
      }
    }
    return roff
  }

  /// At least four digits, as roff wants them.
  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
