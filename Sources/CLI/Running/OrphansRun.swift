import Analyses
import Graph
import Manifests
import Reporting
import Scanning
import Workspace

/// Carries out `pollard orphans`.
enum OrphansRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    var options = options
    if let word = options.words.first?.text, let action = DecisionRun.Action(rawValue: word) {
      return try DecisionRun.run(action, options, &console)
    }
    try options.takeRoot(or: "keep, integrate and forget")
    let project = try Project(options, &console)
    let (graph, coverage) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
    let report = try report(
      of: project, graph, coverage, asking: options.skipsHistory ? .skip : .ask,
      confirming: try indexWish(options))
    if let why = report.withoutIndex { console.warn("--confirm-index: \(why)") }
    if let complaint = report.withoutHistory { console.detail("history: \(complaint)") }
    if let module = options.explained {
      let unit = try report.graph.unit(named: module, in: project)
      if options.format == .json {
        let items = report.items.filter { $0.orphan.unit == unit }
        console.write(bytes: OrphansDocument.json(report, items))
      } else {
        console.write(OrphanPage(report, unit, style: console.style).text())
      }
      return .nothingToReport
    }
    let items = chosen(report, options)
    switch options.format {
    case .json: console.write(bytes: OrphansDocument.json(report, items))
    case .jsonl: console.write(bytes: OrphansDocument.lines(report, items))
    case .csv: console.write(bytes: OrphansDocument.csv(report, items))
    case .markdown: console.write(bytes: OrphansDocument.markdown(report, items))
    default:
      console.write(
        OrphansText(report, items, top: options.top, style: console.style).text())
    }
    let hasStale = report.decisions.entries.contains { $0.state != .inForce }
    return items.isEmpty && !hasStale ? .nothingToReport : .findings
  }

  private static func indexWish(_ options: Options) throws(ToolError) -> IndexWish? {
    guard options.confirmsByIndex else {
      if options.indexStore != nil {
        throw .refused("--index-store wants --confirm-index: without, no index is read")
      }
      return nil
    }
    let folders = (SystemCall.variable("PATH") ?? "").split(separator: ":")
    var wish = IndexWish(searchPath: folders.compactMap { AbsolutePath(String($0)) })
    if let store = options.indexStore {
      guard let current = try? AbsolutePath.current(), let path = current.resolving(store.bytes)
      else { throw .refused("--index-store \(store.quoted) is no path") }
      wish.store = path
    }
    return wish
  }

  static func report(
    of project: Project, _ graph: ImportGraph, _ coverage: Coverage, asking history: HistoryWish,
    confirming wish: IndexWish? = nil
  ) throws(ToolError) -> OrphanReport {
    do throws(ProjectError) {
      return try project.orphans(
        in: graph, coverage: coverage, asking: history, confirming: wish)
    } catch {
      throw .refused(error.message)
    }
  }

  /// Those that the flags ask for; programs get them in the order of paths, people the first to look at first.
  private static func chosen(_ report: OrphanReport, _ options: Options) -> [OrphanReport.Item] {
    let statuses = options.orphanStatuses.map { $0.map(\.status) }
    let least = options.leastCertainty?.certainty ?? .possible
    let all = options.format == .text || options.format == .markdown ? report.ranked : report.items
    return all.filter { orphan, value in
      statuses?.contains(orphan.status) ?? true && orphan.certainty <= least
        && options.verdicts?.contains(value.verdict) ?? true
    }
  }
}

extension Options {
  /// The one operand that is no action is the root.
  mutating func takeRoot(or actions: String) throws(ToolError) {
    guard let first = words.first else { return }
    guard words.count == 1 else {
      let none = actions.contains(" ") ? "none of" : "not"
      throw .refused("\(first.quoted) is \(none) \(actions), and \(command.text) scans one folder")
    }
    if let root, root != first {
      throw .refused("--root names \(root.quoted) and PATH names \(first.quoted); give one of them")
    }
    root = first
  }
}
