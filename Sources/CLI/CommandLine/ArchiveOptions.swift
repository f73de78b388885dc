/// What a command line says of archives.
package struct ArchiveOptions: Equatable, Sendable {
  package var action = ArchiveAction.list
  /// Modules, or the file of a plan.
  package var names: [Argument] = []
  /// Of `plan`: every module whose verdict is certain.
  package var takesAllCertain = false
  /// Of `plan`: the folder that archives are kept in.
  package var place: Argument?
  /// Of `restore`: one archive.
  package var id: String?
  /// Of `restore`: everything in every archive.
  package var takesAll = false
  /// Nothing is written without.
  package var isApplied = false
  package var allowsChanged = false
  /// A line for a shell.
  package var verify: Argument?
  /// In seconds.
  package var verifyTimeout: Int?
  /// Of `recover`: do the rest, in place of taking it back.
  package var finishes = false
}
