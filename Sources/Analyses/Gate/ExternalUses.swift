package import Graph
import Scanning

/// Where modules from outside are imported by name.
package struct ExternalUses: Sendable {
  /// By unit: the first import of one that counts.
  package let steps: [UnitID: Violation.Step]

  /// Of a top-level name or of what is below a dotted one.
  package init(of name: String, in graph: ImportGraph, types: EdgeTypes) {
    let top = name.prefix { $0 != "." }
    guard let external = graph.externals.first(where: { $0.name == top }) else {
      steps = [:]
      return
    }
    let wanted = Array(name.utf8)
    var steps: [UnitID: Violation.Step] = [:]
    for unit in external.importers {
      guard let facts = graph.pythonFacts(of: unit) else {
        if graph.unit(unit).kind == .swiftFile {
          steps[unit] = Self.step(graph, unit, name, .eager, line: 1, column: 0, written: [])
        }
        continue
      }
      for (index, entry) in facts.imports.enumerated() where entry.level == 0 {
        let module = facts.text[entry.module]
        var whole = Array(module)
        if entry.form == .from { whole += [UInt8(ascii: ".")] + facts.text[entry.name] }
        let type: EdgeType =
          entry.context == .typing
          ? .typing
          : entry.context == .deferred || entry.isLazy || entry.isInMainGuard ? .deferred : .eager
        guard types.contains(type),
          module.elementsEqual(wanted) || whole.elementsEqual(wanted)
            || module.starts(with: wanted + [UInt8(ascii: ".")])
        else { continue }
        let written = graph.written(
          .statement(start: UInt32(index), end: UInt32(index + 1)), of: unit)
        steps[unit] = Self.step(
          graph, unit, name, type, line: Int(entry.line), column: Int(entry.column),
          written: written)
        break
      }
    }
    self.steps = steps
  }

  private static func step(
    _ graph: ImportGraph, _ unit: UnitID, _ name: String, _ type: EdgeType, line: Int,
    column: Int, written: [UInt8]
  ) -> Violation.Step {
    Violation.Step(
      from: graph.unit(unit).name.text, to: name, type: type, path: graph.unit(unit).path,
      line: line, column: column, written: written)
  }
}
