package import Scanning

/// Why the tree could not be changed, or not be brought back.
package enum TransactionError: Error, Hashable, Sendable {
  case locked(root: AbsolutePath, process: Int32?)
  case open(root: AbsolutePath, title: String)
  case damagedJournal(AbsolutePath)
  case file(AbsolutePath, doing: String, SystemFailure)
  /// Something that must not be there, or must be as it was.
  case conflict(AbsolutePath, why: String)
  case git(String)
  /// What stands against it, before anything was done.
  case refused([String])
  /// The reasons why what was done was taken back.
  case rejected([String])
  /// Taking back failed too; the journal stays.
  case stuck(root: AbsolutePath, first: String, then: String)

  /// True where the tree was changed and is again as it was.
  package var isRejection: Bool {
    if case .rejected = self { true } else { false }
  }

  /// Names the file, says what was wrong and what to do.
  package var message: String {
    switch self {
    case .locked(let root, let process):
      "\(root.display): another run\(process.map { " (process \($0))" } ?? "") is changing this tree; wait for it to end"
    case .open(let root, let title):
      "\(root.display): `pollard \(title)` was interrupted here; run `pollard archive recover --root \(root.display)` first"
    case .damagedJournal(let path):
      "\(path.display): the journal of an interrupted run is damaged, or of a newer Pollard; update Pollard, or look into that folder, where the files it replaced are kept"
    case .file(let path, let doing, let failure):
      "\(path.display): cannot \(doing): \(failure.reason); make room or change the permissions, and try again"
    case .conflict(let path, let why): "\(path.display): \(why)"
    case .git(let complaint):
      "git would not change its index: \(complaint); nothing was changed"
    case .refused(let reasons), .rejected(let reasons): reasons.joined(separator: "\n")
    case .stuck(let root, let first, let then):
      "\(first)\nand not everything could be put back: \(then)\nput that right, then run `pollard archive recover --root \(root.display)`"
    }
  }
}
