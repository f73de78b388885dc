/// One kind of finding, explained once for every place that speaks of it.
///
/// To add one: a file beside this one that declares the value, and its line in `all`.
package struct Rule: Hashable, Sendable {
  /// Lower case, in words joined by dashes; what findings and configuration call it.
  package let name: String
  /// A clause without a full stop, short enough for a list.
  package let summary: String
  /// Why it matters, in full sentences; one string a paragraph.
  package let why: [String]
  /// What to do, in the order to try it.
  package let remedies: [String]
  /// The smallest source that shows it, line by line.
  package let example: [String]
}

extension Rule {
  /// Every rule, in the order of the alphabet.
  package static let all: [Rule] = [
    .cycleBreaksImport, .deferredCycle, .fileCycle, .forbiddenImport, .heavyInit, .importBudget,
    .importCycle, .orphanModule, .pathHack, .shadowedStandardLibrary, .staleDecision,
    .syntaxProblem, .testDependency, .undeclaredDependency, .unreachedTarget, .unreadableFile,
    .unresolvedImport, .unusedDependency, .unusedIgnore, .unusedImport,
  ]

  @Sendable
  package static func named(_ name: String) -> Rule? {
    all.first { $0.name == name }
  }
}
