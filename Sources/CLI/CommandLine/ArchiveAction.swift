/// What is to be done about archives.
package enum ArchiveAction: String, CaseIterable, Sendable {
  case plan, apply, restore, recover, list
}
