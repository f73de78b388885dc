package import Graph
package import Scanning

/// How much of a repository was read and understood.
package struct Coverage: Sendable {
  /// A file or folder that was left out, and why.
  package struct Skipped: Sendable {
    package let path: SourcePath
    package let why: String
    /// What it leads to is looked at all the same, under its own name.
    package let isCovered: Bool

    package init(path: SourcePath, why: String, isCovered: Bool = false) {
      self.path = path
      self.why = why
      self.isCovered = isCovered
    }
  }

  package let files: Int
  package let modules: Int
  /// In path order.
  package let skipped: [Skipped]
  /// Places in files that were read where something could not be understood, in path order.
  package let problems: [(path: SourcePath, problem: Problem)]

  package init(_ graph: ImportGraph, skipped: [Skipped]) {
    files = graph.files.count
    modules = graph.units.count
    self.skipped = skipped
    problems = graph.files.flatMap { file in
      (file.python?.problems ?? []).map { (file.path, $0) }
    }
  }
}
