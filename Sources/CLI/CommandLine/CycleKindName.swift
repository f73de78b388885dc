/// What closes a cycle, as a command line names it; the weaker kinds include the stronger.
package enum CycleKindName: String, CaseIterable, Sendable {
  case importTime = "import-time"
  case deferred, typing, reference

  /// Those that imports make.
  static let ofImports: [CycleKindName] = [.importTime, .deferred, .typing]
}
