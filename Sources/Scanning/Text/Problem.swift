/// Something about one file that a scanner could not make sense of; scanning went on after it.
package struct Problem: Hashable, Sendable {
  /// What was wrong, in lower case and without a full stop.
  package let message: String
  /// 1-based.
  package let line: Int

  package init(_ message: String, line: Int) {
    self.message = message
    self.line = line
  }
}
