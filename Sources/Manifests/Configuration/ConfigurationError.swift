package import Scanning

/// Why a configuration cannot be used: the file, the line and what to write instead.
package struct ConfigurationError: Error, Hashable, Sendable {
  package let path: SourcePath
  /// Counted from 1.
  package let line: Int
  /// In lower case and without a full stop.
  package let message: String
}

extension ConfigurationError: CustomStringConvertible {
  package var description: String { "\(path.display):\(line): \(message)" }
}
