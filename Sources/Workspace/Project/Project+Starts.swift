package import Analyses
package import Graph
package import Manifests
import Scanning

extension Project {
  /// What starts or names code without importing it, as manifests, configuration, commands and texts say.
  package func starts() -> Starts {
    Starts(configuration.starts + pythonProjects.flatMap(\.starts))
  }

  /// Everything that starts code of the repository without an import statement.
  package func roots(of graph: ImportGraph) -> Roots {
    Roots(joining: [Roots(starts(), in: graph), codeRoots(in: graph)])
  }
}
