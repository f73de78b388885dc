/// A file in which a repository says something of itself, as its name tells.
package enum ManifestKind: UInt8, Hashable, Sendable, CaseIterable {
  /// `pyproject.toml`
  case pyproject
  /// `setup.py`, which is a source file too.
  case setupScript
  /// `setup.cfg`
  case setupConfiguration
  /// `pytest.ini`
  case pytestConfiguration
  /// `tox.ini`
  case toxConfiguration
  /// `pollard.toml`
  case pollard
  /// `requirements*.txt`
  case requirements
  /// `Pipfile`
  case pipfile
  /// `Package.swift` and `Package@swift-*.swift`, which are source files too.
  case swiftPackage
  /// `pyvenv.cfg`
  case environmentMarker

  init?(name: Span<UInt8>) {
    guard name.count > 0 else { return nil }
    switch name[0] {
    case UInt8(ascii: "p"):
      if name.equals("pyproject.toml") {
        self = .pyproject
      } else if name.equals("pytest.ini") {
        self = .pytestConfiguration
      } else if name.equals("pollard.toml") {
        self = .pollard
      } else if name.equals("pyvenv.cfg") {
        self = .environmentMarker
      } else {
        return nil
      }
    case UInt8(ascii: "s"):
      if name.equals("setup.py") {
        self = .setupScript
      } else if name.equals("setup.cfg") {
        self = .setupConfiguration
      } else {
        return nil
      }
    case UInt8(ascii: "t"):
      guard name.equals("tox.ini") else { return nil }
      self = .toxConfiguration
    case UInt8(ascii: "r"):
      guard name.hasPrefix("requirements"), name.hasSuffix(".txt") else { return nil }
      self = .requirements
    case UInt8(ascii: "P"):
      if name.equals("Pipfile") {
        self = .pipfile
      } else if name.equals("Package.swift")
        || (name.hasPrefix("Package@swift-") && name.hasSuffix(".swift"))
      {
        self = .swiftPackage
      } else {
        return nil
      }
    default: return nil
    }
  }
}
