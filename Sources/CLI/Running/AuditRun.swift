import Analyses
import Graph
import Reporting
import Workspace

/// Carries out `pollard audit`.
enum AuditRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (graph, coverage) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
    let audit = Audit(of: graph, coverage: coverage, standard: project.standardLibrary)
    let root = options.root?.quotedIfNeeded ?? "."
    if options.format == .json {
      console.write(bytes: AuditDocument.json(audit))
    } else {
      console.write(AuditText(audit, root: root, top: options.top, style: console.style).text())
    }
    return audit.findings.isEmpty ? .nothingToReport : .findings
  }
}

extension Argument {
  fileprivate var quotedIfNeeded: String { String(decoding: bytes, as: UTF8.self) }
}
