import Analyses
import Refactoring

extension LazyPlanner {
  /// Takes back what would make two modules that do something run the other way round: one may read what the other leaves behind.
  ///
  /// Gives back what every module's import runs in the end.
  mutating func keepOrder() -> [String: ImportRuns.Outcome] {
    var patience = Self.mostSingleSteps
    while true {
      let after = outcomes(of: watched)
      guard let found = firstReordering(after) else { return after }
      patience -= 1
      guard patience > 0 && keepWhatLeads(to: found) || takeBack(found) else { return after }
      settle()
    }
  }

  /// Files in which the order depends on more single statements than these are left as they are.
  private static let mostSingleSteps = 8

  /// Two modules whose order an import would change.
  private struct Reordering {
    let blocker: LazyBlocker
    /// Every module that runs by then.
    let involved: Set<String>
    /// It ran earlier.
    let first: String
  }

  /// Where an import runs modules that do something in another order than before, and every module that runs by then.
  private func firstReordering(
    _ after: [String: ImportRuns.Outcome]
  ) -> Reordering? {
    for module in watched {
      guard let old = before[module], let new = after[module] else { continue }
      let rest = Set(new.executes)
      let wanted = old.executes.filter { rest.contains($0) && !context.effects[$0].isEmpty }
      let known = Set(wanted)
      let present = new.executes.filter(known.contains)
      guard let (first, other) = zip(wanted, present).first(where: { $0 != $1 }) else { continue }
      let text =
        "importing \(module) would run \(other) before \(first), and both do more than bind names"
      return Reordering(
        blocker: LazyBlocker(.effect, text), involved: Set(old.executes), first: first)
    }
    return nil
  }

  /// Keeps, in every file that takes part, the statement by which the module ran that runs too late now; false where there is none.
  private mutating func keepWhatLeads(to found: Reordering) -> Bool {
    var isMet = false
    for index in packages.indices
    where packages[index].rewrite?.edits != nil && found.involved.contains(packages[index].module) {
      isMet = keep(index, reaching: found.first, isFirst: true, found.blocker) || isMet
    }
    for index in modules.indices
    where modules[index].edits(isTrial: true) != nil
      && found.involved.contains(modules[index].source.module)
    {
      isMet = keep(index, reaching: found.first, found.blocker) || isMet
    }
    return isMet
  }

  /// Keeps the imports of every file that takes part; false where none of them is changed.
  private mutating func takeBack(_ found: Reordering) -> Bool {
    var isMet = false
    for index in packages.indices
    where packages[index].rewrite?.edits != nil && found.involved.contains(packages[index].module) {
      packages[index].blocker = found.blocker
      rewrite(index)
      isMet = true
    }
    for index in modules.indices
    where modules[index].edits(isTrial: true) != nil
      && found.involved.contains(modules[index].source.module)
    {
      for entry in modules[index].moved { modules[index].keeping[entry.id] = found.blocker }
      redraft(index)
      isMet = true
    }
    return isMet
  }
}
