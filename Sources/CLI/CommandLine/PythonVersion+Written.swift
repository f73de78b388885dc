package import Manifests

extension PythonVersion {
  /// Reads `3.13` as a flag's value; nil for anything that is not Python 2.0 or later in that form.
  package init?(written text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let version = PythonVersion(parsing: text), version.major == 2 || version.major == 3
    else { return nil }
    self = version
  }
}
