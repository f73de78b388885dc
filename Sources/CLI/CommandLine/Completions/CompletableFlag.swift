/// A flag as it can be completed before the command is known: with whatever any command that has it takes.
struct CompletableFlag {
  let flag: Flag
  /// Nil for a switch.
  let completion: Completion?

  /// Each flag of the commands once, in the order of the first that has it.
  static func all(of commands: [Command]) -> [CompletableFlag] {
    var order: [String] = []
    var byName: [String: [Flag]] = [:]
    for flag in commands.flatMap(\.flags) {
      if byName[flag.name] == nil { order.append(flag.name) }
      byName[flag.name, default: []].append(flag)
    }
    return order.compactMap { name in byName[name].flatMap(merged) }
  }

  private static func merged(_ flags: [Flag]) -> CompletableFlag? {
    guard let flag = flags.first else { return nil }
    guard case .words = flag.slot?.completion else {
      return CompletableFlag(flag: flag, completion: flag.slot?.completion)
    }
    var seen: Set<String> = []
    let words = flags.flatMap { $0.slot?.completion.words ?? [] }.filter {
      seen.insert($0).inserted
    }
    return CompletableFlag(flag: flag, completion: .words { words })
  }
}
