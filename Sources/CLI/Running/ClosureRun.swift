import Execution
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard closure`.
enum ClosureRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options)
    let names = options.modules.map { String(decoding: $0.bytes, as: UTF8.self) }
    let closures: [Closure]
    do throws(ProjectError) {
      closures = try project.closures(of: names)
    } catch {
      throw .refused(error.message)
    }
    if options.format == .json, closures.count > 1 {
      throw .refused("--format json takes one module; use --format jsonl for several")
    }
    let sizes = options.format == .text ? try Self.sizes(project) : [:]
    for (index, closure) in closures.enumerated() {
      switch options.format {
      case .text:
        if index > 0 { console.write("\n") }
        console.write(
          ClosureDocument.text(closure, sizes: { sizes[$0] }, style: console.style))
      case .jsonl: console.write(bytes: ClosureDocument.json(closure, isLine: true))
      default: console.write(bytes: ClosureDocument.json(closure, isLine: false))
      }
    }
    let isMissing = closures.contains { $0.executes.isEmpty && $0.failure != nil }
    if isMissing, options.format == .text { return .couldNotWork }
    return closures.contains { $0.failure != nil } ? .findings : .nothingToReport
  }

  private static func sizes(_ project: Project) throws(ToolError) -> [String: (
    path: String, bytes: Int
  )] {
    let (graph, _) = try project.graphOrRefuse()
    return Dictionary(
      graph.units.map { ($0.name.text, ($0.path.display, $0.bytes)) },
      uniquingKeysWith: { first, _ in first })
  }
}
