package import Scanning

/// The Swift files of a repository by their paths, those that symbolic links give them included, and which folders there are.
package struct FileIndex: Sendable {
  /// Sorted and without duplicates.
  package let paths: [SourcePath]
  /// A path of a file: its own, or one through a link. In the order of the paths.
  let places: [Place]
  private let folders: Set<SourcePath>

  struct Place: Sendable {
    let path: SourcePath
    /// The index in `paths`.
    let file: Int
  }

  /// A symbolic link, and what it says.
  package struct Link: Sendable {
    package let path: SourcePath
    package let target: [UInt8]

    package init(path: SourcePath, target: [UInt8]) {
      self.path = path
      self.target = target
    }
  }

  /// Links to folders could otherwise multiply a tree without end.
  private static let mostLinked = 50_000

  /// Takes Swift files and, for the folders they stand in, all others.
  package init(
    swift: [SourcePath], others: some Sequence<SourcePath>, links: [Link] = []
  ) {
    let paths = swift.sorted()
    self.paths = paths
    var folders: Set<SourcePath> = []
    func note(_ path: SourcePath) {
      var folder = path.parent
      while let present = folder, folders.insert(present).inserted { folder = present.parent }
    }
    for path in swift { note(path) }
    for path in others { note(path) }
    var places = paths.enumerated().map { Place(path: $1, file: $0) }
    var left = links.filter { $0.target.first != UInt8(ascii: "/") }
    // A link may lead through another one.
    for _ in 0..<4 where !left.isEmpty {
      let known = places
      left.removeAll { link in
        guard places.count - paths.count < Self.mostLinked,
          let target = link.path.parent?.appending(
            relative: String(decoding: link.target, as: UTF8.self))
        else { return true }
        let range = Self.range(of: target, in: known)
        for place in range {
          let rest = known[place].path.bytes.dropFirst(target.bytes.count)
          let path = SourcePath(bytes: link.path.bytes + rest)
          places.append(Place(path: path, file: known[place].file))
          note(path)
        }
        return !range.isEmpty
      }
      places.sort { $0.path < $1.path }
    }
    self.places = places
    self.folders = folders
  }

  package func hasFolder(_ path: SourcePath) -> Bool { folders.contains(path) }

  /// The index of a file by its own path.
  package func index(of path: SourcePath) -> Int? {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low] == path ? low : nil
  }

  /// The places at or below a path.
  func range(of folder: SourcePath) -> Range<Int> { Self.range(of: folder, in: places) }

  private static func range(of folder: SourcePath, in places: [Place]) -> Range<Int> {
    if folder.bytes.isEmpty { return 0..<places.count }
    let exact = first(in: places) { !($0 < folder) }
    if exact < places.count, places[exact].path == folder { return exact..<exact + 1 }
    let inside = SourcePath(bytes: folder.bytes + [UInt8(ascii: "/")])
    let behind = SourcePath(bytes: folder.bytes + [UInt8(ascii: "/") + 1])
    let low = first(in: places) { !($0 < inside) }
    return low..<max(low, first(in: places) { !($0 < behind) })
  }

  private static func first(in places: [Place], where holds: (SourcePath) -> Bool) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if holds(places[middle].path) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
