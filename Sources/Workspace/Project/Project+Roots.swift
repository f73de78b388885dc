package import Analyses
package import Graph
import Manifests
import Scanning

extension Project {
  /// Everything that keeps code alive without an import statement: what starts it, and the interfaces of libraries.
  package func allRoots(of graph: ImportGraph) -> Roots {
    let starts = Roots(joining: [roots(of: graph), conventions(in: graph)])
    return Roots(joining: [starts, Roots(interface(of: graph, starts: starts).roots)])
  }

  /// What of the repository is a library's interface.
  package func interface(of graph: ImportGraph, starts: Roots) -> PublicInterface {
    let stated = configuration.kind.map { kind in
      PublicInterface.Stated(
        isLibrary: kind.value == "library",
        evidence: Evidence(
          kind: "configuration", path: configuration.path ?? SourcePath("pollard.toml"),
          line: kind.line, text: "kind = \"\(kind.value)\""))
    }
    return PublicInterface(
      of: graph, projects: pythonProjects, starts: starts, stated: stated)
  }

  private func conventions(in graph: ImportGraph) -> Roots {
    Roots(
      graph.unitIDs.compactMap { id -> Root? in
        let unit = graph.unit(id)
        func root(_ purpose: Root.Purpose, _ kind: String, weak: Bool = false) -> Root {
          Root(
            unit: id, purpose: purpose, strength: weak ? .weak : .firm,
            evidence: Evidence(
              kind: kind, path: unit.path, line: 1,
              text: String(decoding: unit.path.name, as: UTF8.self)))
        }
        if unit.path.name.elementsEqual("__main__.py".utf8) { return root(.product, "__main__") }
        switch CodeRole(of: unit.path) {
        case .test
        where unit.path.name.starts(with: "test_".utf8)
          || unit.path.name.elementsEqual("conftest.py".utf8):
          return root(.test, "test")
        case .example: return root(.example, "example")
        case .tool: return root(.tool, "tool")
        default:
          return graph.pythonFacts(of: id)?.hasMainGuard == true
            ? root(.product, "__main__ guard", weak: true) : nil
        }
      })
  }
}
