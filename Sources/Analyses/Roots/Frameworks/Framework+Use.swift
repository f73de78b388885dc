import Graph
import Manifests
import Scanning

extension Framework {
  /// Those that some sign says are in use.
  static func inUse(in graph: ImportGraph, otherFiles: Set<SourcePath>) -> [Framework] {
    var tops: Set<String> = Set(graph.externals.map(\.name))
    for unit in graph.units where unit.kind == .package && !unit.name.text.contains(".") {
      tops.insert(unit.name.text)
    }
    let others = otherFiles.sorted()
    return all.filter { framework in
      framework.signs.isEmpty
        || framework.signs.contains { sign in
          switch sign {
          case .imports(let name): return tops.contains(name)
          case .file(let pattern):
            let glob = PathGlob(pattern)
            return others.contains { glob.matches($0) }
              || graph.units.contains { glob.matches($0.path) }
          case .assigns(let name):
            let bytes = Array(name.utf8)
            return graph.unitIDs.contains { id in
              guard let facts = graph.pythonFacts(of: id) else { return false }
              return facts.bindings.contains { facts.text[$0.name].elementsEqual(bytes) }
            }
          }
        }
    }
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
