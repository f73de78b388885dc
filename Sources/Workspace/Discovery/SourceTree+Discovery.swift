import Scanning

extension SourceTree {
  /// What there is below a root, which must be a folder that can be read; everything else that goes wrong is in `skipped`.
  package init(
    discovering root: AbsolutePath, options: DiscoveryOptions = DiscoveryOptions()
  ) throws(FileError) {
    let open = try OpenRoot(root, includeIgnored: options.includeIgnored)
    self.init(root: open.path)
    gather(Self.visits(from: FolderVisit(root: open, options: options)))
  }

  /// A folder that was looked at. Its folders follow one another among the visits, in the order of its items.
  private struct Visited {
    let path: SourcePath
    let listing: FolderListing
    var firstFolder = 0
  }

  /// Looks into all folders, one level of the tree after the other; so there is nothing to wait for or to lock within a level.
  private static func visits(from visit: FolderVisit) -> [Visited] {
    var visited: [Visited] = []
    var level = [
      FolderVisit.Place(
        path: SourcePath(bytes: []), rules: visit.root.enclosing.rules, isForOthersOnly: false)
    ]
    while !level.isEmpty {
      let listings = Parallel.map(
        count: level.count,
        // A thread costs more than a few folders do.
        jobs: min(visit.options.jobs, level.count / 8),
        makeState: { FolderVisit.Buffers() },
        body: { [level] buffers, index in visit.listing(of: level[index], using: &buffers) })
      var next: [FolderVisit.Place] = []
      let nextStart = visited.count + level.count
      for (place, listing) in zip(level, listings) {
        visited.append(
          Visited(path: place.path, listing: listing, firstFolder: nextStart + next.count))
        for item in listing.items {
          guard case .folder(let isForOthersOnly) = item.role else { continue }
          next.append(
            FolderVisit.Place(
              path: place.path.appending(listing.names[item.name]), rules: listing.rules,
              isForOthersOnly: isForOthersOnly))
        }
      }
      level = next
    }
    return visited
  }

  /// Walks the visits depth first, which meets all paths in the order of their bytes.
  private mutating func gather(_ visits: [Visited]) {
    folders = visits.count
    var walk = [Step(visit: 0, item: 0, folder: visits[0].firstFolder, prefix: [])]
    enter(visits[0])
    while var step = walk.popLast() {
      guard addItems(of: visits[step.visit].listing, from: &step) else { continue }
      let next = step.folder
      step.folder += 1
      walk.append(step)
      walk.append(
        Step(
          visit: next, item: 0, folder: visits[next].firstFolder,
          prefix: visits[next].path.bytes + [UInt8(ascii: "/")]))
      enter(visits[next])
    }
    // A folder's own path sorts before those of its neighbours that its content sorts after.
    skipped.sort { $0.path < $1.path }
    leftOut.sort { $0.path < $1.path }
    nestedRepositories.sort()
  }

  /// Adds what a folder holds up to its next folder; false where there is none.
  private mutating func addItems(of listing: FolderListing, from step: inout Step) -> Bool {
    while step.item < listing.items.count {
      let item = listing.items[step.item]
      step.item += 1
      if case .folder = item.role { return true }
      add(item.role, listing.names[item.name], in: step.prefix)
    }
    return false
  }

  /// How far the walk has come in one folder.
  private struct Step {
    let visit: Int
    var item: Int
    /// The visit of the next folder among the items.
    var folder: Int
    /// The path, with a `/` at its end below the root.
    let prefix: [UInt8]
  }

  private mutating func enter(_ visit: Visited) {
    let listing = visit.listing
    ignoredFiles += listing.ignoredFiles
    if let reason = listing.leftOut {
      leftOut.append(LeftOutFolder(path: visit.path, reason: reason))
    }
    if let reason = listing.skipped {
      skipped.append(SkippedPath(path: visit.path, reason: reason))
    }
    if listing.hasOwnRepository { nestedRepositories.append(visit.path) }
  }

  private mutating func add(
    _ role: FolderListing.Role, _ name: ArraySlice<UInt8>, in folder: [UInt8]
  ) {
    if case .other = role {
      others.append(folder: folder, name: name)
      return
    }
    let path = SourcePath(bytes: folder + name)
    switch role {
    case .folder, .other: break
    case .source(let kind): files.append(DiscoveredFile(path: path, kind: kind))
    case .manifest(let kind): manifests.append(DiscoveredManifest(path: path, kind: kind))
    case .sourceAndManifest(let kind, let manifest):
      files.append(DiscoveredFile(path: path, kind: kind))
      manifests.append(DiscoveredManifest(path: path, kind: manifest))
    case .skipped(let reason): skipped.append(SkippedPath(path: path, reason: reason))
    case .leftOutSwift: leftOutSwift.append(path)
    case .leftOutPython: leftOutPython.append(path)
    case .leftOut(let reason): leftOut.append(LeftOutFolder(path: path, reason: reason))
    }
  }
}
