import Graph
import Reporting
import Workspace

/// Carries out `pollard targets`.
enum TargetsRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (graph, _) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
    let report = TargetsReport(graph.membership)
    switch options.format {
    case .json: console.write(bytes: report.json())
    default: console.write(report.text(top: options.top, style: console.style))
    }
    return report.hasStrays ? .findings : .nothingToReport
  }
}
