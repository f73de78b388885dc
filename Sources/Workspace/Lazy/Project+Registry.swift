import Execution
import Graph
package import Refactoring
import Scanning

extension Project {
  /// A registry of modules: those that are named and what lies below them, or all that are no tests, documents or scripts. The second part
  /// is what was named and is not there.
  package func registry(
    of wanted: [String]
  ) throws(ProjectError) -> (registry: ModuleRegistry, missing: [String]) {
    let (files, _) = try sources()
    let graph = graph(of: files)
    var met: Set<String> = []
    var units: [UnitID] = []
    for id in graph.unitIDs {
      let unit = graph.unit(id)
      let name = unit.name.text
      guard unit.kind == .module || unit.kind == .package, isNameable(name),
        !isRegistry(unit.path)
      else { continue }
      if wanted.isEmpty {
        if LazyContext.isAside(unit.path) || graph.pythonFacts(of: id)?.hasMainGuard == true {
          continue
        }
      } else {
        let reasons = wanted.filter { name == $0 || name.hasPrefix($0 + ".") }
        guard !reasons.isEmpty else { continue }
        met.formUnion(reasons)
      }
      units.append(id)
    }
    // Of two files of one name Python finds one only.
    var byName: [String: UnitID] = [:]
    for id in units where byName[graph.unit(id).name.text] == nil {
      byName[graph.unit(id).name.text] = id
    }
    let chosen = Set(byName.values)
    let entries = units.filter(chosen.contains).map { id in
      ModuleRegistry.Entry(
        module: graph.unit(id).name.text, dependencies: dependencies(of: id, among: chosen, graph))
    }
    return (ModuleRegistry(entries), wanted.filter { !met.contains($0) })
  }

  /// The chosen modules that importing one always asks for, perhaps by way of others that are not chosen. The packages around it are left
  /// out: Python runs them first, whoever asks.
  private func dependencies(
    of start: UnitID, among chosen: Set<UnitID>, _ graph: ImportGraph
  ) -> [ModuleRegistry.Dependency] {
    let own = graph.unit(start).name.text
    var found: [ModuleRegistry.Dependency] = []
    var seen: Set<UnitID> = [start]
    var queue: [(unit: UnitID, line: UInt32?)] = [(start, nil)]
    var next = 0
    while next < queue.count {
      let (unit, line) = queue[next]
      next += 1
      for edge in graph.edges(from: unit)
      where [.eager, .star, .call].contains(edge.type) && !edge.isOptional && !edge.isConditional {
        let name = graph.unit(edge.to).name.text
        guard !own.hasPrefix(name + "."), seen.insert(edge.to).inserted else { continue }
        let place = line ?? edge.line
        if chosen.contains(edge.to) {
          found.append(.init(module: name, path: graph.unit(start).path, line: Int(place)))
        } else {
          queue.append((edge.to, place))
        }
      }
    }
    return found.sorted { ($0.line, $0.module) < ($1.line, $1.module) }
  }

  /// `import NAME` is a statement.
  private func isNameable(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, !(0x30...0x39).contains(first), part != "__main__" else {
        return false
      }
      return PythonTree(parsing: Array("\(part) = 1".utf8)).isAccepted
        && part.utf8.allSatisfy {
          $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        }
    }
  }

  private func isRegistry(_ path: SourcePath) -> Bool {
    guard let bytes = try? tree.contents(of: path) else { return true }
    return Bytes.contains(Array(ModuleRegistry.mark.utf8), in: Array(bytes.prefix(400)))
  }
}
