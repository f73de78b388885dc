package import Analyses
package import Graph
package import Manifests
import Scanning

extension Project {
  /// What nothing of the product runs, and what it is worth.
  package func orphans(
    in graph: ImportGraph, coverage: Coverage, asking history: HistoryWish,
    confirming wish: IndexWish? = nil
  ) throws(ProjectError) -> OrphanReport {
    let ledger = try decisionLedger()
    let references = SwiftReferences(graph)
    var roots = allRoots(of: graph, references)
    var found = Orphans(in: graph, roots: roots, coverage: coverage, references)
    if let mentions = mentions(of: found, in: graph) {
      roots = Roots(joining: [roots, mentions])
      found = Orphans(in: graph, roots: roots, coverage: coverage, references)
    }
    var index: IndexOutcome<IndexConfirmation>?
    if let wish {
      switch indexReading(of: graph, wish) {
      case .absent(let why): index = .absent(why)
      case .read(let reading):
        let before = found
        roots = Roots(joining: [roots, Roots([], links: reading.links)])
        found = Orphans(in: graph, roots: roots, coverage: coverage, references)
        index = .read(IndexConfirmation(reading, before, after: found, in: graph))
      }
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
    var report = OrphanReport(
      graph: graph, coverage: coverage, orphans: found, values: values, decisions: decisions,
      withoutHistory: complaint)
    switch index {
    case .read(let confirmation): report.index = confirmation
    case .absent(let why): report.withoutIndex = why
    case nil: break
    }
    return report
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

extension IndexConfirmation {
  /// What links of the index changed in the verdicts.
  fileprivate init(
    _ reading: IndexReading, _ before: Orphans, after: Orphans, in graph: ImportGraph
  ) {
    let dead = after.orphans.filter { $0.status == .dead }.map(\.unit)
    self.init(
      stores: reading.stores, fresh: reading.fresh.count, stale: reading.stale,
      confirmed: Set(dead).intersection(reading.fresh),
      saved: before.orphans.filter { $0.status == .dead && after.status(of: $0.unit) != .dead }
        .map(\.unit))
  }
}
