extension Command {
  /// Every command, in the order help lists them.
  package static let all: [Command] = [
    .audit, .orphans, .cycles, .check, .baseline, .graph, .closure, .why, .heavy, .measure,
    .imports, .deps, .targets, .archive,
    .`init`,
    .rules, .explain, .completions, .man, .help, .version,
  ]

  /// Those a newcomer should meet first.
  package static let foremost: [Command] = [
    .audit, .orphans, .cycles, .check, .graph, .closure, .why, .imports, .`init`,
  ]

  package static func named(_ name: CommandName) -> Command? {
    all.first { $0.name == name }
  }
}
