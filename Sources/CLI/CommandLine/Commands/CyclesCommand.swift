extension Command {
  /// The circles of imports.
  package static let cycles = Command(
    "cycles", "list imports that go in circles, and how to break them",
    details: [
      "Lists the sets of modules that import each other, the worst first: each with its shortest way round, with file, line and statement of each import, with what happens when it is imported from each of its modules, and with the cheapest imports to cut.",
      "The kind says what closes the circle. import-time: imports that run while modules are imported, which may fail. deferred: only together with imports inside functions, which cannot fail there. typing: only together with imports for type checkers. A cycle that holds a stronger one names it, and one with the same modules as a stronger one is not repeated. reference, with --types reference only: Swift files that certainly mention what the others declare, which is as it should be within a module.",
      "The exit code is 1 where there is a cycle.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .jsonl, .csv, .markdown, .dot, .mermaid],
    flags: [
      Flag(
        "kind", takes: .some(of: CycleKindName.allCases, "LIST"),
        "show these kinds only: \(listed(CycleKindName.allCases.map(\.rawValue), "and")), separated by commas (default: all)"
      ) { $0.cycleKinds = $1 },
      Flag(
        "types", takes: .some(of: EdgeTypeName.allCases, "LIST"),
        "follow these edges only: \(listed(EdgeTypeName.allCases.map(\.rawValue), "and")), separated by commas (default: all but dynamic, string and reference)"
      ) { $0.edgeTypes = $1 },
      Flag(
        "module", takes: .module("MODULE"), repeatable: true,
        "show only cycles that hold this module or file; may be repeated"
      ) { $0.modules.append($1) },
      Flag("group", "show circles of Python packages and Swift targets in place of modules") {
        $0.grouped = true
      },
      Flag(
        "folders",
        "show circles of folders in place of modules, Swift files joined by what they mention"
      ) {
        $0.grouped = true
        $0.byFolder = true
      },
      Flag(
        "what-if", takes: .modulePair, repeatable: true,
        "show what remains if module FROM did not import TO; may be repeated"
      ) { $0.whatIf.append($1) },
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "cycles to show as text (default: \(Options(command: "cycles").top))"
      ) { $0.top = $1 },
      Flag("all", "show every cycle") { $0.showsAll = true },
    ],
    examples: [
      .init("pollard cycles", "the ten worst, and how to break them"),
      .init(
        "pollard cycles --kind import-time --module app.models", "those of one module that may fail"
      ),
      .init("pollard cycles --what-if app.models:app.views", "what is left without that import"),
    ],
    run: { options, console throws(ToolError) in try CyclesRun.run(options, &console) })
}
