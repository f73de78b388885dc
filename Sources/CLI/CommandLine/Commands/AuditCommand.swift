extension Command {
  /// The overview of a repository.
  package static let audit = Command(
    "audit", "sum up a repository and what is worth changing",
    details: [
      "Scans the repository and reports what it holds, how much of it was understood, the imports that cost most, and the findings worth acting on, the worst first. `pollard explain RULE` says what a finding means."
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .sarif, .junit, .github, .gitlab, .markdown, .csv],
    flags: [
      Flag(
        "top", takes: .wholeNumber("N", in: 1...1_000_000),
        "entries to show in each list (default: \(Options(command: "audit").top))"
      ) { $0.top = $1 }
    ],
    examples: [
      .init("pollard audit", "the repository you stand in"),
      .init("pollard audit src --top 30", "longer lists for one folder"),
      .init("pollard audit --format json -o audit.json", "everything, for a program"),
    ],
    run: { options, console throws(ToolError) in try AuditRun.run(options, &console) })
}
