import Execution
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard closure`.
enum ClosureRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
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
    // A line for each name, known or not, is what whoever asks for lines counts on.
    if options.format != .jsonl { try Self.refuseMissing(closures, in: project) }
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
    return closures.contains { $0.failure != nil } ? .findings : .nothingToReport
  }

  /// Refuses names that stand for no module of the repository.
  private static func refuseMissing(
    _ closures: [Closure], in project: Project
  ) throws(ToolError) {
    let suspects = closures.filter {
      !$0.executes.contains($0.module) && ($0.failure?.line ?? 0) == 0
    }
    guard !suspects.isEmpty else { return }
    let (graph, _) = try project.graphOrRefuse()
    let names = graph.units.map(\.name.text)
    for suspect in suspects where !names.contains(suspect.module) {
      let path = SourcePath(suspect.module)
      let nearest =
        graph.units.first { $0.path == path }?.name.text
        ?? EditDistance.nearest(to: suspect.module, among: names)
      throw .noSuchModule(suspect.module, nearest: nearest)
    }
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
