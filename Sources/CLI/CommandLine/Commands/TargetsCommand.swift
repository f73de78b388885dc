extension Command {
  /// Which Swift files belong to which targets.
  package static let targets = Command(
    "targets", "show Swift targets, and the files that are in none",
    details: [
      "Reads every Package.swift without running it and every Xcode project, and lists the targets with the number of Swift files that each compiles, and the Swift files that no target compiles though a manifest is about their folder. What a manifest computes in a way that cannot be followed is said, with its line.",
      "Manifests, resources, playgrounds, templates, scripts and data of tests are in no target and are not listed as text; JSON has every file with the reason.",
      "The exit code is 1 where a file is in no target.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json],
    flags: [
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "files to show as text (default: \(Options(command: "targets").top))"
      ) { $0.top = $1 },
      .packageDump,
    ],
    examples: [
      .init("pollard targets", "the targets, and what no target compiles"),
      .init("pollard targets --format json", "every file with its targets, for a program"),
    ],
    run: { options, console throws(ToolError) in try TargetsRun.run(options, &console) })
}
