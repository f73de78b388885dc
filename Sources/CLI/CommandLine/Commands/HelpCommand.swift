extension CommandName {
  package static let help: CommandName = "help"
}

extension Command {
  /// Help on Pollard, or on one command.
  package static let help = Command(
    .help, "show how Pollard or one command is used",
    details: ["Without COMMAND, lists the commands and the flags that all of them take."],
    reach: .answer,
    operands: [
      Operand(.optional, .command, "command to explain (default: all of them in short)") {
        $0.helpTopic = $1
      }
    ],
    run: { options, console throws(ToolError) in
      let page = options.helpTopic.flatMap(Command.named).map {
        HelpPage(of: $0, style: console.style)
      }
      console.write((page ?? HelpPage(overviewOf: Command.all, style: console.style)).text)
      return .nothingToReport
    })
}
