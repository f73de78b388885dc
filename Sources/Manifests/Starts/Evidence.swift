package import Scanning

/// A place that anybody can look up, and what it says there.
package struct Evidence: Hashable, Comparable, Sendable {
  /// What says so, in the words of people: `project.scripts`, `Dockerfile`, `Django settings`.
  package let kind: String
  package let path: SourcePath
  /// Counted from 1.
  package let line: Int
  /// The words of that place, without the space around them.
  package let text: String

  package init(kind: String, path: SourcePath, line: Int, text: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.text = text
  }

  package static func < (left: Evidence, right: Evidence) -> Bool {
    (left.path, left.line, left.kind, left.text) < (right.path, right.line, right.kind, right.text)
  }
}
