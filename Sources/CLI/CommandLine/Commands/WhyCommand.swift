extension Command {
  /// The paths of imports between two modules.
  package static let why = Command(
    "why", "show how one module comes to import another",
    details: [
      "Shows the paths of imports from FROM to TO, shortest first, with file and line of each import. Where there is none the exit code is 1.",
      "From a Swift file it also follows the names it mentions to the files that declare them, where these are the only ones of that name, or likely.",
      "With --eager, where --python names an interpreter or the root has a virtual environment, TO may be any installed module or one of the standard library: the paths are those along which importing FROM really loads it, installed packages included.",
    ],
    reach: .repository,
    operands: [
      Operand(.one, .module("FROM"), "module that the paths start at, by its full name or its file")
      { $0.modules.append($1) },
      Operand(.one, .module("TO"), "module, or package outside the repository, that they end at") {
        $0.modules.append($1)
      },
    ],
    formats: [.text, .json],
    flags: [
      Flag("eager", "follow only imports that run at import time") { $0.eagerOnly = true },
      Flag(
        "max", takes: .wholeNumber("N", in: 1...1_000_000),
        "show at most N paths (default: \(Options(command: "why").mostPaths ?? 0))"
      ) { $0.mostPaths = $1 },
      Flag("all", "show every path") { $0.mostPaths = nil },
    ] + Flag.environment,
    examples: [
      .init("pollard why app.main pandas", "who pulls pandas in"),
      .init("pollard why --eager app.cli app.models", "only what runs at import time"),
    ],
    run: { options, console throws(ToolError) in try WhyRun.run(options, &console) })
}
