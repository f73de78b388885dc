/// What a gate compared with, in the words of its reports.
package enum GateComparison: Sendable {
  case nothing
  case revision(name: String, commit: String, isDirty: Bool)
  case baseline(path: String, entries: Int)

  /// Completes "new against …".
  var words: String {
    switch self {
    case .nothing: "nothing: everything counts"
    case .revision(let name, let commit, let isDirty):
      "\(name) (merge base \(commit.prefix(10)))"
        + (isDirty ? ", uncommitted changes included" : "")
    case .baseline(let path, let entries): "\(path) (\(Count.of(entries, "entry", "entries")))"
    }
  }
}
