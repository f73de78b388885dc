import Analyses
import Graph
import Manifests
import Scanning

extension Project {
  /// What git remembers of the orphans, and why it could not be asked.
  func memory(
    of orphans: Orphans, in graph: ImportGraph, _ wish: HistoryWish
  ) -> (RepositoryMemory, complaint: String?) {
    (RepositoryMemory(), nil)
  }
}
