import Analyses
import Manifests
import Reporting
import Scanning
import Workspace

/// Carries out `pollard baseline`.
enum BaselineRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let settings = GateInput.settings(options, project)
    let file = try BaselineFile(options, project)
    let mayChange = options.updates || options.allowsAdditions
    if file.exists, !mayChange {
      throw .refused(
        "\(file.name): exists already; --update takes out what is fixed, --update --allow-additions makes it what is true now"
      )
    }
    let old = file.exists ? try file.read() : nil
    let side = try GateInput.side(project, settings)
    ProcessLifetime.keep(side.graph)
    if let old { try file.refuseStranger(old, in: side.graph) }
    let gate = Gate(settings, now: side, past: old.map { .baseline($0) } ?? .nothing)
    try GateInput.refuseUnknown(gate)
    var new = gate.baseline
    new.root = file.relation
    guard let old else {
      try write(new, file)
      console.print("wrote \(file.name): \(Count.of(new.entries.count, "entry", "entries"))")
      return .nothingToReport
    }
    let left = try update(&new, old, gate, settings, options, file, &console)
    return left == 0 ? .nothingToReport : .findings
  }

  /// How many things that are new stay out of the file.
  private static func update(
    _ new: inout GateBaseline, _ old: GateBaseline, _ gate: Gate, _ settings: GateSettings,
    _ options: Options, _ file: BaselineFile, _ console: inout Console
  ) throws(ToolError) -> Int {
    let additions = Set(gate.additions(to: old))
    if !options.allowsAdditions {
      try file.refuseGaps(old, settings)
      new.entries.removeAll { additions.contains($0) }
    }
    let before = Set(old.entries)
    let after = Set(new.entries)
    for entry in old.entries where !after.contains(entry) {
      console.print(console.style.paint("- \(GateBaseline.line(entry))", as: .good))
    }
    for entry in new.entries where !before.contains(entry) {
      console.print(console.style.paint("+ \(GateBaseline.line(entry))", as: .warning))
    }
    let removed = old.entries.count { !after.contains($0) }
    let added = new.entries.count { !before.contains($0) }
    try write(new, file)
    console.print(
      "\(file.name): \(removed) taken out, \(added) put in, \(Count.of(new.entries.count, "entry", "entries")) left"
    )
    guard !options.allowsAdditions, !additions.isEmpty else { return 0 }
    for entry in additions.sorted().prefix(20) {
      console.print("new and left out: \(GateBaseline.line(entry))")
    }
    console.print(
      "\(additions.count) new left out; --allow-additions puts \(additions.count == 1 ? "it" : "them") in"
    )
    return additions.count
  }

  private static func write(_ baseline: GateBaseline, _ file: BaselineFile) throws(ToolError) {
    do throws(FileError) {
      try FileWriter.writeAtomically(Array(baseline.text.utf8), to: file.path)
    } catch {
      throw .refused(error.message)
    }
  }
}
