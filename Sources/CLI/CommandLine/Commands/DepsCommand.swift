extension Command {
  /// What manifests declare, held against what is imported.
  package static let deps = Command(
    "deps", "compare declared dependencies with imported ones",
    details: [
      "Holds what the manifests declare against what the sources import. undeclared: imported and not declared, so that it builds or runs only by luck. unused: declared and never imported. redundant: declared, and all that is used of it comes with another dependency. test-only: a testing library, or a requirement that is declared for tests alone, imported by the product. unused-package: fetched and used by no target. unreached-target: a target that no product, executable or test needs. unused-import: a Swift file imports a module of the repository and mentions nothing that it declares. repeated-import: the same import twice.",
      "What the text of the manifests and sources does not prove is not reported: a dependency may be there for its command, for its plugins, or under a module name that nobody can know.",
      "--apply takes out the imports that are said to be unused or repeated where nothing depends on them and nothing else stands in their lines, all or none, and `pollard undo` takes that back; --format diff shows the change. Build from nothing afterwards: an incremental build does not show a missing import.",
      "The exit code is 1 where there is a finding.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .jsonl, .csv, .diff],
    flags: [
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "findings to show as text (default: \(Options(command: "deps").top))"
      ) { $0.top = $1 },
      Flag("apply", "take out the imports that nothing needs; without, only show them") {
        $0.appliesSuggestions = true
      },
      .packageDump,
    ],
    examples: [
      .init("pollard deps", "what is declared in vain or used undeclared"),
      .init("pollard deps --format json", "the same, for a program"),
      .init("pollard deps --apply", "take imports out that nothing needs"),
    ],
    run: { options, console throws(ToolError) in try DepsRun.run(options, &console) })
}
