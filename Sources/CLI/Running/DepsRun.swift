import Analyses
import Graph
import Reporting
import Workspace

/// Carries out `pollard deps`.
enum DepsRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (graph, _) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
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
}
