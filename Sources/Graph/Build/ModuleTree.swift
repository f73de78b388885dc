package import Scanning

/// The folders that hold source files, and which modules each offers under which name.
///
/// This is what Python's path finder would see: for every folder and name at most one subfolder, one module, one stub and
/// one compiled module.
package struct ModuleTree: Sendable {
  /// A folder: an index into `folders`.
  package typealias FolderID = Int32

  struct Folder: Sendable {
    let parent: FolderID
    let depth: Int32
    /// In `pool`.
    let path: TextSpan
    let name: TextSpan
    /// The file index of its `__init__.py` (or compiled or Cython equivalent), or -1.
    var package: Int32 = -1
    var packageStub: Int32 = -1
    var compiledPackage: Int32 = -1
    /// A module lies in it or below it, so that it can be imported as a namespace.
    var holdsModules = false
  }

  /// What one name stands for inside one folder.
  struct Entry: Sendable {
    let parent: FolderID
    let name: TextSpan
    var folder: FolderID = -1
    var module: Int32 = -1
    var stub: Int32 = -1
    var compiled: Int32 = -1

    /// The file that importing the name would take, if it is no folder.
    /// A compiled module that stands beside its source does what the source says.
    var file: Int32 { module >= 0 ? module : compiled >= 0 ? compiled : stub }
  }

  private(set) var folders: [Folder] = []
  private(set) var entries: [Entry] = []
  /// The folder of each file, by file index.
  package private(set) var folderOfFile: [FolderID] = []
  /// The entries of folder `f` are `memberEntries[firstMember[f]..<firstMember[f + 1]]`.
  private var memberEntries: [Int32] = []
  private var firstMember: [Int32] = []
  private var pool = TextPool()
  /// Open addressing over `entries`; -1 where a slot is free. Its size is a power of two.
  private var slots: [Int32] = []

  /// Builds the tree of files that come in path order.
  package init(_ files: [SourceFile]) {
    slots = [Int32](repeating: -1, count: Self.tableSize(for: files.count * 3))
    folders.append(Folder(parent: -1, depth: 0, path: .none, name: .none))
    folderOfFile.reserveCapacity(files.count)
    // The folders of the last path; the next one shares most of them.
    var trail: [FolderID] = [0]
    var last: [UInt8] = []
    for (index, file) in files.enumerated() {
      let path = file.path.bytes
      descend(to: path, last: last, trail: &trail)
      last = path
      let folder = trail[trail.count - 1]
      folderOfFile.append(folder)
      add(file, index: Int32(index), to: folder)
    }
    for index in folders.indices.reversed() where folders[index].holdsModules && index > 0 {
      folders[Int(folders[index].parent)].holdsModules = true
    }
    listMembers()
  }

  private static func tableSize(for count: Int) -> Int {
    var size = 64
    while size < count * 2 { size *= 2 }
    return size
  }

  private mutating func descend(to path: [UInt8], last: [UInt8], trail: inout [FolderID]) {
    // How many leading folders the two paths share.
    var shared = 0
    var componentStart = 0
    var index = 0
    while index < path.count, index < last.count, path[index] == last[index] {
      if path[index] == UInt8(ascii: "/") {
        shared += 1
        componentStart = index + 1
      }
      index += 1
    }
    trail.removeSubrange((shared + 1)...)
    var start = componentStart
    index = start
    while index < path.count {
      if path[index] == UInt8(ascii: "/") {
        trail.append(
          folder(named: start..<index, of: path, in: trail[trail.count - 1]))
        start = index + 1
      }
      index += 1
    }
  }

  private mutating func folder(
    named name: Range<Int>, of path: [UInt8], in parent: FolderID
  ) -> FolderID {
    let entry = entryIndex(parent, path[name], adding: true)
    if entries[entry].folder >= 0 { return entries[entry].folder }
    let id = FolderID(folders.count)
    entries[entry].folder = id
    folders.append(
      Folder(
        parent: parent, depth: folders[Int(parent)].depth + 1,
        path: pool.add(path[0..<name.upperBound]), name: entries[entry].name))
    return id
  }

  private mutating func add(_ file: SourceFile, index: Int32, to folder: FolderID) {
    let name = file.path.name
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    switch file.kind {
    case .package:
      folders[Int(folder)].package = index
      folders[Int(folder)].holdsModules = true
    case .module, .cython:
      if stem.elementsEqual("__init__".utf8) {
        if folders[Int(folder)].package < 0 { folders[Int(folder)].package = index }
      } else {
        let whole = Self.withoutEnding(name)
        let entry = entryIndex(folder, whole, adding: true)
        if entries[entry].module < 0 || file.kind == .module { entries[entry].module = index }
      }
      folders[Int(folder)].holdsModules = true
    case .stub:
      if stem.elementsEqual("__init__".utf8) {
        folders[Int(folder)].packageStub = index
      } else {
        entries[entryIndex(folder, Self.withoutEnding(name), adding: true)].stub = index
      }
      folders[Int(folder)].holdsModules = true
    case .extensionModule:
      if stem.elementsEqual("__init__".utf8) {
        if folders[Int(folder)].package < 0 { folders[Int(folder)].package = index }
        folders[Int(folder)].compiledPackage = index
      } else {
        entries[entryIndex(folder, stem, adding: true)].compiled = index
      }
      folders[Int(folder)].holdsModules = true
    case .namespace, .notebook, .script, .swiftFile, .swiftModule:
      break
    }
  }

  private static func withoutEnding(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return name }
    return name[..<dot]
  }

  // MARK: Looking up

  /// What `name` stands for inside `folder`, or nil.
  func entry(_ name: ArraySlice<UInt8>, in folder: FolderID) -> Entry? {
    entry(name.span, in: folder)
  }

  func entry(_ name: Span<UInt8>, in folder: FolderID) -> Entry? {
    var slot = Int(truncatingIfNeeded: Self.hash(folder, name)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.parent == folder, pool.equals(entry.name, name) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func entryIndex(
    _ folder: FolderID, _ name: ArraySlice<UInt8>, adding: Bool
  ) -> Int {
    if entries.count * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: Self.hash(folder, name.span)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].parent == folder, pool.equals(entries[index].name, name) {
        return index
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(parent: folder, name: pool.add(name)))
    return entries.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in entries.indices {
      let entry = entries[index]
      var slot =
        Int(truncatingIfNeeded: Self.hash(entry.parent, pool[entry.name].span))
        & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private static func hash(_ folder: FolderID, _ name: Span<UInt8>) -> UInt64 {
    NameHash.of(name, begunWith: UInt64(UInt32(bitPattern: folder)))
  }

  /// The folder at a path below the root, or nil where no source file lies in or below it.
  package func folder(at path: SourcePath) -> FolderID? {
    var folder: FolderID = 0
    for component in path.bytes.split(separator: UInt8(ascii: "/")) where component != [0x2E] {
      guard let entry = entry(component, in: folder), entry.folder >= 0 else { return nil }
      folder = entry.folder
    }
    return folder
  }

  package func path(of folder: FolderID) -> SourcePath {
    SourcePath(bytes: Array(pool[folders[Int(folder)].path]))
  }

  func name(of folder: FolderID) -> ArraySlice<UInt8> { pool[folders[Int(folder)].name] }

  package func isPackage(_ folder: FolderID) -> Bool { folders[Int(folder)].package >= 0 }

  /// True where `outer` is `inner` or lies around it.
  func contains(_ outer: FolderID, _ inner: FolderID) -> Bool {
    var folder = inner
    while folder >= 0, folders[Int(folder)].depth > folders[Int(outer)].depth {
      folder = folders[Int(folder)].parent
    }
    return folder == outer
  }

  /// The names offered inside `folder`, in the order of their bytes.
  func members(of folder: FolderID) -> [Entry] {
    memberEntries[Int(firstMember[Int(folder)])..<Int(firstMember[Int(folder) + 1])]
      .map { entries[Int($0)] }
      .sorted { pool[$0.name].lexicographicallyPrecedes(pool[$1.name]) }
  }

  /// Puts the entries of each folder together.
  private mutating func listMembers() {
    firstMember = [Int32](repeating: 0, count: folders.count + 1)
    for entry in entries { firstMember[Int(entry.parent) + 1] += 1 }
    for folder in folders.indices { firstMember[folder + 1] += firstMember[folder] }
    var next = firstMember
    memberEntries = [Int32](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated() {
      memberEntries[Int(next[Int(entry.parent)])] = Int32(index)
      next[Int(entry.parent)] += 1
    }
  }

  func text(_ span: TextSpan) -> ArraySlice<UInt8> { pool[span] }
}
