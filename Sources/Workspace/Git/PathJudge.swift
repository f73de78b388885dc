import Scanning

/// What a search of the disk would make of a path that is no longer on it.
///
/// What git ignores is left to git.
struct PathJudge: Sendable {
  private let root: AbsolutePath
  private let options: DiscoveryOptions
  private let isAmongPackages: Bool

  struct Role: Sendable {
    let path: SourcePath
    let kind: FileKind?
    let manifest: ManifestKind?

    /// Whether what it imports counts.
    var isSource: Bool { kind != nil && kind != .extensionModule }
  }

  init(_ root: AbsolutePath, _ options: DiscoveryOptions) {
    self.root = root
    self.options = options
    isAmongPackages = OpenRoot.isAmongPackages(root)
  }

  var includesIgnored: Bool { options.includeIgnored }

  /// Whether the path's content could matter.
  func mayBeRead(_ path: SourcePath) -> Bool {
    let name = path.name
    let span = Array(name)
    guard
      FileKind(name: span.span) != nil || ManifestKind(name: span.span) != nil
        || !name.contains(UInt8(ascii: "."))
    else { return false }
    return isSearched(path, forOthers: false)
  }

  /// Whether the path is one of those that may start code without being a source.
  func mayBeListed(_ path: SourcePath) -> Bool { isSearched(path, forOthers: true) }

  private func isSearched(_ path: SourcePath, forOthers: Bool) -> Bool {
    if let excludes = options.excludes, excludes(path, false) { return false }
    var folder = path.parent
    while let current = folder, !current.bytes.isEmpty {
      let name = Array(current.name)
      let role = FolderRole(
        name: name.span, includeIgnored: options.includeIgnored, isAmongPackages: isAmongPackages)
      guard role == .searched || forOthers && role == .searchedForOthers else { return false }
      if let excludes = options.excludes, excludes(current, true) { return false }
      folder = current.parent
    }
    return true
  }

  /// Nil where it is neither a source nor a manifest.
  func role(of path: SourcePath, content: [UInt8]?) -> Role? {
    let name = Array(path.name)
    var kind = FileKind(name: name.span)
    let manifest = ManifestKind(name: name.span)
    if kind == nil, manifest == nil {
      guard !name.contains(UInt8(ascii: ".")), let content, content.starts(with: "#!".utf8)
      else { return nil }
      let line = Array(content.prefix(256).prefix { $0 != UInt8(ascii: "\n") })
      guard line.span.contains("python") else { return nil }
      kind = .pythonScript
    }
    return Role(path: path, kind: kind, manifest: manifest)
  }

  func isOnDisk(_ path: SourcePath) -> Bool {
    (try? SystemCalls.facts(of: root.appending(path))) != nil
  }
}
