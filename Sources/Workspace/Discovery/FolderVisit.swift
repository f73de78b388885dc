import Refactoring
import Scanning

/// A look into one folder, which decides what becomes of everything in it. Many are made at once, on several threads.
struct FolderVisit: Sendable {
  /// A folder that is yet to be looked at.
  struct Place: Sendable {
    let path: SourcePath
    /// What holds in the folder because of what lies above it.
    let rules: IgnoreRules?
    let isForOthersOnly: Bool
  }

  /// What a thread uses again from folder to folder.
  struct Buffers {
    fileprivate var contents = FolderContents()
    /// The path that patterns are held against.
    fileprivate var path: [UInt8] = []
    fileprivate var text: [UInt8] = []
  }

  /// A tree of longer paths than this would fill memory with nothing but paths.
  static let longestPath = 1 << 15

  let root: OpenRoot
  let options: DiscoveryOptions

  func listing(of place: Place, using buffers: inout Buffers) -> FolderListing {
    var listing = FolderListing()
    do throws(SystemFailure) {
      try fill(&listing, place, &buffers)
    } catch {
      listing = FolderListing()
      listing.skipped = .unreadable(error)
    }
    return listing
  }

  private func fill(
    _ listing: inout FolderListing, _ place: Place, _ buffers: inout Buffers
  ) throws(SystemFailure) {
    let isRoot = place.path.bytes.isEmpty
    let folder = try OpenFolder(
      SystemCalls.open(
        place.path.bytes, below: root.descriptor.number, as: isRoot ? .listing : .listingUnlinked))
    let number = folder.number
    buffers.contents.removeAll()
    try folder.list(into: &buffers.contents)
    buffers.contents.completeTypes { name in
      (try? SystemCalls.facts(of: name, in: number, following: false))?.type ?? .unknown
    }
    if !isRoot, buffers.contents.first(named: ArchivePlan.manifestName)?.type == .regular {
      listing.leftOut = .archive
      return
    }
    let isEnvironment = isEnvironment(buffers.contents, place)
    if isEnvironment, !isRoot {
      listing.leftOut = .virtualEnvironment
      return
    }
    buffers.path.removeAll(keepingCapacity: true)
    buffers.path += root.enclosing.prefix
    buffers.path += place.path.bytes
    if !isRoot { buffers.path.append(UInt8(ascii: "/")) }
    listing.rules = place.rules
    if !isRoot, buffers.contents.first(named: ".git") != nil,
      let repository = GitRepository(at: root.path.appending(place.path))
    {
      listing.hasOwnRepository = true
      listing.rules = repository.rules(base: buffers.path.count)
    }
    // An environment comes with a file that ignores all of it, which is not meant for who asks about the environment;
    // and what packages bring was ignored where they were written, not where they are installed.
    if options.includeIgnored || isEnvironment || root.isAmongInstalledFiles {
      listing.rules = nil
    } else if let file = buffers.contents.first(named: ".gitignore"), file.type == .regular {
      listing.rules = rules(in: folder, below: listing.rules, &buffers)
    }
    buffers.contents.sort()
    listing.names.reserveCapacity(buffers.contents.names.count)
    listing.items.reserveCapacity(buffers.contents.entries.count)
    for entry in buffers.contents.entries {
      judge(entry, buffers.contents, path: &buffers.path, in: folder, place, into: &listing)
    }
  }

  private func isEnvironment(_ contents: FolderContents, _ place: Place) -> Bool {
    if options.includeIgnored && !place.isForOthersOnly { return false }
    if let marker = contents.first(named: "pyvenv.cfg"), marker.type == .regular { return true }
    return contents.first(named: "conda-meta")?.type == .folder
  }

  private func rules(
    in folder: borrowing OpenFolder, below outer: IgnoreRules?, _ buffers: inout Buffers
  ) -> IgnoreRules? {
    buffers.text.removeAll(keepingCapacity: true)
    guard
      let file = try? SystemCalls.open(
        Array(".gitignore".utf8), below: folder.number, as: .readingUnlinked),
      (try? FileReader.read(file, into: &buffers.text)) != nil
    else { return outer }
    return IgnoreRules.adding(buffers.text, base: buffers.path.count, to: outer)
  }

  // MARK: One entry

