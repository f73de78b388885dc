import Analyses
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard deps`.
enum DepsRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (graph, _) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
    if options.appliesSuggestions {
      return try apply(project.importRemovals(in: graph), in: project, &console)
    }
    if options.format == .diff {
      let plan = project.importRemovals(in: graph)
      for file in plan.files { console.write(bytes: file.diff) }
      return plan.files.isEmpty ? .nothingToReport : .findings
    }
    let findings = project.dependencyFindings(in: graph)
    let report = DependenciesReport(
      manifests: project.dependencyManifests(in: graph), findings: findings)
    switch options.format {
    case .json: console.write(bytes: report.json())
    case .jsonl: console.write(bytes: report.lines())
    case .csv: console.write(bytes: report.csv())
    default: console.write(report.text(top: options.top, style: console.style))
    }
    return findings.isEmpty ? .nothingToReport : .findings
  }

  private static func apply(
    _ plan: ImportRemovalPlan, in project: Project, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    guard !plan.files.isEmpty else {
      console.print("nothing to change: no import can be taken out for certain")
      return .nothingToReport
    }
    do throws(TransactionError) {
      try project.apply(plan)
    } catch {
      throw .refused(error.message)
    }
    console.print("changed \(Count.of(plan.files.count, "file"))")
    for file in plan.files { console.print("  \(file.path.display)") }
    console.hint("build from nothing to see that all is there; `pollard undo` takes this back")
    return .nothingToReport
  }
}
