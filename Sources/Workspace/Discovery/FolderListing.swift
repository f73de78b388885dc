/// What was found in one folder, sorted so that walking it depth first meets all paths in the order of their bytes.
struct FolderListing: Sendable {
  struct Item: Sendable {
    let name: Range<Int>
    let role: Role
  }

  enum Role: Sendable {
    case folder(isForOthersOnly: Bool)
    case source(FileKind)
    case manifest(ManifestKind)
    case sourceAndManifest(FileKind, ManifestKind)
    case other
    case skipped(SkippedPath.Reason)
    case leftOut(LeftOutFolder.Reason)
    case leftOutSwift
    case leftOutPython
  }

  var names: [UInt8] = []
  var items: [Item] = []
  /// What holds in the folders below.
  var rules: IgnoreRules?
  var hasOwnRepository = false
  /// The folder as a whole was not to be looked at, as what it holds told.
  var leftOut: LeftOutFolder.Reason?
  /// The folder as a whole could not be looked at.
  var skipped: SkippedPath.Reason?
  var ignoredFiles = 0

  mutating func add(_ name: Span<UInt8>, as role: Role) {
    let start = names.count
    for index in name.indices { names.append(name[index]) }
    items.append(Item(name: start..<names.count, role: role))
  }
}
