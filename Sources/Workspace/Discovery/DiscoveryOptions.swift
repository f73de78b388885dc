package import Scanning

/// What to find, and how.
package struct DiscoveryOptions: Sendable {
  /// Looks also at what `.gitignore` and the rules for environments and build output leave out.
  package var includeIgnored: Bool
  package var jobs: Int
  /// Asked about each file and folder that is not left out for other reasons; it is called from several threads.
  package var excludes: (@Sendable (_ path: SourcePath, _ isFolder: Bool) -> Bool)?

  package init(
    includeIgnored: Bool = false, jobs: Int = Parallel.cores,
    excludes: (@Sendable (_ path: SourcePath, _ isFolder: Bool) -> Bool)? = nil
  ) {
    self.includeIgnored = includeIgnored
    self.jobs = jobs
    self.excludes = excludes
  }
}
