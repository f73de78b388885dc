extension Command {
  /// What the gate lets pass.
  package static let baseline = Command(
    "baseline", "write down what pollard check lets pass",
    details: [
      "Writes the imports that lie on cycles today, and whatever else `pollard check` looks at, to a file: sorted, one a line, made to be committed and merged. `pollard check --baseline FILE` then fails on what is not in it.",
      "A file that exists is changed only when asked: --update takes out what is fixed, and --allow-additions puts in what is new. What changes is printed.",
    ],
    reach: .answer,
    operands: [.root],
    flags: [
      .baseline, .cycleKind,
      Flag("update", "take out of the file what is fixed; what is new stays out") {
        $0.updates = true
      },
      Flag("allow-additions", "put into the file what is new, too") { $0.allowsAdditions = true },
    ] + Flag.scanning,
    examples: [
      .init("pollard baseline", "the first time"),
      .init("pollard baseline --update", "after mending some"),
      .init("pollard baseline --update --allow-additions", "after deciding to live with more"),
    ],
    run: { options, console throws(ToolError) in try BaselineRun.run(options, &console) })
}
