package import Analyses
package import Graph
import Manifests
import Scanning

extension Project {
  /// Everything that keeps code alive without an import statement: what starts it, and the interfaces of libraries.
  package func allRoots(of graph: ImportGraph, _ references: SwiftReferences) -> Roots {
    let starts = roots(of: graph)
    return Roots(joining: [
      starts, Roots(interface(of: graph, starts: starts).roots), swiftRoots(of: graph, references),
    ])
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
}
