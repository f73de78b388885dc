import Analyses
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard cycles`.
enum CyclesRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (written, _) = try project.graphOrRefuse()
    var types = options.edgeTypes == nil ? Cycles.usualTypes : EdgeTypes(options.edgeTypes)
    // Folders of one Swift module are joined by nothing else.
    if options.byFolder, options.edgeTypes == nil { types.insert(.reference) }
    let whole = types.contains(.reference) ? written.withReferences(atLeast: .certain) : written
    ProcessLifetime.keep(whole)
    let whatIf = try supposition(options, whole, project)
    let graph = whatIf?.applied(to: whole) ?? whole
    if options.grouped {
      return try groups(Filter(options, graph, project), types, graph, options, &console)
    }
    let filter = try Filter(options, graph, project)
    let cycles = Cycles(in: graph, following: types)
    let shown = cycles.components.filter(filter.admits)
    // What does not run cannot be run: a supposed graph has no files.
    let runs = whatIf == nil ? project.runs(of: Cycles(shown), in: graph) : .none
    let uses = project.importUses(of: shown, in: graph)
    let items = Parallel.map(count: shown.count, jobs: project.settings.jobs) { index in
      CyclesReport.Item(
        shown[index], runs: runs[shown[index]],
        breakSet: BreakSet(of: shown[index], in: graph, uses))
    }
    let report = CyclesReport(
      graph, items,
      supposition: whatIf.map {
        .init(
          cut: $0.cut,
          before: Cycles(in: whole, following: types).components.filter(filter.admits))
      })
    write(report, options, &console)
    return items.isEmpty ? .nothingToReport : .findings
  }

  private static func write(
    _ report: CyclesReport, _ options: Options, _ console: inout Console
  ) {
    let top = options.showsAll ? nil : options.top
    switch options.format {
    case .json: console.write(bytes: CyclesDocument(report).json())
    case .jsonl: console.write(bytes: CyclesDocument(report).lines())
    case .csv: console.write(bytes: CyclesTable(report).csv())
    case .markdown: console.write(CyclesTable(report).markdown(top: top))
    case .dot: console.write(report.picture.dot())
    case .mermaid: console.write(report.picture.mermaid())
    default: console.write(CyclesText(report, top: top, style: console.style).text())
    }
  }

  private static func groups(
    _ filter: Filter, _ types: EdgeTypes, _ graph: ImportGraph, _ options: Options,
    _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let grouping = options.grouping
    let cycles = GroupCycles(in: graph, by: grouping, following: types).components
      .filter(filter.admits)
    let report = GroupCyclesReport(graph, by: grouping, cycles)
    switch options.format {
    case .json: console.write(bytes: report.json())
    case .jsonl: console.write(bytes: report.lines())
    case .csv: console.write(bytes: report.csv())
    case .markdown: console.write(report.markdown())
    case .dot: console.write(report.picture.dot())
    case .mermaid: console.write(report.picture.mermaid())
    default:
      let top = options.showsAll ? nil : options.top
      console.write(report.text(top: top, style: console.style))
    }
    return cycles.isEmpty ? .nothingToReport : .findings
  }

  private static func supposition(
    _ options: Options, _ graph: ImportGraph, _ project: Project
  ) throws(ToolError) -> WhatIf? {
    guard !options.whatIf.isEmpty else { return nil }
    var pairs: [WhatIf.Pair] = []
    for pair in options.whatIf {
      pairs.append(
        WhatIf.Pair(
          from: try graph.unit(named: pair.from, in: project),
          to: try graph.unit(named: pair.to, in: project)))
    }
    let whatIf = WhatIf(cutting: pairs, in: graph)
    if let missing = whatIf.missing.first {
      throw .refused(
        "\(graph.unit(missing.from).name.text) does not import \(graph.unit(missing.to).name.text), so there is nothing to leave out; pollard why shows how one comes to the other"
      )
    }
    return whatIf
  }
}

extension Options {
  fileprivate var grouping: Grouping { byFolder ? .folders : .groups }
}

/// Which cycles a command line asks for.
private struct Filter {
  private let kinds: [String]?
  private let units: Set<UnitID>
  private let groups: Set<String>

  init(_ options: Options, _ graph: ImportGraph, _ project: Project) throws(ToolError) {
    kinds = options.cycleKinds?.map(\.rawValue)
    var units: Set<UnitID> = []
    for module in options.modules { units.insert(try graph.unit(named: module, in: project)) }
    self.units = units
    groups = Set(units.map { options.grouping.group(of: graph.unit($0)) })
  }

  func admits(_ cycle: Cycle) -> Bool {
    kinds?.contains(cycle.kind.name) != false
      && (units.isEmpty || cycle.units.contains(where: units.contains))
  }

  func admits(_ cycle: GroupCycle) -> Bool {
    kinds?.contains(cycle.kind.name) != false
      && (groups.isEmpty || cycle.groups.contains(where: groups.contains))
  }
}
