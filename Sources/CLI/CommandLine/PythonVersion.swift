/// A minor version of Python: the grain at which syntax and the standard library change.
package struct PythonVersion: Hashable, Sendable {
  package let major: Int
  package let minor: Int

  /// Reads `3.13`; nil for anything that is not Python 2.0 or later in that form.
  package init?(written text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }),
      let major = Int(parts[0]), let minor = Int(parts[1]), major == 2 || major == 3
    else { return nil }
    self.major = major
    self.minor = minor
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
