import Graph
package import Scanning

/// Something a manifest says of dependencies that the sources do not bear out, or the other way round.
package struct DependencyFinding: Hashable, Sendable {
  package let kind: Kind
  /// Who depends: a target, or the project.
  package let dependent: String
  /// What is depended on.
  package let package: String
  /// What and why: lower case, without a full stop.
  package let text: String
  package let recommendation: String
  /// The proof, the place to look at first foremost; never empty.
  package let places: [Place]

  package enum Kind: String, Sendable, CaseIterable {
    case undeclared, unused, redundant
    case testOnly = "test-only"
    case unusedPackage = "unused-package"
    case unreachedTarget = "unreached-target"
    case unusedImport = "unused-import"
    case repeatedImport = "repeated-import"
  }

  package struct Place: Hashable, Comparable, Sendable {
    package let path: SourcePath
    /// Counted from 1.
    package let line: Int

    package init(path: SourcePath, line: Int) {
      self.path = path
      self.line = line
    }

    package static func < (left: Place, right: Place) -> Bool {
      (left.path, left.line) < (right.path, right.line)
    }
  }

  package init(
    kind: Kind, dependent: String, package: String, text: String, recommendation: String,
    places: [Place]
  ) {
    precondition(!places.isEmpty, "a finding has a place")
    self.kind = kind
    self.dependent = dependent
    self.package = package
    self.text = text
    self.recommendation = recommendation
    self.places = places
  }

  package static func precedes(_ left: DependencyFinding, _ right: DependencyFinding) -> Bool {
    if left.places[0] != right.places[0] { return left.places[0] < right.places[0] }
    return (left.kind.rawValue, left.dependent, left.package)
      < (right.kind.rawValue, right.dependent, right.package)
  }

  /// As one of the findings of an audit.
  package var finding: Finding {
    Finding(
      rule: kind.rule, impact: kind == .undeclared || kind == .testOnly ? .medium : .low,
      priority: 0, module: .init(dependent), path: places[0].path, line: places[0].line,
      message: text, recommendation: recommendation, about: about)
  }

  /// An import is known by its file, everything else by who depends on what.
  private var about: [String] {
    switch kind {
    case .unusedImport, .repeatedImport: [kind.rawValue, package, places[0].path.display]
    default: [kind.rawValue, package]
    }
  }
}

extension DependencyFinding.Kind {
  /// Whether it is about what a manifest declares; else it is about one file.
  package var isOfManifests: Bool {
    switch self {
    case .undeclared, .unused, .redundant, .testOnly, .unusedPackage: true
    case .unreachedTarget, .unusedImport, .repeatedImport: false
    }
  }

  /// The name of its rule.
  package var rule: String {
    switch self {
    case .undeclared: "undeclared-dependency"
    case .unused, .redundant, .unusedPackage: "unused-dependency"
    case .testOnly: "test-dependency"
    case .unreachedTarget: "unreached-target"
    case .unusedImport, .repeatedImport: "unused-import"
    }
  }
}
