package import Graph
import Scanning

/// The imports behind a test on the version or the platform, whichever way that test goes here.
///
/// The graph leaves out what its own platform does not run. A file that moves is gone on all of them.
package struct GuardedImports: Sendable {
  package struct Place: Hashable, Sendable {
    package let importer: UnitID
    package let line: Int
  }

  private var places: [UnitID: [Place]] = [:]

  package init(in graph: ImportGraph) {
    var units: [String: [UnitID]]?
    for unit in graph.unitIDs {
      guard let facts = graph.pythonFacts(of: unit) else { continue }
      for entry in facts.imports where entry.guardIndex >= 0 {
        let known = units ?? Dictionary(grouping: graph.unitIDs) { graph.unit($0).name.text }
        units = known
        for name in Self.names(of: entry, in: facts, graph.unit(unit)) {
          for target in known[name] ?? [] where target != unit {
            places[target, default: []].append(Place(importer: unit, line: Int(entry.line)))
          }
        }
      }
    }
  }

  /// In the order of the importers and their lines.
  package func of(_ unit: UnitID) -> [Place] { places[unit] ?? [] }

  /// The modules that a statement may mean: the one it names, and what it takes from that one.
  private static func names(
    of entry: PythonImport, in facts: PythonFacts, _ unit: Unit
  ) -> [String] {
    var parts = facts.text.string(entry.module).split(separator: ".").map(String.init)
    if entry.level > 0 {
      let around = unit.name.text.split(separator: ".").map(String.init)
      let steps = Int(entry.level) - (unit.kind == .package ? 1 : 0)
      guard steps <= around.count else { return [] }
      parts = Array(around.dropLast(steps)) + parts
    }
    let module = parts.joined(separator: ".")
    guard entry.form == .from, !entry.name.isEmpty else { return [module] }
    let name = facts.text.string(entry.name)
    return [module, module.isEmpty ? name : "\(module).\(name)"]
  }
}
