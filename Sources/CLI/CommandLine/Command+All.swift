extension Command {
  /// Every command, in the order help lists them.
  package static let all: [Command] = [
    .audit, .graph, .closure, .why, .imports, .archive, .`init`,
    .rules, .explain, .completions, .man, .help, .version,
  ]

  /// Those a newcomer should meet first.
  package static let foremost: [Command] = [.audit, .graph, .closure, .why, .imports, .`init`]

  package static func named(_ name: CommandName) -> Command? {
    all.first { $0.name == name }
  }
}
