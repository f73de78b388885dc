package import Analyses

/// What importing some entries is to cost at most, and what it comes to with the patches that were picked for it.
package struct LazyTarget: Sendable {
  /// One entry's cost, as it is predicted.
  package struct Entry: Sendable {
    package let module: String
    package let before: LoadCost
    package let after: LoadCost

    package init(module: String, before: LoadCost, after: LoadCost) {
      self.module = module
      self.before = before
      self.after = after
    }
  }

  package let budget: LoadBudget
  package let entries: [Entry]
  /// The modules at the top, sorted, that are left and whose cost nobody knows: their files are not read, and no table names them.
  package let unknown: [String]
  /// No fewer patches would do, which was tried; false where there are too many to try.
  package let isSmallest: Bool

  package init(_ budget: LoadBudget, entries: [Entry], unknown: [String], isSmallest: Bool) {
    self.unknown = unknown
    self.budget = budget
    self.entries = entries
    self.isSmallest = isSmallest
  }

  package var isReached: Bool { entries.allSatisfy { budget.allows($0.after) } }

  /// By how much an entry is above it; nil where it is not.
  package func shortfall(of entry: Entry) -> Int? {
    budget.allows(entry.after) ? nil : budget.amount(of: entry.after) - budget.limit
  }
}
