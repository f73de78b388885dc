import Graph
import Reporting
import Scanning
import Workspace

/// Carries out `pollard why`.
enum WhyRun {
  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    let project = try Project(options, &console)
    let (written, _) = try project.graphOrRefuse()
    let from = try written.unit(named: options.modules[0], in: project)
    // Files of one Swift module need no imports to see each other.
    let isAboutFiles = written.unit(from).kind == .swiftFile && !options.eagerOnly
    let graph = isAboutFiles ? written.withReferences(atLeast: .likely) : written
    let types: EdgeTypes = options.eagerOnly ? .importTime : [.all, .reference]
    let limit = options.mostPaths ?? 1_000
    let wanted = String(decoding: options.modules[1].bytes, as: UTF8.self)
    let paths: [[ImportPaths.Step]]
    if options.eagerOnly, project.environment != nil,
      !graph.units.contains(where: { $0.name.text == wanted })
    {
      return try Self.loaded(wanted, from: from, limit, options, project, graph, &console)
    }
    if let to = try? graph.unit(named: options.modules[1], in: project) {
      paths = Self.paths(in: graph, from: from, to: to, types, limit)
    } else if let external = graph.externals.first(where: { $0.name == wanted }) {
      paths = Self.paths(in: graph, from: from, toExternal: external, types, limit)
    } else {
      throw .noSuchModule(wanted, nearest: graph.nearestName(to: wanted))
    }
    let result = ImportPaths(paths)
    if options.format == .json {
      console.write(bytes: result.json(graph))
    } else if paths.isEmpty {
      console.print(
        "\(graph.unit(from).name.text) does not import \(wanted)\(options.eagerOnly ? " at import time" : "")"
      )
    } else {
      console.write(result.text(graph, style: console.style))
    }
    return paths.isEmpty ? .findings : .nothingToReport
  }

  /// What lies in the environment or in the standard library is looked for in what the import really loads.
  private static func loaded(
    _ wanted: String, from: UnitID, _ limit: Int, _ options: Options, _ project: Project,
    _ graph: ImportGraph, _ console: inout Console
  ) throws(ToolError) -> ExitCode {
    let name = graph.unit(from).name.text
    let load = project.loads(of: [name], in: graph)[0]
    let paths = LoadPaths(load, to: wanted, atMost: limit) {
      HeavyRun.line($1, of: $0, in: project)
    }
    if options.format == .json {
      console.write(bytes: paths.json())
    } else if paths.isEmpty {
      console.print("importing \(name) does not load \(wanted)")
    } else {
      console.write(paths.text(style: console.style))
    }
    return paths.isEmpty ? .findings : .nothingToReport
  }

  private static func paths(
    in graph: ImportGraph, from: UnitID, to: UnitID, _ types: EdgeTypes, _ limit: Int
  ) -> [[ImportPaths.Step]] {
    let adjacency = Adjacency(graph, following: types)
    return adjacency.shortestPaths(from: Int(from.index), to: Int(to.index), atMost: limit)
      .filter { $0.count > 1 }
      .map { steps(along: $0, in: graph, types) }
  }

  /// The nearest modules that import something outside, each with that import at its end.
  private static func paths(
    in graph: ImportGraph, from: UnitID, toExternal external: External, _ types: EdgeTypes,
    _ limit: Int
  ) -> [[ImportPaths.Step]] {
    let adjacency = Adjacency(graph, following: types)
    var found: [[ImportPaths.Step]] = []
    for importer in external.importers {
      guard let last = graph.importStep(of: external.name, in: importer, types),
        let path = adjacency.shortestPath(from: Int(from.index), to: Int(importer.index))
      else { continue }
      found.append(steps(along: path, in: graph, types) + [last])
    }
    return Array(
      found.enumerated().sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }.map(\.1).prefix(limit))
  }

  private static func steps(
    along nodes: [Int], in graph: ImportGraph, _ types: EdgeTypes
  ) -> [ImportPaths.Step] {
    zip(nodes, nodes.dropFirst()).compactMap { from, to in
      let id = UnitID(from)
      return graph.edges(from: id).filter { $0.to == UnitID(to) && types.contains($0.type) }
        .min { $0.type.rawValue < $1.type.rawValue }
        .map {
          ImportPaths.Step(
            from: id, to: graph.unit($0.to).name.text, type: $0.type, line: Int($0.line),
            written: graph.written($0.written, of: id))
        }
    }
  }
}

extension ImportGraph {
  /// The unit of a name or a path.
  ///
  /// A path may start at the root or at the current folder, which is what a shell completes.
  func unit(named argument: Argument, in project: Project) throws(ToolError) -> UnitID {
    let text = String(decoding: argument.bytes, as: UTF8.self)
    // Several files can share a name: the one that runs counts.
    let matches = unitIDs.filter { unit($0).name.text == text }
    if let first = matches.first(where: { unit($0).kind != .stub }) ?? matches.first {
      return first
    }
    let current = try? AbsolutePath.current().withLinksFollowed()
    let paths = [
      SourcePath(bytes: argument.bytes),
      current?.resolving(argument.bytes)?.relative(to: project.tree.root),
    ]
    if let byPath = unitIDs.first(where: { paths.contains(unit($0).path) }) { return byPath }
    throw .noSuchModule(text, nearest: nearestName(to: text))
  }

  func nearestName(to text: String) -> String? {
    EditDistance.nearest(to: text, among: units.map(\.name.text) + externals.map(\.name))
  }

  /// The statement by which a unit imports something from outside.
  fileprivate func importStep(
    of external: String, in unit: UnitID, _ types: EdgeTypes
  ) -> ImportPaths.Step? {
    guard let facts = pythonFacts(of: unit) else { return nil }
    for (index, entry) in facts.imports.enumerated() where entry.level == 0 {
      let top = facts.text.string(entry.module).prefix { $0 != "." }
      let type: EdgeType =
        entry.context == .typing
        ? .typing
        : entry.context == .deferred || entry.isLazy || entry.isInMainGuard ? .deferred : .eager
      guard top == external, types.contains(type) else { continue }
      let place = WrittenPlace.statement(start: UInt32(index), end: UInt32(index + 1))
      return ImportPaths.Step(
        from: unit, to: external, type: type, line: Int(entry.line),
        written: written(place, of: unit))
    }
    return nil
  }
}
