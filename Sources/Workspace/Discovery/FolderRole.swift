/// What is to become of a folder because of its name.
enum FolderRole: Equatable {
  case searched
  /// Only for the list of other files: hidden folders hold configuration, not sources.
  case searchedForOthers
  case leftOut(LeftOutFolder.Reason)
  /// The insides of version control and Pollard's own, not worth a word.
  case passedOver

  init(name: Span<UInt8>, includeIgnored: Bool, isAmongPackages: Bool) {
    if name[0] == UInt8(ascii: ".") {
      self = Self.hidden(name)
    } else if name.equals("__pycache__") {
      self = .leftOut(.cache)
    } else if name.equals("node_modules") {
      self = .leftOut(.installedPackages)
    } else if includeIgnored {
      self = .searched
    } else if name.equals("site-packages"), !isAmongPackages {
      self = .leftOut(.installedPackages)
    } else if name.equals("DerivedData") {
      self = .leftOut(.buildOutput)
    } else if name.hasSuffix(".egg-info") {
      self = .leftOut(.packageMetadata)
    } else {
      self = .searched
    }
  }

  private static func hidden(_ name: Span<UInt8>) -> FolderRole {
    for control in [".git", ".hg", ".svn", ".jj", ".bzr", StateFolder.name]
    where name.equals(control) {
      return .passedOver
    }
    if name.equals(".build") { return .leftOut(.buildOutput) }
    for cache in [".tox", ".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".eggs"]
    where name.equals(cache) {
      return .leftOut(.cache)
    }
    return .searchedForOthers
  }
}
