import Graph
import Manifests
package import Scanning

/// The frameworks that some sign says are in use.
package struct FrameworkUse: Sendable {
  let frameworks: [Framework]
  /// Files that are no sources and whose names some rule asks for.
  let otherFiles: Set<SourcePath>

  package init(in index: UnitIndex, otherFiles: some Sequence<SourcePath>) {
    let graph = index.graph
    let names = Self.namesOfFiles
    let others = Set(otherFiles.lazy.filter { names.contains($0.name) })
    let asked = graph.units.map(\.path).filter { names.contains($0.name) }
    self.otherFiles = others
    var tops: Set<String> = Set(graph.externals.map(\.name))
    for folder in index.folders.all {
      guard let package = folder.package else { continue }
      let name = graph.unit(package).name.text
      if !name.holds(".") { tops.insert(name) }
    }
    let assigned = Self.assigned(in: graph)
    frameworks = Framework.all.filter { framework in
      framework.signs.isEmpty
        || framework.signs.contains { sign in
          switch sign {
          case .imports(let name): tops.contains(name)
          case .file(let pattern): Self.isThere(pattern, others, asked, graph)
          case .assigns(let name): assigned.contains(name)
          }
        }
    }
  }

  private static func isThere(
    _ pattern: String, _ others: Set<SourcePath>, _ named: [SourcePath], _ graph: ImportGraph
  ) -> Bool {
    let glob = PathGlob(pattern)
    if others.contains(where: { glob.matches($0) }) { return true }
    let last = pattern.split(separator: "/").last ?? ""
    return last.holds("*")
      ? graph.units.contains { glob.matches($0.path) } : named.contains { glob.matches($0) }
  }

  /// The names among those that some sign asks for which modules assign to.
  private static func assigned(in graph: ImportGraph) -> Set<String> {
    let names = NameIndex(
      Framework.all.flatMap(\.signs).compactMap { sign in
        if case .assigns(let name) = sign { name } else { nil }
      })
    var found: Set<String> = []
    for id in graph.unitIDs {
      guard let facts = graph.pythonFacts(of: id) else { continue }
      for binding in facts.bindings where names.contains(facts.text[binding.name]) {
        found.insert(facts.text.string(binding.name))
      }
    }
    return found
  }

  /// The names of files that some sign or rule asks for, whatever kind they are of.
  private static let namesOfFiles = NameIndex(
    Framework.all.flatMap { framework in
      framework.signs.compactMap { sign in
        guard case .file(let pattern) = sign else { return nil }
        return pattern.split(separator: "/").last.map(String.init)
      }
        + framework.rules.compactMap { rule in
          if case .files(_, by: .nearest(let name), _, _, _) = rule { name } else { nil }
        }
    })
}
