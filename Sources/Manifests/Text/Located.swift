/// Something a manifest states, and the line it states it on, counted from 1.
package struct Located<Value> {
  package let value: Value
  package let line: Int

  package init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
