package import Analyses
package import Refactoring

/// What a command line says of imports that are to run later.
package struct LazyOptions: Equatable, Sendable {
  /// Nil for all that fit the project.
  package var strategies: [LazyStrategy]?
  /// Only what makes importing one of these load less; empty for all.
  package var entries: [Argument] = []
  /// Nothing is written without.
  package var isApplied = false
  /// Ids or modules whose patches are made though they are not safe.
  package var takesUnsafe: [Argument] = []
  /// What importing each of the entries may cost.
  package var target: LoadBudget?
  /// The interpreter imports the entries before and after.
  package var isMeasured = false
  /// A line for a shell.
  package var verify: Argument?
  /// In seconds.
  package var verifyTimeout: Int?

  package init() {}
}
