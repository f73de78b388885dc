package import Analyses
package import Graph
import Scanning

extension Project {
  /// What Python code and the layout of folders start: frameworks, loaders, scans and strings.
  package func codeRoots(in graph: ImportGraph) -> Roots {
    let index = UnitIndex(graph)
    var outlines: [UnitID: CodeOutline] = [:]
    let use = FrameworkUse(in: index, otherFiles: tree.others)
    let reading = CodeReading(index, use)
    outline(units(of: graph) { reading.wants($0) }, of: graph, into: &outlines)
    let callers = CallerReading(index, of: outlines)
    outline(
      units(of: graph) { callers.wants($0) }, of: graph, into: &outlines,
      where: { callers.wants($0, holding: $1) })
    return CodeRoots(
      in: index, outlines: outlines, projects: pythonProjects, use: use,
      templateLoads: templateLoads(in: graph)
    ).roots
  }

  private func units(
    of graph: ImportGraph, where isWanted: @Sendable (UnitID) -> Bool
  ) -> [UnitID] {
    let wanted = Parallel.map(count: graph.units.count, jobs: settings.jobs) {
      isWanted(UnitID($0))
    }
    return graph.unitIDs.filter { wanted[Int($0.index)] }
  }

  private func outline(
    _ units: [UnitID], of graph: ImportGraph, into outlines: inout [UnitID: CodeOutline],
    where isWanted: @escaping @Sendable (UnitID, [UInt8]) -> Bool = { _, _ in true }
  ) {
    let found = Parallel.map(count: units.count, jobs: settings.jobs) { number -> CodeOutline? in
      let unit = graph.unit(units[number])
      guard unit.kind != .notebook,
        let bytes = try? tree.contents(of: unit.path), isWanted(units[number], bytes)
      else { return nil }
      return CodeOutline(
        of: PythonTree(parsing: bytes), at: unit.path, module: unit.name.text,
        isPackage: unit.kind == .package)
    }
    for (unit, outline) in zip(units, found) { outlines[unit] = outline }
  }
}
