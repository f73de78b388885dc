package import Scanning

/// What there is to read below a root. All lists are in the order of the bytes of their paths, whatever the number of jobs.
package struct SourceTree: Sendable {
  /// With every symbolic link followed.
  package let root: AbsolutePath
  package internal(set) var files: [DiscoveredFile] = []
  /// Some of them are among `files` too.
  package internal(set) var manifests: [DiscoveredManifest] = []
  /// All other files, none of them opened.
  package internal(set) var others = PathList()
  package internal(set) var skipped: [SkippedPath] = []
  package internal(set) var leftOut: [LeftOutFolder] = []
  /// Single files of Swift that git or who asked leaves out: a compiler may read them all the same.
  package internal(set) var leftOutSwift: [SourcePath] = []
  /// Single files of Python that git leaves out: an interpreter finds them all the same.
  package internal(set) var leftOutPython: [SourcePath] = []
  /// Folders below the root with a git repository of their own: submodules, worktrees, clones.
  package internal(set) var nestedRepositories: [SourcePath] = []
  /// How many files git's rules leave out, not counting those in folders that they leave out.
  package internal(set) var ignoredFiles = 0
  /// How many folders were looked at.
  package internal(set) var folders = 0
  /// The bytes of those that are not as they stand on the disk, such as those of an earlier commit.
  package internal(set) var stored: [SourcePath: [UInt8]] = [:]

  init(root: AbsolutePath) {
    self.root = root
  }

  /// The bytes of one file of the tree, wherever they are kept.
  package func contents(of path: SourcePath) throws(FileError) -> [UInt8] {
    if let bytes = stored[path] { return bytes }
    return try FileReader.contents(of: root.appending(path))
  }

  /// How many bytes that would be.
  func size(of path: SourcePath) throws(SystemFailure) -> Int {
    if let bytes = stored[path] { return bytes.count }
    return try SystemCalls.facts(of: root.appending(path)).size
  }
}

/// A source file that was found.
package struct DiscoveredFile: Hashable, Sendable {
  package let path: SourcePath
  package let kind: FileKind

  package init(path: SourcePath, kind: FileKind) {
    self.path = path
    self.kind = kind
  }
}

/// A file that was found in which a repository says something of itself.
package struct DiscoveredManifest: Hashable, Sendable {
  package let path: SourcePath
  package let kind: ManifestKind

  package init(path: SourcePath, kind: ManifestKind) {
    self.path = path
    self.kind = kind
  }
}
