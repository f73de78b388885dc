package import Scanning

/// Something a manifest states, and the place that is the evidence for it.
package struct Fact<Value> {
  package let value: Value
  /// The manifest.
  package let path: SourcePath
  /// Counted from 1.
  package let line: Int

  package init(_ value: Value, path: SourcePath, line: Int) {
    self.value = value
    self.path = path
    self.line = line
  }
}

extension Fact: Sendable where Value: Sendable {}
extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}
