package import Analyses

/// What a command line says of heavy imports.
package struct HeavyOptions: Equatable, Sendable {
  /// Empty means those that are found.
  package var entries: [Argument] = []
  /// Modules or packages that are no longer to be loaded.
  package var defers: [Argument] = []
  package var budget: LoadBudget?
  package var showsTree = false
  package var showsInits = false
  package var showsWork = false
  /// Of the tree.
  package var depth = 6
  package var top = 20
  /// The result of a measurement.
  package var measured: Argument?
}
