import Execution
import Graph
import Scanning

/// The source files of an environment, as if each of its folders lay in the root under a name that nothing there has.
struct InstalledFiles: Sendable {
  /// In path order; none has been read.
  let files: [SourceFile]
  /// The names under which the folders are mounted.
  let folders: [SourcePath]
  let mounts: [ExecutionSettings.Mount]
  private let places: [AbsolutePath]

  /// A control character, so that no folder of a repository has the name; behind all letters, so that the root's own folders
  /// come first on the path.
  private static func name(of index: Int) -> String { "\u{7F}installed-\(index)" }

  /// The packages that are installed in an environment.
  init(packagesOf environment: PythonEnvironment, jobs: Int) {
    self.init(
      environment.folders, leavingOut: [], endings: [".dist-info", ".egg-info"], jobs: jobs)
  }

  /// The modules that come with Python itself.
  init(standardLibraryIn folder: AbsolutePath, jobs: Int) {
    self.init(
      [folder, folder.appending(SourcePath("lib-dynload"))],
      leavingOut: ["site-packages", "dist-packages", "lib-dynload", "test", "idlelib"],
      jobs: jobs)
  }

  /// Folders of some names, or whose names end in some way, are left out.
  private init(
    _ places: [AbsolutePath], leavingOut names: [String], endings: [String] = [], jobs: Int
  ) {
    var files: [SourceFile] = []
    for (index, folder) in places.enumerated() {
      var options = DiscoveryOptions(includeIgnored: true, jobs: jobs)
      options.excludes = { path, isFolder in
        isFolder
          && (names.contains { path.name.elementsEqual($0.utf8) }
            || endings.contains { path.bytes.ends(with: $0.utf8) })
      }
      // A folder that is gone or closed holds nothing that could be imported.
      guard let tree = try? SourceTree(discovering: folder, options: options) else { continue }
      let mount = SourcePath(Self.name(of: index))
      files += tree.files.lazy.filter { $0.kind != .swift && $0.kind != .notebook }
        .map { SourceFile(unread: $0, below: mount) }
    }
    self.files = files
    self.places = places
    let mounted = places.indices.map { Self.name(of: $0) }
    folders = mounted.map { SourcePath($0) }
    mounts = zip(mounted, places).map { ExecutionSettings.Mount(name: $0, path: $1.display) }
  }

  /// Where a mounted path lies; nil for one of the root's own.
  func place(of path: SourcePath) -> AbsolutePath? {
    guard path.bytes.first == 0x7F else { return nil }
    for (mount, place) in zip(folders, places) {
      let start = mount.bytes.count + 1
      guard path.bytes.count > start, path.bytes.starts(with: mount.bytes + [UInt8(ascii: "/")])
      else { continue }
      return place.appending(SourcePath(bytes: Array(path.bytes[start...])))
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: some Collection<UInt8>) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }
}
