package import Scanning

/// Something that was found and not looked at, though nobody asked for it to be left out.
package struct SkippedPath: Hashable, Sendable {
  package let path: SourcePath
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    case unreadable(SystemFailure)
    /// With what it says, and where that leads.
    case symbolicLink(target: [UInt8], leads: LinkEnd)
    case notAFile(kind: String)
    case pathTooLong
  }

  /// Where a symbolic link leads.
  package enum LinkEnd: Hashable, Sendable {
    case fileInside, folderInside, outside, nowhere, circle
  }

  /// A sentence for a report.
  package var why: String {
    switch reason {
    case .unreadable(let failure):
      "cannot be read: \(failure.reason)"
    case .symbolicLink(let target, let end):
      "a symbolic link to \(String(decoding: target, as: UTF8.self)), \(Self.words(for: end))"
    case .notAFile(let kind):
      "neither a file nor a folder but a \(kind)"
    case .pathTooLong:
      "its path is longer than \(FolderVisit.longestPath) bytes"
    }
  }

  /// A link into the root: what it leads to is found under its own name.
  package var isCovered: Bool {
    if case .symbolicLink(_, .fileInside) = reason { return true }
    if case .symbolicLink(_, .folderInside) = reason { return true }
    return false
  }

  private static func words(for end: LinkEnd) -> String {
    switch end {
    case .fileInside: "a file that is looked at under its own name if at all"
    case .folderInside: "a folder that is looked at under its own name if at all"
    case .outside: "which lies outside of the root"
    case .nowhere: "where there is nothing"
    case .circle: "which goes round in a circle"
    }
  }
}
