package import Scanning

/// What starts or names code of one repository without importing it, as all its files other than source files say.
package struct Starts: Sendable {
  /// In the order of the places that say so; without repetitions.
  package let all: [Start]
  /// Files that could have said something and were not read, and why; in path order.
  package let skipped: [Skipped]

  package struct Skipped: Hashable, Sendable {
    package let path: SourcePath
    /// In lower case and without a full stop.
    package let why: String

    package init(path: SourcePath, why: String) {
      self.path = path
      self.why = why
    }
  }

  package init(_ found: some Sequence<Start>, skipped: [Skipped] = []) {
    var seen: Set<Start> = []
    let unique = found.filter { seen.insert($0).inserted }
    // Starts of one place keep the order they were found in.
    all = unique.enumerated().sorted {
      ($0.element.evidence, $0.offset) < ($1.element.evidence, $1.offset)
    }.map(\.element)
    self.skipped = skipped.sorted { $0.path < $1.path }
  }
}
