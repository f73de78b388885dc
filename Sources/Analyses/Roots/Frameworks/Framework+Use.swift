import Graph
import Manifests
import Scanning

extension Framework {
  /// Those that some sign says are in use.
  static func inUse(in graph: ImportGraph, otherFiles: Set<SourcePath>) -> [Framework] {
    var tops: Set<String> = Set(graph.externals.map(\.name))
    for unit in graph.units where unit.kind == .package && !unit.name.text.holds(".") {
      tops.insert(unit.name.text)
    }
    let assigned = assigned(in: graph)
    return all.filter { framework in
      framework.signs.isEmpty
        || framework.signs.contains { sign in
          switch sign {
          case .imports(let name): return tops.contains(name)
          case .file(let pattern):
            let glob = PathGlob(pattern)
            return otherFiles.contains { glob.matches($0) }
              || graph.units.contains { glob.matches($0.path) }
          case .assigns(let name):
            return assigned.contains(name)
          }
        }
    }
  }

  /// The names among those that some sign asks for which modules assign to.
  private static func assigned(in graph: ImportGraph) -> Set<String> {
    let wanted = all.flatMap(\.signs).compactMap { sign in
      if case .assigns(let name) = sign { name } else { nil }
    }
    let names = NameIndex(wanted)
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
  static func names(of frameworks: [Framework]) -> FileNames {
    var names = FileNames()
    for framework in frameworks {
      for case .file(let pattern) in framework.signs { names.add(pattern) }
      for case .files(_, by: .nearest(let name), _, _, _) in framework.rules { names.add(name) }
    }
    return names
  }
}

/// The last names of patterns, for a quick first look at many paths.
struct FileNames {
  private var exact: Set<ArraySlice<UInt8>> = []

  mutating func add(_ pattern: String) {
    let last = Array(pattern.utf8).split(separator: UInt8(ascii: "/")).last ?? []
    exact.insert(ArraySlice(Array(last)))
  }

  func covers(_ path: SourcePath) -> Bool { exact.contains(path.name) }
}
