import Analyses
import Execution
import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard heavy`.
enum HeavyRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (graph, _) = try project.graphOrRefuse()
    ProcessLifetime.keep(graph)
    if options.heavy.showsInits {
      let inits = EagerInits(in: graph)
      if options.format == .json {
        console.write(bytes: EagerInitsText.json(inits, in: graph))
      } else {
        console.write(
          EagerInitsText.text(inits, in: graph, top: options.heavy.top, style: console.style))
      }
      return .nothingToReport
    }
    if options.heavy.showsWork {
      let work = project.importTimeWork(in: graph)
      if options.format == .json {
        console.write(bytes: ImportTimeWorkText.json(work, in: graph))
      } else {
        console.write(
          ImportTimeWorkText.text(work, in: graph, top: options.heavy.top, style: console.style))
      }
      return .nothingToReport
    }
    let entries = try Self.entries(options, project, graph, &console)
    let loads = project.loads(of: entries, in: graph)
    let measured = try options.heavy.measured.map { file throws(ToolError) in
      try MeasuredModules(readFrom: file)
    }
    let savings = loads.map { ImportSavings($0, measured: measured) }
    let report = HeavyReport(
      savings, environment: project.environment?.prefix.display,
      sourceLine: { Self.line($1, of: $0, in: project) })
    if !options.heavy.defers.isEmpty {
      return Self.cut(options, report, project, graph, &console)
    }
    if let budget = options.heavy.budget { return Self.fit(budget, options, report, &console) }
    switch options.format {
    case .json: console.write(bytes: HeavyDocument.json(report))
    case .speedscope: console.write(bytes: LoadTreeDocument.speedscope(savings))
    case .collapsed: console.write(bytes: LoadTreeDocument.collapsed(savings))
    default:
      if options.heavy.showsTree {
        for entry in savings {
          console.write(
            LoadTreeDocument.text(entry, depth: options.heavy.depth, style: console.style))
        }
      } else {
        console.write(HeavyText(report, top: options.heavy.top, style: console.style).text())
      }
    }
    return .nothingToReport
  }

  // MARK: Entries

  private static func entries(
    _ options: Options, _ project: Project, _ graph: ImportGraph, _ console: inout Console
  ) throws(ToolError) -> [String] {
    var named: [String] = []
    for argument in options.heavy.entries {
      let name = graph.unit(try graph.unit(named: argument, in: project)).name.text
      if !named.contains(name) { named.append(name) }
    }
    if !named.isEmpty { return named }
    let found = HeavyEntries(in: graph, declared: project.entryModules).modules
    guard !found.isEmpty else {
      throw .refused("there is no Python module here whose import could be looked at")
    }
    if found.count > HeavyEntries.most {
      console.hint(
        "\(found.count) entries were found and \(HeavyEntries.most) are shown; name others with --entry"
      )
    }
    return Array(found.prefix(HeavyEntries.most))
  }

  // MARK: Deferring

  private static func cut(
    _ options: Options, _ report: HeavyReport, _ project: Project, _ graph: ImportGraph,
    _ console: inout Console
  ) -> ExitCode {
    var cuts: [DeferralDocument.Cut] = []
    let names = options.heavy.defers.map { String(decoding: $0.bytes, as: UTF8.self) }
    for savings in report.entries {
      for name in names {
        let cut = DeferralCut(of: name, in: savings)
        var left: [String]?
        if let sites = cut.sites, !sites.isEmpty {
          left = Self.stillLoaded(cut.targets, without: sites, savings, project, graph)
        }
        cuts.append(.init(name: name, savings: savings, cut: cut, left: left))
      }
    }
    if options.format == .json {
      console.write(bytes: DeferralDocument.json(cuts, report))
    } else {
      let text = DeferralText(report, style: console.style)
      for item in cuts {
        console.write(text.text(item.cut, of: item.name, in: item.savings, left: item.left))
      }
    }
    return cuts.allSatisfy { $0.cut.sites != nil } ? .nothingToReport : .findings
  }

  /// Runs the import again with some statements deferred.
  private static func stillLoaded(
    _ targets: [String], without sites: [Int], _ savings: ImportSavings, _ project: Project,
    _ graph: ImportGraph
  ) -> [String] {
    let places = sites.map { savings.graph.sites[$0] }
      .map { StatementPlace(path: $0.path, offset: $0.offset) }
    let load = project.loads(of: [savings.graph.entry], in: graph, deferring: Set(places))[0]
    let after = LoadGraph(load)
    return targets.filter { name in
      after.module(named: name).map { after.modules[$0].isLoaded } ?? false
    }
  }

  private static func fit(
    _ budget: LoadBudget, _ options: Options, _ report: HeavyReport, _ console: inout Console
  ) -> ExitCode {
    let plans = report.entries.map { (savings: $0, plan: DeferralBudget(budget, for: $0)) }
    if options.format == .json {
      console.write(bytes: DeferralDocument.json(plans, budget, report))
    } else {
      let text = DeferralText(report, style: console.style)
      for (savings, plan) in plans { console.write(text.text(plan, budget, in: savings)) }
    }
    return plans.allSatisfy(\.plan.isKept) ? .nothingToReport : .findings
  }

  /// One line of a file, without the blanks around it.
  static func line(_ number: Int, of path: SourcePath, in project: Project) -> String? {
    guard number > 0, let bytes = try? project.tree.contents(of: path) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard number <= lines.count else { return nil }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0C]
    var text = lines[number - 1].drop { blanks.contains($0) }
    while let last = text.last, blanks.contains(last) { text = text.dropLast() }
    return String(decoding: text.prefix(120), as: UTF8.self)
  }
}
