package import Analyses
package import Graph
import Scanning

extension Project {
  /// What the modules of the repository do while they are imported.
  package func importTimeWork(in graph: ImportGraph) -> ImportTimeWork {
    let units = Array(
      graph.unitIDs.filter {
        graph.unit($0).kind == .module || graph.unit($0).kind == .package
      })
    let tree = tree
    let calls = Parallel.map(count: units.count, jobs: settings.jobs) { index in
      let bytes = (try? tree.contents(of: graph.unit(units[index]).path)) ?? []
      return ImportTimeCalls(in: PythonTree(parsing: PythonEncoding.decode(bytes).text))
    }
    return ImportTimeWork(Array(zip(units, calls).map { ($0, $1) }), in: graph)
  }
}
