extension Command {
  /// What start-up costs, and the smallest change that helps.
  package static let heavy = Command(
    "heavy", "rank imports by what deferring them would save at start-up",
    details: [
      "Follows what importing each entry runs, into installed packages and the standard library where an environment is found or named, and shows what that costs, where it goes, and for each import statement exactly what would no longer be loaded if that statement alone were deferred. What other imports reach as well is not saved, and they are named.",
      "Times and memory are predicted from sizes and statements unless --measured names a measurement. Where the files of installed packages cannot be read, a dated table of measured packages stands in. The report says which figures are which.",
      "--defer PACKAGE gives the fewest statements to defer so that the entry no longer loads PACKAGE, and tries them. --budget picks statements until the cost fits; the exit code is 1 where it cannot.",
      "Entries are the scripts that manifests declare and the modules that are run; without any, the packages at the top.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .speedscope, .collapsed],
    flags: [
      Flag(
        "entry", takes: .module("MODULE"), repeatable: true,
        "module whose import is looked at (default: those that start the repository); may be repeated"
      ) { $0.heavy.entries.append($1) },
      Flag(
        "defer", takes: .module("PACKAGE"), repeatable: true,
        "show the fewest imports to defer so that PACKAGE is not loaded; may be repeated"
      ) { $0.heavy.defers.append($1) },
      Flag(
        "budget", takes: .budget,
        "pick imports to defer until the cost fits, such as 400ms, 120MB or 'modules<400'"
      ) { $0.heavy.budget = $1 },
      Flag(
        "measured", takes: .file,
        "take the figures of single modules from what `pollard measure --format json` wrote"
      ) { $0.heavy.measured = $1 },
      Flag("inits", "show what __init__ files hand on, and who takes it") {
        $0.heavy.showsInits = true
      },
      Flag("work", "show files, clients, threads and the like that importing a module sets going") {
        $0.heavy.showsWork = true
      },
      Flag("tree", "show who loads what first, with what it costs") { $0.heavy.showsTree = true },
      Flag(
        "depth", takes: .wholeNumber("N", in: 1...1_000),
        "levels of the tree (default: \(HeavyOptions().depth))"
      ) { $0.heavy.depth = $1 },
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "statements to show as text (default: \(HeavyOptions().top))"
      ) { $0.heavy.top = $1 },
    ] + Flag.environment,
    examples: [
      .init("pollard heavy --entry app.cli", "what makes `import app.cli` slow"),
      .init("pollard heavy --defer pandas --entry app.cli", "the fewest imports to defer"),
      .init("pollard heavy --budget 400ms --entry app.cli", "what to defer to get there"),
      .init("pollard heavy --format speedscope -o load.json", "for a viewer of flame graphs"),
    ],
    run: { options, console throws(ToolError) in try HeavyRun.run(options, &console) })
}
