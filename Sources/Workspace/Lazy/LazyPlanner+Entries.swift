import Refactoring

extension LazyPlanner {
  /// Takes back every change without which importing the entries loads no more, those that save least first.
  ///
  /// Gives back what every module's import runs in the end.
  mutating func keepWhatServesEntries(
    _ after: [String: ImportRuns.Outcome]
  ) -> [String: ImportRuns.Outcome] {
    let least = cost(after)
    for change in changesBySaving(after) {
      let (oldPackages, oldModules) = (packages, modules)
      take(back: change)
      let tried = outcomes(of: request.entries)
      let fails = request.entries.contains { tried[$0]?.failure != nil }
      if fails || cost(tried) > least { (packages, modules) = (oldPackages, oldModules) }
    }
    settle()
    return keepOrder()
  }

  /// A draft that changes a file.
  enum Change: Hashable {
    case package(Int)
    case module(Int)
  }

  /// How many modules the entries load, all together.
  private func cost(_ outcomes: [String: ImportRuns.Outcome]) -> Int {
    request.entries.reduce(0) { sum, entry in
      sum + (outcomes[entry].map { $0.loads.count + $0.externals.count } ?? 0)
    }
  }

  func changesBySaving(_ after: [String: ImportRuns.Outcome]) -> [Change] {
    var found: [(change: Change, module: String, saving: Int)] = []
    for (index, package) in packages.enumerated() where package.rewrite?.edits != nil {
      found.append(
        (.package(index), package.module, saving(of: package.module, after).count))
    }
    for (index, module) in modules.enumerated()
    where module.edits(isTrial: true) != nil && module.strategy != .breakCycle {
      let name = module.source.module
      found.append((.module(index), name, saving(of: name, after).count))
    }
    return found.sorted { ($0.saving, $0.module) < ($1.saving, $1.module) }.map(\.change)
  }

  mutating func take(back change: Change) {
    switch change {
    case .package(let index):
      packages[index].blocker = LazyBlocker(.unused, "the entries load no less without it")
      rewrite(index)
    case .module(let index): modules[index].isDropped = true
    }
  }
}
