/// The word by which the command line names a kind of cycle.
package enum CycleKindName: String, CaseIterable, Sendable {
  case importTime = "import-time"
  case deferred
  case typing
}
