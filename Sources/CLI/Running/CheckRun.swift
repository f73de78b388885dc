import Analyses
import Manifests
import Reporting
import Scanning
import Workspace

/// Carries out `pollard check`.
enum CheckRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    if options.against != nil, options.baseline != nil {
      throw .refused("--against and --baseline both say what to compare with; give one of them")
    }
    let project = try Project(options, &console)
    let settings = GateInput.settings(options, project)
    let (gate, comparison) = try judge(options, project, settings, &console)
    ProcessLifetime.keep(gate)
    try GateInput.refuseUnknown(gate)
    let isUntidy = !gate.stale.isEmpty || gate.ignores.contains { $0.complaint != nil }
    let passes = gate.passes && !(options.isStrict && isUntidy)
    write(gate, comparison, passes: passes, options, &console)
    return passes ? .nothingToReport : .findings
  }

  // MARK: Judging

  private static func judge(
    _ options: Options, _ project: Project, _ settings: GateSettings, _ console: inout Console
  ) throws(ToolError) -> (Gate, GateComparison) {
    let check = project.configuration.check
    let flag = options.against.map { String(decoding: $0.bytes, as: UTF8.self) }
    let configured = options.baseline == nil ? check.against?.value : nil
    if let revision = flag ?? configured {
      return try judge(project, settings, against: revision, &console)
    }
    let file = try BaselineFile(options, project)
    if options.baseline != nil || check.baseline != nil || file.exists {
      let baseline = try file.read()
      try file.refuseGaps(baseline, settings)
      let side = try GateInput.side(project, settings)
      try file.refuseStranger(baseline, in: side.graph)
      return (
        Gate(settings, now: side, past: .baseline(baseline)),
        .baseline(path: file.name, entries: baseline.entries.count)
      )
    }
    let side = try GateInput.side(project, settings)
    return (Gate(settings, now: side, past: .nothing), .nothing)
  }

  private static func judge(
    _ project: Project, _ settings: GateSettings, against revision: String,
    _ console: inout Console
  ) throws(ToolError) -> (Gate, GateComparison) {
    let (now, then, past) = try GateInput.sides(project, settings, since: revision)
    for submodule in past.trees.submodules {
      console.warn(
        "\(submodule.display): is a submodule that this change moves, and is not checked out; its files are judged on neither side"
      )
    }
    let renames = past.trees.renames.map { (from: $0.from, to: $0.to) }
    return (
      Gate(settings, now: now, past: .side(then, renames: renames)),
      .revision(name: revision, commit: past.commit.text, isDirty: past.trees.isDirty)
    )
  }

  // MARK: Writing

  private static func write(
    _ gate: Gate, _ comparison: GateComparison, passes: Bool, _ options: Options,
    _ console: inout Console
  ) {
    let isInActions = SystemCall.variable("GITHUB_ACTIONS") == "true"
    let format = isInActions && !options.isFormatNamed ? .github : options.format
    let report = FindingsReport(
      command: "check", version: Version.current, findings: gate.new.map { .init($0) },
      rules: Rule.gate.map(\.reported),
      remarks: gate.ignores.compactMap { ignore in
        ignore.complaint.map { ReportedFinding(ignore, complaint: $0) }
      })
    let text = GateText(
      gate, comparison, passes: passes, isStrict: options.isStrict, style: console.style)
    switch format {
    case .json: console.write(bytes: GateDocument.json(gate, comparison, passes: passes))
    case .markdown: console.write(GateMarkdown(gate, comparison, passes: passes).text())
    case .github:
      console.write(text.text())
      console.write(bytes: GitHubAnnotations.text(report))
    default:
      if let bytes = report.bytes(in: format) {
        console.write(bytes: bytes)
      } else {
        console.write(text.text())
      }
    }
    guard isInActions, let summary = SystemCall.variable("GITHUB_STEP_SUMMARY") else { return }
    let page = GateMarkdown(gate, comparison, passes: passes).text() + "\n"
    if let failure = SystemCall.append(Array(page.utf8), to: summary) {
      console.warn("\(summary): the job summary could not be written (\(failure.reason))")
    }
  }
}

extension FindingsReport {
  /// In one of the formats that are the same for all commands with findings; nil for the others.
  func bytes(in format: Format) -> [UInt8]? {
    switch format {
    case .sarif: SarifDocument.json(self)
    case .junit: JUnitDocument.xml(self)
    case .gitlab: GitLabCodeQuality.json(self)
    case .github: GitHubAnnotations.text(self)
    case .csv: FindingsTable.csv(self)
    case .markdown: FindingsMarkdown.text(self)
    default: nil
    }
  }
}

extension Rule {
  /// Those that `pollard check` can find.
  static let gate: [Rule] = [
    .forbiddenImport, .importBudget, .importCycle, .orphanModule, .testDependency,
    .undeclaredDependency, .unresolvedImport, .unusedDependency, .unusedIgnore,
  ]

  var reported: ReportedRule {
    let paragraphs = why + ["What to do:\n" + remedies.map { "- \($0)" }.joined(separator: "\n")]
    return ReportedRule(name: name, summary: summary, help: paragraphs.joined(separator: "\n\n"))
  }
}
