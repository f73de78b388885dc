/// A Python language version, such as 3.13.
package struct PythonVersion: Hashable, Comparable, Sendable {
  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `3.13`, or `3.13.2` (whose last number does not matter); nil for anything else.
  package init?(parsing text: String) {
    let numbers = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { digits in
        digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(Substring(digits))) : nil
      }
    guard (2...3).contains(numbers.count), numbers.allSatisfy({ $0 != nil }),
      let major = numbers[0], let minor = numbers[1]
    else { return nil }
    self.init(major, minor)
  }

  package static func < (left: PythonVersion, right: PythonVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension PythonVersion: CustomStringConvertible {
  package var description: String { "\(major).\(minor)" }
}
