import Analyses
import Graph
import Refactoring
import Reporting
import Scanning
import Workspace

/// Carries out `pollard archive`.
enum ArchiveRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let archive = options.archive
    if archive.action == .recover || archive.action == .list, let name = archive.names.first {
      throw .refused("archive \(archive.action.rawValue) takes no names, and \(name.quoted) is one")
    }
    if archive.action != .plan, let output = options.output, output != "-" {
      throw .refused("archive \(archive.action.rawValue) writes no file; --output is for plan")
    }
    switch archive.action {
    case .plan: return try plan(options, &console)
    case .apply: return try apply(options, &console)
    case .restore: return try restore(options, &console)
    case .recover: return try recover(options, &console)
    case .list: return try list(options, &console)
    }
  }

  // MARK: Planning

  private static func plan(
    _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let archive = options.archive
    guard archive.takesAllCertain != !archive.names.isEmpty else {
      throw .refused(
        archive.takesAllCertain
          ? "archive plan takes modules or --all-certain, not both"
          : "archive plan wants modules, or --all-certain; `pollard orphans` lists them")
    }
    let project = try Project(options, &console)
    let (graph, coverage) = try project.graphOrRefuse()
    // The verdicts are those that `pollard orphans` shows: interfaces of libraries and decisions count.
    let orphans = try OrphansRun.report(of: project, graph, coverage, asking: .skip).orphans
    let choices = try ArchiveChoices(archive, orphans, graph, project)
    let proposal: Project.ArchiveProposal
    do throws(ArchiveError) {
      proposal = try project.archiveProposal(
        for: choices.choices, in: graph,
        tests: Set(graph.unitIDs.filter { orphans.serves(tests: $0, in: graph) }),
        into: archive.place.map { SourcePath(bytes: $0.bytes) } ?? ArchivePlan.standardFolder)
    } catch {
      throw .refused(error.message)
    }
    let text = ArchiveText(top: options.top, style: console.style)
    let refusals = choices.refusals + proposal.refusals
    guard let plan = proposal.plan else {
      if options.format == .json { throw .refused(nothingToPlan(refusals)) }
      console.write(refusals.isEmpty ? "nothing to archive\n" : text.text(refusals))
      return refusals.isEmpty ? .nothingToReport : .findings
    }
    let document = ArchivePlanDocument.json(plan)
    let file = options.output.flatMap { $0 == "-" ? nil : $0 }
    if let file { try write(document, to: file) }
    if options.format == .json {
      if file == nil { console.write(bytes: document) }
    } else {
      console.write(text.text(plan))
      if !refusals.isEmpty { console.write("\n" + text.text(refusals)) }
      console.hint(
        file.map {
          "`pollard archive apply \($0.quoted.dropFirst().dropLast())` says whether the plan holds; with --apply it moves the files"
        }
          ?? "-o plan.json writes the plan to a file, which `pollard archive apply` takes")
    }
    return .nothingToReport
  }

  private static func nothingToPlan(_ refusals: [ArchiveDraft.Refusal]) -> String {
    guard let first = refusals.first else { return "nothing to archive" }
    return "nothing to archive: \(first.module) \(first.why)"
      + (refusals.count > 1 ? ", and \(Count.of(refusals.count - 1, "more", "more"))" : "")
  }

  private static func write(_ bytes: [UInt8], to name: Argument) throws(ToolError) {
    do throws(FileError) {
      // No word of a command line holds a NUL, so there is a path.
      if let path = try AbsolutePath.current().resolving(name.bytes) {
        try FileWriter.writeAtomically(bytes, to: path)
      }
    } catch {
      throw .refused(error.message)
    }
  }

  // MARK: Applying

  private static func apply(
    _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let archive = options.archive
    guard archive.names.count == 1, let file = archive.names.first else {
      throw .refused(
        "archive apply wants the file of one plan; `pollard archive plan -o FILE` writes it")
    }
    let text = try contents(of: file)
    let plan: ArchivePlan
    do throws(ArchivePlanError) {
      plan = try ArchivePlan(parsing: text)
    } catch {
      throw .refused("\(file.quoted) \(error.message)")
    }
    let project = try Project(options, &console)
    var conditions = Archiver.Conditions()
    conditions.isApplied = archive.isApplied
    conditions.allowsChanged = archive.allowsChanged
    conditions.verify = archive.verify.map {
      VerifyCommand(line: $0.bytes, timeoutInSeconds: archive.verifyTimeout)
    }
    let outcome: Archiver.Outcome
    do throws(ArchiveError) {
      outcome = try archiver(project).apply(plan, in: project, conditions)
    } catch {
      return try fail(error, &console)
    }
    show(outcome, verbs: ("would move", "moved"), options, &console)
    if outcome.isApplied {
      console.hint(
        "`pollard archive restore --id \(plan.id) --apply` brings everything back")
    }
    return .nothingToReport
  }

  private static func contents(of name: Argument) throws(ToolError) -> [UInt8] {
    do throws(FileError) {
      guard let path = try AbsolutePath.current().resolving(name.bytes) else { return [] }
      return try FileReader.contents(of: path)
    } catch {
      throw .refused(error.message)
    }
  }

  /// What was changed and put back again is a finding; what was not begun is work that could not be done.
  private static func fail(
    _ error: ArchiveError, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    guard error.isRejection else { throw .refused(error.message) }
    console.error(error.message)
    console.hint("everything is as it was")
    return .findings
  }

  private static func show(
    _ outcome: Archiver.Outcome, verbs: (String, String), _ options: Options,
    _ console: inout Console
  ) {
    if options.format == .json {
      console.write(bytes: ArchivePlanDocument.json(outcome.plan))
      return
    }
    let text = ArchiveText(top: options.top, style: console.style)
    console.write(
      text.text(
        outcome.plan, verb: outcome.isApplied ? verbs.1 : verbs.0, isStaged: outcome.isStaged,
        notes: outcome.notes))
    if !outcome.isApplied { console.hint("nothing was changed; --apply does it") }
  }

  private static func archiver(_ project: Project) -> Archiver {
    Archiver(project.tree.root, manifest: ArchivePlanDocument.json)
  }

  // MARK: Restoring

  private static func restore(
    _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let archive = options.archive
    let ways = [!archive.names.isEmpty, archive.id != nil, archive.takesAll].count { $0 }
    guard ways == 1 else {
      throw .refused(
        ways == 0
          ? "archive restore wants modules, --id ID or --all; `pollard archive list` shows what there is"
          : "archive restore takes modules, --id ID or --all, one of them")
    }
    let project = try Project(options, &console)
    let inventory = ArchiveInventory(in: project.tree)
    for problem in inventory.problems { console.warn(problem) }
    for (plan, moves) in try chosen(inventory, archive) {
      do throws(ArchiveError) {
        let outcome = try archiver(project).restore(
          moves, of: plan, isApplied: archive.isApplied, allowsChanged: archive.allowsChanged)
        show(outcome, verbs: ("would bring back", "brought back"), options, &console)
      } catch {
        return try fail(error, &console)
      }
    }
    return .nothingToReport
  }

  /// A name that several archives know is brought back from the latest.
  private static func chosen(
    _ inventory: ArchiveInventory, _ archive: ArchiveOptions
  ) throws(ToolError) -> [(ArchivePlan, [ArchiveMove])] {
    let plans = inventory.entries.map(\.plan)
    if let id = archive.id {
      guard let plan = plans.first(where: { $0.id == id }) else {
        throw .refused("there is no archive \"\(id)\"; `pollard archive list` shows what there is")
      }
      return [(plan, plan.moves)]
    }
    if archive.takesAll { return plans.map { ($0, $0.moves) } }
    var wanted = archive.names.map { String(decoding: $0.bytes, as: UTF8.self) }
    var found: [(ArchivePlan, [ArchiveMove])] = []
    for plan in plans.reversed() {
      let (moves, unknown) = plan.selection(of: wanted)
      if !moves.isEmpty { found.append((plan, moves)) }
      wanted = unknown
    }
    if let name = wanted.first {
      let known = plans.flatMap { $0.moves.map(\.module) }
      let nearest = EditDistance.nearest(to: name, among: known)
      throw .refused(
        "no archive holds \"\(name)\""
          + (nearest.map { ": did you mean \"\($0)\"?" }
            ?? "; `pollard archive list --format json` names all files"))
    }
    return found
  }

  // MARK: Recovering and listing

  private static func recover(
    _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let root: AbsolutePath
    do throws(ProjectError) {
      root = try ProjectSettings(options, root: options.root).root
    } catch {
      throw .refused(error.message)
    }
    do throws(TransactionError) {
      switch try StateFolder(of: root).recover(finishing: options.archive.finishes) {
      case .nothingToDo: console.print("nothing to recover")
      case .takenBack(let title):
        console.print("`pollard \(title)` was taken back: everything is as it was before it")
      case .finished(let title):
        console.print("`pollard \(title)` is finished; its checks were not run again")
      }
    } catch {
      throw .refused(error.message)
    }
    return .nothingToReport
  }

  private static func list(
    _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let inventory = ArchiveInventory(in: project.tree)
    for problem in inventory.problems { console.warn(problem) }
    let archives = inventory.entries.map {
      ArchiveText.Listed(plan: $0.plan, missing: $0.missing.count, bytes: $0.bytes)
    }
    let interrupted: String?
    do throws(TransactionError) {
      interrupted = try StateFolder(of: project.tree.root).interrupted()?.title
    } catch {
      throw .refused(error.message)
    }
    if options.format == .json {
      console.write(bytes: ArchiveText.json(archives, interrupted: interrupted))
    } else {
      console.write(ArchiveText(top: options.top, style: console.style).text(archives))
      if let interrupted {
        console.warn("`pollard \(interrupted)` was interrupted; run `pollard archive recover`")
      }
    }
    return .nothingToReport
  }
}
