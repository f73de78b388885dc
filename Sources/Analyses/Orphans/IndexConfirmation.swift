package import Graph

/// What the compiler's index said to the verdicts on Swift files.
package struct IndexConfirmation: Sendable {
  /// The folders of the stores that were read, as people know them.
  package let stores: [String]
  /// How many files of the repository the index knows as they are, and how many that have changed since.
  package let fresh: Int
  package let stale: Int
  /// Of the dead files: those that the index knows as they are, and of which it knows no use in anything alive.
  package let confirmed: Set<UnitID>
  /// The files that names alone would have called dead, and that something alive refers to; in id order.
  package let saved: [UnitID]

  package init(
    stores: [String], fresh: Int, stale: Int, confirmed: Set<UnitID>, saved: [UnitID]
  ) {
    self.stores = stores
    self.fresh = fresh
    self.stale = stale
    self.confirmed = confirmed
    self.saved = saved
  }
}
