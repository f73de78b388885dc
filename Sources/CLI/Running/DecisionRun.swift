import Graph
import Manifests
import Workspace

/// Carries out `pollard orphans keep`, `integrate` and `forget`.
enum DecisionRun {
  /// What can be done with the ledger of decisions.
  enum Action: String {
    case keep, integrate, forget
  }

  static func run(
    _ action: Action, _ options: Options, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let modules = options.words.dropFirst()
    guard !modules.isEmpty else {
      throw .refused(
        "orphans \(action.rawValue) wants a module after it, such as `pollard orphans \(action.rawValue) app.plugins.tax`"
      )
    }
    let project = try Project(options, &console)
    var ledger = try refusing { () throws(ProjectError) in try project.decisionLedger() }
    switch action {
    case .forget: try forget(modules, &ledger)
    case .keep: try record(.keep, modules, options, project, &ledger)
    case .integrate: try record(.integrate, modules, options, project, &ledger)
    }
    try refusing { () throws(ProjectError) in try project.write(ledger) }
    for module in modules {
      let name = String(decoding: module.bytes, as: UTF8.self)
      console.print(
        action == .forget
          ? "forgot the decision on \(name)"
          : "noted in \(DecisionLedger.fileName): \(action.rawValue) \(name)")
    }
    return .nothingToReport
  }

  private static func record(
    _ kind: DecisionLedger.Decision.Kind, _ modules: ArraySlice<Argument>, _ options: Options,
    _ project: Project, _ ledger: inout DecisionLedger
  ) throws(ToolError) {
    guard let why = options.reason else {
      throw .refused(
        "a decision without a reason helps nobody: add --why \"…\"")
    }
    let (graph, _) = try project.graphOrRefuse()
    for module in modules {
      let unit = graph.unit(try graph.unit(named: module, in: project))
      ledger.record(
        DecisionLedger.Decision(
          module: unit.name.text, kind: kind, why: why, until: options.until))
    }
  }

  private static func forget(
    _ modules: ArraySlice<Argument>, _ ledger: inout DecisionLedger
  ) throws(ToolError) {
    for module in modules {
      let name = String(decoding: module.bytes, as: UTF8.self)
      guard ledger.remove(name) else {
        throw .refused(
          "\(DecisionLedger.fileName): has no decision on \(module.quoted)")
      }
    }
  }

  private static func refusing<Answer>(
    _ body: () throws(ProjectError) -> Answer
  ) throws(ToolError) -> Answer {
    do throws(ProjectError) {
      return try body()
    } catch {
      throw .refused(error.message)
    }
  }
}
