package import Analyses
package import Graph
package import Manifests
import Scanning

extension Project {
  /// What nothing of the product runs, and what it is worth.
  package func orphans(
    in graph: ImportGraph, coverage: Coverage, asking history: HistoryWish
  ) throws(ProjectError) -> OrphanReport {
    let ledger = try decisionLedger()
    let references = SwiftReferences(graph)
    var roots = allRoots(of: graph, references)
    var found = Orphans(in: graph, roots: roots, coverage: coverage, references)
    if let mentions = mentions(of: found, in: graph) {
      roots = Roots(joining: [roots, mentions])
      found = Orphans(in: graph, roots: roots, coverage: coverage, references)
    }
    var decisions = Decisions.none
    if !ledger.decisions.isEmpty {
      decisions = Decisions(
        ledger, path: SourcePath(DecisionLedger.fileName), today: Clock.today, in: graph,
        undecided: found)
      if !decisions.roots.all.isEmpty {
        found = Orphans(
          in: graph, roots: Roots(joining: [roots, decisions.roots]), coverage: coverage, references
        )
      }
    }
    let (memory, complaint) = memory(of: found, in: graph, history)
    let reader = try? FileReader(root: tree.root)
    let values = OrphanValues(of: found, in: graph, memory: memory) { unit in
      let file = graph.fileOfUnit[Int(unit.index)]
      guard file >= 0, let reader else { return nil }
      var bytes: [UInt8] = []
      do throws(FileError) {
        try reader.read(graph.files[Int(file)].path, into: &bytes)
      } catch {
        return nil
      }
      return bytes
    }
    return OrphanReport(
      graph: graph, coverage: coverage, orphans: found, values: values, decisions: decisions,
      withoutHistory: complaint)
  }

  // MARK: Decisions

  /// What has been decided so far; an empty ledger where nobody has.
  package func decisionLedger() throws(ProjectError) -> DecisionLedger {
    let path = SourcePath(DecisionLedger.fileName)
    guard let bytes = try? tree.contents(of: path) else {
      return DecisionLedger()
    }
    do throws(ConfigurationError) {
      return try DecisionLedger(parsing: bytes, path: path)
    } catch {
      throw .configuration(error)
    }
  }

  package func write(_ ledger: DecisionLedger) throws(ProjectError) {
    do throws(FileError) {
      try FileWriter.writeAtomically(
        Array(ledger.text.utf8), to: tree.root.appending(SourcePath(DecisionLedger.fileName)))
    } catch {
      throw .file(error)
    }
  }
}

/// Whether git is to be asked about the past.
package enum HistoryWish: Sendable {
  case ask, skip
}
