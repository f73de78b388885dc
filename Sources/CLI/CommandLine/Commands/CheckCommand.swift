extension Command {
  /// The gate.
  package static let check = Command(
    "check", "fail on what is new, and only on what is new",
    details: [
      "Compares the repository with what it was and fails where something has got worse: an import that closes a cycle, and whatever else the configuration switches on under [check]. What was there before passes, and what was mended is said.",
      "--against compares with a commit: with the one at which it and what is checked out part. It is read from git's objects, without a checkout; uncommitted changes are judged with the rest. --baseline compares with a file that `pollard baseline` wrote. Without either, and without one in the configuration, everything counts.",
      "The identity of a cycle is the imports it is made of. A new import inside an old cycle is new; a file that was moved is not.",
      "A comment `# pollard: ignore[import-cycle] why` on the line of an import, or alone on the line before, leaves that import out; one that suppresses nothing is reported.",
      "Under GitHub Actions the format is github unless another is named, and a summary is added to the job's.",
    ],
    reach: .repository,
    operands: [.root],
    formats: [.text, .json, .sarif, .junit, .github, .gitlab, .markdown, .csv],
    flags: [
      Flag(
        "against",
        takes: ValueShape("REF", wants: "a commit, a branch or a tag") { $0.isEmpty ? nil : $0 },
        "compare with the merge base of REF and what is checked out"
      ) { $0.against = $1 },
      .baseline, .cycleKind,
      Flag(
        "strict", "fail also on stale lines of the baseline and on comments that suppress nothing"
      ) {
        $0.isStrict = true
      },
    ],
    examples: [
      .init("pollard check --against origin/main", "a pull request"),
      .init("pollard check --baseline pollard-baseline.txt --strict", "without git"),
      .init(
        "pollard check --against HEAD~1 --format sarif -o pollard.sarif", "for a code host's view"),
    ],
    run: { options, console throws(ToolError) in try CheckRun.run(options, &console) })
}

extension Flag {
  static let baseline = Flag(
    "baseline", takes: .file,
    "the file of what is known (default: the configuration's, else pollard-baseline.txt)"
  ) { $0.baseline = $1 }

  static let cycleKind = Flag(
    "cycle-kind", takes: .one(of: CycleKindName.ofImports, "KIND"),
    "the weakest kind of cycle that counts: import-time, deferred or typing (default: import-time)"
  ) { $0.cycleKind = $1 }
}
