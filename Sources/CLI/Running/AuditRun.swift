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
    let cycles = Cycles(in: graph)
    let audit = Audit(
      of: graph, coverage: coverage, standard: project.standardLibrary,
      entryModules: project.entryModules,
      orphans: try OrphansRun.report(of: project, graph, coverage, asking: .skip),
      cycles: cycles, runs: project.runs(of: cycles, in: graph),
      dependencies: project.dependencyFindings(in: graph))
    let root = options.root?.asOneWord ?? "."
    let report = FindingsReport(
      command: "audit", version: Version.current, findings: audit.findings.map { .init($0) },
      rules: Rule.all.map(\.reported))
    if options.format == .json {
      console.write(bytes: AuditDocument.json(audit))
    } else if let bytes = report.bytes(in: options.format) {
      console.write(bytes: bytes)
    } else {
      console.write(AuditText(audit, root: root, top: options.top, style: console.style).text())
    }
    return audit.findings.isEmpty ? .nothingToReport : .findings
  }
}

extension Argument {
  /// As a shell takes it back: in quotes where it has to be.
  fileprivate var asOneWord: String {
    let word = String(decoding: bytes, as: UTF8.self)
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "~"), 0x80...0xFF:
        true
      default: false
      }
    }
    return isPlain
      ? word
      : "'\(word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
