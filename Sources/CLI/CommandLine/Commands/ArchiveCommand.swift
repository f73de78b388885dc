extension Command {
  /// Modules out of the way, and back.
  package static let archive = Command(
    "archive", "move dead modules out of the way, and back",
    details: [
      "plan MODULE… or plan --all-certain works out which files would go: the modules, whole islands of them, their stubs, the tests that test nothing else, data that nothing else names, and packages in which nothing is left. A module that something else imports stays, and the plan says why. With --output the plan is written to a file; text goes to standard output.",
      "apply PLAN looks whether the plan still holds and says what would move; --apply moves the files below archive/orphaned/ID with their paths kept, in git's index as well, and builds the graph again: an import that does not resolve any more, or a --verify command that fails, puts everything back. Later scans pass archives by.",
      "restore MODULE…, restore --id ID or restore --all brings files back to where they were, with their permissions and times; list shows what there is. Both apply and restore survive being killed: recover then takes back what was done, or does the rest with --finish.",
    ],
    reach: .repository,
    operands: [
      Operand(
        .one, .one(of: ArchiveAction.allCases, "ACTION"),
        listed(ArchiveAction.allCases.map(\.rawValue), "or")
      ) { $0.archive.action = $1 },
      Operand(
        .any, .path("NAME"),
        "modules, by their full names or their files; of apply the file of a plan"
      ) { $0.archive.names.append($1) },
    ],
    formats: [.text, .json],
    writesOutputItself: true,
    flags: [
      Flag("all-certain", "plan: every module that is an orphan for certain") {
        $0.archive.takesAllCertain = true
      },
      Flag("into", takes: .folder, "plan: folder for archives (default: archive/orphaned)") {
        $0.archive.place = $1
      },
      Flag("apply", "apply, restore: do it; without, only say what would be done") {
        $0.archive.isApplied = true
      },
      Flag(
        "allow-dirty",
        "apply: move also files with changes that are not committed; restore: also files changed in the archive"
      ) { $0.archive.allowsChanged = true },
      Flag(
        "verify",
        takes: ValueShape("COMMAND", wants: "a command for a shell") { $0.isEmpty ? nil : $0 },
        "apply: run COMMAND in the root afterwards; where it fails, put everything back"
      ) { $0.archive.verify = $1 },
      Flag(
        "verify-timeout", takes: .wholeNumber("SECONDS", in: 1...1_000_000),
        "apply: how long the command may take (default: as long as it likes)"
      ) { $0.archive.verifyTimeout = $1 },
      Flag(
        "id",
        takes: ValueShape("ID", wants: "an archive's id, as `archive list` shows it") { $0.text },
        "restore: everything in this archive"
      ) { $0.archive.id = $1 },
      Flag("all", "restore: everything in all archives") { $0.archive.takesAll = true },
      Flag("finish", "recover: do what is left to be done, in place of taking it back") {
        $0.archive.finishes = true
      },
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "entries to show in each list (default: \(Options(command: "archive").top))"
      ) { $0.top = $1 },
    ],
    examples: [
      .init(
        "pollard archive plan --all-certain -o plan.json", "what would go, for looking through"),
      .init("pollard archive apply plan.json", "whether it still holds, and what would move"),
      .init(
        "pollard archive apply plan.json --apply --verify pytest",
        "move the files, and put them back where tests fail"),
      .init("pollard archive restore shop.coupons --apply", "one module back"),
    ],
    run: { options, console throws(ToolError) in try ArchiveRun.run(options, &console) })
}
