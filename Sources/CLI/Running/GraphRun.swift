import Analyses
import Graph
import Reporting
import Workspace

/// Carries out `pollard graph`.
enum GraphRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (written, coverage) = try project.graphOrRefuse()
    let types = EdgeTypes(options.edgeTypes)
    let graph =
      types.contains(.reference) ? written.withReferences(atLeast: .possible) : written
    ProcessLifetime.keep(graph)
    switch options.format {
    case .json where !options.grouped:
      let jobs = project.settings.jobs
      GraphDocument.json(
        graph, coverage, following: types,
        map: { count, piece in Parallel.map(count: count, jobs: jobs, body: piece) },
        deliver: { console.write(bytes: $0) })
    case .jsonl where !options.grouped:
      console.write(bytes: GraphDocument.lines(graph, following: types))
    case .csv where !options.grouped:
      console.write(bytes: GraphTable.csv(graph, following: types))
    case .text where !options.grouped:
      console.write(
        GraphSummary(graph, coverage, following: types, style: console.style).text())
    default:
      let picture =
        options.grouped
        ? GraphPicture(groups: graph, following: types)
        : GraphPicture(units: graph, following: types)
      console.write(bytes: drawn(picture, options.format, console.style))
    }
    return .nothingToReport
  }

  private static func drawn(_ picture: GraphPicture, _ format: Format, _ style: Style) -> [UInt8] {
    switch format {
    case .dot: Array(picture.dot().utf8)
    case .mermaid: Array(picture.mermaid().utf8)
    case .graphml: Array(picture.graphml().utf8)
    case .csv: GraphTable.csv(picture)
    case .json: picture.json()
    case .jsonl: picture.lines()
    default: Array(picture.text(style: style).utf8)
    }
  }
}

extension EdgeTypes {
  /// The types a command line names; all of them where it names none.
  init(_ names: [EdgeTypeName]?) {
    guard let names else {
      self = .all
      return
    }
    self = names.reduce(into: []) { types, name in
      switch name {
      case .eager: types.insert(.eager)
      case .parent: types.insert(.parent)
      case .star: types.insert(.star)
      case .call: types.insert(.call)
      case .deferred: types.insert(.deferred)
      case .typing: types.insert(.typing)
      case .dynamic: types.insert(.dynamic)
      case .string: types.insert(.string)
      case .reference: types.insert(.reference)
      }
    }
  }
}
