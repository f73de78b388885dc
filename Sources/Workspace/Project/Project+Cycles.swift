package import Analyses
import Execution
package import Graph
import Manifests
import Scanning

extension Project {
  /// What happens when the circles of a graph are entered, as far as it was tried.
  ///
  /// Whether a circle breaks is asked of a sound installation: what some module needs from outside is taken to be there.
  package func runs(of cycles: Cycles, in graph: ImportGraph) -> CycleRuns {
    guard cycles.components.contains(where: { $0.kind == .importTime }) else { return .none }
    let resolver = resolver(for: graph.files)
    let plain = executionSettings(with: nil)
    let settings =
      plain.isEnvironment ? plain : plain.withInstalled(neededFromOutside(by: graph))
    let root = tree.root
    return CycleRuns(of: cycles, in: graph) { modules in
      Parallel.map(
        count: modules.count, jobs: self.settings.jobs, stackSize: Self.executionStack,
        makeState: {
          Program(resolver, settings: settings) { path in
            try? FileReader.contents(of: root.appending(path))
          }
        },
        body: { program, index in program.closure(of: modules[index]) })
    }
  }

  /// The top-level names that some module imports with nothing to fall back on.
  private func neededFromOutside(by graph: ImportGraph) -> Set<String> {
    var names: Set<String> = []
    let outside = Set(graph.externals.map(\.name))
    for facts in graph.files.compactMap(\.python) {
      for entry in facts.imports
      where entry.level == 0 && entry.context == .eager && !entry.isOptional
        && !entry.isConditional
      {
        let top = facts.text[entry.module].prefix { $0 != UInt8(ascii: ".") }
        names.insert(String(decoding: top, as: UTF8.self))
      }
    }
    let standard = standardLibrary
    return names.intersection(outside).filter { !standard.contains(topLevel: $0.utf8) }
  }

  /// How the members of cycles use what they import.
  package func importUses(of cycles: [Cycle], in graph: ImportGraph) -> ImportUses {
    let units = ImportUses.units(of: cycles, in: graph)
    let root = tree.root
    let read = Parallel.map(count: units.count, jobs: settings.jobs) { index in
      let unit = graph.unit(units[index])
      let source =
        unit.kind == .notebook ? nil : try? FileReader.contents(of: root.appending(unit.path))
      return source.map { ImportUses.OfUnit(reading: $0, of: units[index], in: graph) }
    }
    let known = zip(units, read).compactMap { unit, uses in uses.map { (unit, $0) } }
    return ImportUses(
      Dictionary(uniqueKeysWithValues: known),
      postponesAnnotations: (pythonVersion.major, pythonVersion.minor) >= (3, 14))
  }
}

extension ExecutionSettings {
  fileprivate func withInstalled(_ names: Set<String>) -> ExecutionSettings {
    ExecutionSettings(
      major: major, minor: minor, platform: platform, isEnvironment: isEnvironment,
      installed: installed.union(names), wellKnown: wellKnown, declaresRequirements: true,
      rootPath: rootPath, mounts: mounts)
  }
}
