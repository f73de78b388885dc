package import Graph
import Scanning

/// The units that a pattern of the configuration means: a module with all below it, a Swift target, or with `.*` only what is below.
package struct ModuleSelection: Sendable {
  /// In id order.
  package let units: [UnitID]
  private let isIn: [Bool]

  package init(_ pattern: String, in graph: ImportGraph) {
    let isBelowOnly = pattern.hasSuffix(".*")
    let name = isBelowOnly ? String(pattern.dropLast(2)) : pattern
    let prefix = Array("\(name).".utf8)
    let units = graph.unitIDs.filter { id in
      let unit = graph.unit(id)
      if unit.kind.language == .swift {
        return unit.group == name || unit.path.display == name
      }
      return unit.name.text.utf8.starts(with: prefix) || !isBelowOnly && unit.name.text == name
    }
    self.init(Array(units), count: graph.units.count)
  }

  init(_ units: [UnitID], count: Int) {
    self.units = units
    var isIn = [Bool](repeating: false, count: count)
    for unit in units { isIn[Int(unit.index)] = true }
    self.isIn = isIn
  }

  package func contains(_ unit: UnitID) -> Bool { isIn[Int(unit.index)] }

  package var isEmpty: Bool { units.isEmpty }
}
