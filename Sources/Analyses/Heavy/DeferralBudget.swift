import Execution
import Graph

/// A bound on what importing an entry may cost.
package struct LoadBudget: Hashable, Sendable {
  package enum Measure: String, Hashable, Sendable, CaseIterable {
    case time, rss, modules
  }

  package let measure: Measure
  /// In microseconds, bytes or modules.
  package let limit: Int

  package init(_ measure: Measure, _ limit: Int) {
    self.measure = measure
    self.limit = limit
  }

  package func amount(of cost: LoadCost) -> Int {
    switch measure {
    case .time: cost.microseconds
    case .rss: cost.rssBytes
    case .modules: cost.modules
    }
  }

  package func allows(_ cost: LoadCost) -> Bool { amount(of: cost) <= limit }
}

/// Statements picked one after the other, or in the smallest sets that part the entry from a whole package, until a budget is kept.
package struct DeferralBudget: Sendable {
  /// What is deferred together, and what that saves beyond the steps before.
  package struct Step: Sendable {
    /// By place.
    package let sites: [Int]
    package let saves: LoadCost
    /// The package that they part the entry from; nil for a single statement.
    package let package: String?
  }

  package let steps: [Step]
  /// What is left when all steps are taken.
  package let rest: LoadCost
  package let isKept: Bool

  /// How many of the heaviest packages are tried as wholes.
  private static let packagesTried = 12
  private static let mostSteps = 100

  package init(_ budget: LoadBudget, for savings: ImportSavings) {
    var steps: [Step] = []
    var gone: Set<Int> = []
    var now = savings
    while !budget.allows(now.total), steps.count < Self.mostSteps {
      guard let step = Self.best(in: now, by: budget, without: gone) else { break }
      steps.append(step)
      gone.formUnion(step.sites)
      now = savings.deferring(gone)
    }
    self.steps = steps
    rest = now.total
    isKept = budget.allows(now.total)
  }

  private static func best(
    in savings: ImportSavings, by budget: LoadBudget, without gone: Set<Int>
  ) -> Step? {
    var best: Step?
    func consider(_ step: Step) {
      guard budget.amount(of: step.saves) > 0 else { return }
      let worth = budget.amount(of: step.saves) / step.sites.count
      if let known = best, budget.amount(of: known.saves) / known.sites.count >= worth { return }
      best = step
    }
    for saving in savings.savings where saving.obstacle == nil && !gone.contains(saving.site) {
      consider(Step(sites: [saving.site], saves: saving.saves, package: nil))
    }
    for package in savings.heaviestPackages(by: budget).prefix(packagesTried) {
      let cut = DeferralCut(of: package, in: savings)
      guard let sites = cut.sites, sites.count > 1, let cost = cut.cost,
        cost < DeferralCut.hardCost, sites.allSatisfy({ !gone.contains($0) })
      else { continue }
      consider(Step(sites: sites, saves: cut.saves, package: package))
    }
    return best
  }
}

extension ImportSavings {
  /// What the packages outside the repository cost in all, by their top-level names, the dearest first.
  package func packageCosts() -> [(name: String, origin: LoadGraph.Origin, cost: LoadCost)] {
    var found: [String: (LoadGraph.Origin, LoadCost)] = [:]
    let reached = graph.adjacency.reachable(from: [LoadGraph.root])
    for index in reached.compactMap({ graph.module(at: $0) }) {
      let module = graph.modules[index]
      var entry = found[module.top] ?? (module.origin, LoadCost())
      entry.1 += costs.costs[index]
      found[module.top] = entry
    }
    return found.map { ($0.key, $0.value.0, $0.value.1) }
      .sorted {
        ($1.cost.microseconds, $1.cost.modules, $0.name)
          < ($0.cost.microseconds, $0.cost.modules, $1.name)
      }
  }

  fileprivate func heaviestPackages(by budget: LoadBudget) -> [String] {
    packageCosts().filter { $0.origin != .own }
      .sorted {
        (budget.amount(of: $1.cost), $0.name) < (budget.amount(of: $0.cost), $1.name)
      }
      .map(\.name)
  }
}
