package import Refactoring

/// Why an archive was not made, or nothing brought back from one.
package enum ArchiveError: Error, Sendable {
  /// Everything that stands against it, a sentence each.
  case refused([String])
  case project(ProjectError)
  case transaction(TransactionError)

  package var message: String {
    switch self {
    case .refused(let reasons): reasons.joined(separator: "\n")
    case .project(let error): error.message
    case .transaction(let error): error.message
    }
  }

  /// True where the tree was changed, found wanting, and put back.
  package var isRejection: Bool {
    if case .transaction(let error) = self { error.isRejection } else { false }
  }
}
