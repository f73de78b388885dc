/// Something in a manifest that could not be understood, and the line it stands on, counted from 1.
package struct ManifestProblem: Hashable, Sendable {
  package let line: Int
  /// In lower case and without a full stop.
  package let message: String
}
