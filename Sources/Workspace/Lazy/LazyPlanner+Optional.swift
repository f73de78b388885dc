import Refactoring

extension LazyPlanner {
  /// An import of what may not be installed fails elsewhere when it runs later: the first of some statements that leads to one, and
  /// what it leads to.
  ///
  /// What a module needs and does not declare is meant to be missed where it is imported, so that somebody can do without it; what is
  /// `needed` in any case is not.
  func optional(
    among entries: [TopImport], of module: String, needed: Set<String> = [],
    _ after: [String: ImportRuns.Outcome]
  ) -> (TopImport, LazyBlocker)? {
    let project = context.project
    guard project.declaresRequirements, let old = before[module], let new = after[module] else {
      return nil
    }
    let declared = project.declaredModules
    let undeclared = old.externals.subtracting(new.externals).filter {
      !context.isStandard($0) && !declared.contains($0) && !needed.contains($0)
        && context.unitsByName[$0] == nil
    }
    guard !undeclared.isEmpty else { return nil }
    let around = Set(context.packages(around: module) + [module])
    for entry in entries {
      let starts = [entry.module] + entry.names.map(\.full)
      let tops = starts.map { String($0.prefix { $0 != "." }) }
      if let top = tops.first(where: undeclared.contains) {
        return (
          entry,
          LazyBlocker(
            .optional, "\(top) is no declared requirement, so its absence is to be felt here")
        )
      }
      for reached in context.reach(from: starts, avoiding: around).sorted() {
        guard let top = context.externals(of: reached).first(where: undeclared.contains) else {
          continue
        }
        return (
          entry,
          LazyBlocker(
            .optional,
            "\(reached) needs \(top), which is no declared requirement, so its absence is to be felt here"
          )
        )
      }
    }
    return nil
  }
}
