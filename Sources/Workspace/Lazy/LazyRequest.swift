package import Analyses
package import Refactoring

/// What is asked of a plan.
package struct LazyRequest: Sendable {
  /// Nil for all that fit the project.
  package var strategies: Set<LazyStrategy>?
  /// Only these modules are changed, and what lies below them; empty for all.
  package var modules: [String] = []
  /// Only what makes importing one of these load less; empty for all.
  package var entries: [String] = []
  /// What importing each of the entries may cost; the fewest patches are made that reach it.
  package var target: LoadBudget?
  /// Ids or modules whose patches are made though they are not safe.
  package var takesUnsafe: Set<String> = []

  package init() {}

  func takes(_ strategy: LazyStrategy) -> Bool { strategies?.contains(strategy) ?? true }

  func takes(_ module: String) -> Bool {
    modules.isEmpty || modules.contains { module == $0 || module.hasPrefix($0 + ".") }
  }
}