  private func judge(
    _ entry: FolderContents.Entry, _ contents: FolderContents, path: inout [UInt8],
    in folder: borrowing OpenFolder, _ place: Place, into listing: inout FolderListing
  ) {
    let name = contents.names.span.extracting(entry.range)
    let isFolder = entry.type == .folder
    var role = FolderRole.searched
    if isFolder {
      role = FolderRole(
        name: name, includeIgnored: options.includeIgnored, isAmongPackages: root.isAmongPackages)
      switch role {
      case .passedOver: return
      case .leftOut(let reason):
        listing.add(name, as: .leftOut(reason))
        return
      case .searched, .searchedForOthers: break
      }
    }
    if let rules = listing.rules, isIgnored(entry, contents, by: rules, path: &path) {
      if isFolder {
        listing.add(name, as: .leftOut(.ignored))
      } else {
        listing.ignoredFiles += 1
        if name.hasSuffix(".swift") { listing.add(name, as: .leftOutSwift) }
        if name.hasSuffix(".py") { listing.add(name, as: .leftOutPython) }
      }
      return
    }
    if let excludes = options.excludes,
      excludes(place.path.appending(contents.names[entry.range]), isFolder)
    {
      if isFolder {
        listing.add(name, as: .leftOut(.excluded))
      } else if name.hasSuffix(".swift") {
        listing.add(name, as: .leftOutSwift)
      }
      return
    }
    listing.add(name, as: self.role(of: entry, role, contents, in: folder, place))
  }

  private func isIgnored(
    _ entry: FolderContents.Entry, _ contents: FolderContents, by rules: IgnoreRules,
    path: inout [UInt8]
  ) -> Bool {
    let nameStart = path.count
    path.append(contentsOf: contents.names[entry.range])
    let answer = rules.ignores(
      path.span, nameStart: nameStart, isFolder: entry.type == .folder)
    path.removeLast(entry.range.count)
    return answer
  }

  private func role(
    of entry: FolderContents.Entry, _ role: FolderRole, _ contents: FolderContents,
    in folder: borrowing OpenFolder, _ place: Place
  ) -> FolderListing.Role {
    switch entry.type {
    case .folder:
      if place.path.bytes.count + entry.range.count >= Self.longestPath {
        return .skipped(.pathTooLong)
      }
      return .folder(isForOthersOnly: place.isForOthersOnly || role == .searchedForOthers)
    case .regular:
      if place.isForOthersOnly { return .other }
      return fileRole(of: entry, contents, in: folder)
    case .symbolicLink:
      return .skipped(link(Array(contents.names[entry.range]), in: folder, place))
    case .pipe: return .skipped(.notAFile(kind: "named pipe"))
    case .socket: return .skipped(.notAFile(kind: "socket"))
    case .device: return .skipped(.notAFile(kind: "device"))
    case .unknown: return .skipped(.notAFile(kind: "thing the system has no name for"))
    }
  }

  private func fileRole(
    of entry: FolderContents.Entry, _ contents: FolderContents, in folder: borrowing OpenFolder
  ) -> FolderListing.Role {
    let name = contents.names.span.extracting(entry.range)
    switch (FileKind(name: name), ManifestKind(name: name)) {
    case (let kind?, let manifest?): return .sourceAndManifest(kind, manifest)
    case (let kind?, nil): return .source(kind)
    case (nil, let manifest?): return .manifest(manifest)
    case (nil, nil):
      if name.contains(UInt8(ascii: ".")) { return .other }
      let isScript = namesPython(Array(contents.names[entry.range]), in: folder)
      return isScript ? .source(.pythonScript) : .other
    }
  }

  /// Whether the file begins with `#!` and its first line names a Python interpreter.
  private func namesPython(_ name: [UInt8], in folder: borrowing OpenFolder) -> Bool {
    var start: [UInt8] = []
    guard let file = try? SystemCalls.open(name, below: folder.number, as: .readingUnlinked),
      (try? SystemCalls.read(file, atMost: 256, appendingTo: &start)) != nil,
      start.starts(with: "#!".utf8)
    else { return false }
    let line = start.prefix { $0 != UInt8(ascii: "\n") }
    return line.span.contains("python")
  }

  private func link(
    _ name: [UInt8], in folder: borrowing OpenFolder, _ place: Place
  ) -> SkippedPath.Reason {
    let target: [UInt8]
    do throws(SystemFailure) {
      target = try SystemCalls.linkTarget(name, in: folder.number)
    } catch {
      return .unreadable(error)
    }
    return .symbolicLink(
      target: target, leads: root.end(ofLink: root.path.appending(place.path.appending(name))))
  }
}
