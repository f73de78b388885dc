package import Scanning

/// What a file is at one moment: its content by hash, its permissions, and when it was last changed.
package struct FileImage: Hashable, Sendable {
  package let hash: SHA256
  package let mode: UInt32
  /// In nanoseconds since 1970; nil for the moment at which it is written.
  package let modified: Int?

  package init(hash: SHA256, mode: UInt32, modified: Int?) {
    self.hash = hash
    self.mode = mode
    self.modified = modified
  }
}

/// One change of the tree, told so that it can be made, or taken back, from whatever state a run that was killed has left.
package enum Step: Hashable, Sendable {
  /// `modified` is set when all else is done.
  case makeFolder(SourcePath, mode: UInt32, modified: Int?)
  /// The file has the permissions and time of `before` in the one place and those of `after` in the other.
  case move(from: SourcePath, to: SourcePath, before: FileImage, after: FileImage)
  /// No image stands for no file.
  case write(SourcePath, before: FileImage?, after: FileImage?)
  /// Only where nothing is in it.
  case removeFolder(SourcePath, mode: UInt32, modified: Int)
  case stage([IndexChange])

  /// The same change the other way round.
  var reversed: Step {
    switch self {
    case .makeFolder(let path, let mode, let modified):
      .removeFolder(path, mode: mode, modified: modified ?? 0)
    case .move(let from, let to, let before, let after):
      .move(from: to, to: from, before: after, after: before)
    case .write(let path, let before, let after): .write(path, before: after, after: before)
    case .removeFolder(let path, let mode, let modified):
      .makeFolder(path, mode: mode, modified: modified)
    case .stage(let changes):
      .stage(changes.map { IndexChange(path: $0.path, before: $0.after, after: $0.before) })
    }
  }
}

/// What git's index says of one path before and after.
package struct IndexChange: Hashable, Sendable {
  /// From the top of the working tree.
  package let path: [UInt8]
  /// Mode and object, as in `100644 5b…`; nil for no entry.
  package let before: String?
  package let after: String?

  package init(path: [UInt8], before: String?, after: String?) {
    self.path = path
    self.before = before
    self.after = after
  }
}
