/// Why a text is no TOML, and where it stops being so.
package struct TOMLError: Error, Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in bytes.
  package let column: Int
  /// What is wrong, in lower case and without a full stop.
  package let message: String
}

extension TOMLError: CustomStringConvertible {
  package var description: String { "line \(line), column \(column): \(message)" }
}
