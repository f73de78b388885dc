package import Analyses

/// What a command line says of measuring imports.
package struct MeasureOptions: Equatable, Sendable {
  package var repeats = 5
  package var warmUps = 1
  /// In seconds.
  package var timeout = 60
  package var budgets: [LoadBudget] = []
  /// The commit to compare with.
  package var before: Argument?
  package var top = 10
}
