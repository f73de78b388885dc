import Scanning

/// Where the files of a Swift package's targets lie, by the rules of the package manager.
struct SwiftPackageLayout {
  private let package: SwiftPackage
  private let files: FileIndex

  init(_ package: SwiftPackage, in files: FileIndex) {
    self.package = package
    self.files = files
  }

  /// A file in a target's folder and what the manifest makes of it.
  struct Entry {
    let file: Int
    let standing: Standing

    enum Standing {
      case source
      case resource(WrittenText)
      case excluded(WrittenText)
      /// The target lists its sources, and this is none of them.
      case unlisted
    }
  }

  /// The folder of a target; nil where there is none.
  func folder(of target: SwiftTarget) -> SourcePath? {
    if let path = target.path?.text {
      return path.hasPrefix("/") ? nil : package.folder.appending(relative: path)
    }
    let homes = Self.homes(target.kind)
    let home = homes.first { files.hasFolder(package.folder.appending($0.utf8)) } ?? homes[0]
    let base = package.folder.appending(home.utf8)
    let own = base.appending(relative: target.name)
    if let own, files.hasFolder(own) { return own }
    let similar = package.targets.filter {
      !$0.isConditional && ($0.kind == .test) == (target.kind == .test)
        && ($0.kind == .plugin) == (target.kind == .plugin)
    }
    if package.toolsVersion >= .init(5, 9), similar.count == 1 { return base }
    return own
  }

  private static func homes(_ kind: SwiftTarget.Kind) -> [String] {
    switch kind {
    case .test: ["Tests", "Sources", "Source", "src", "srcs"]
    case .plugin: ["Plugins"]
    default: ["Sources", "Source", "src", "srcs"]
    }
  }

  /// The Swift files in a target's folder.
  func entries(of target: SwiftTarget) -> [Entry] {
    guard target.hasSources, let folder = folder(of: target) else { return [] }
    let excluded = places(target.exclude, in: folder)
    let resources = target.resources.compactMap { resource in
      folder.appending(relative: resource.path.text).map {
        (path: $0, text: resource.path, rule: resource.rule)
      }
    }
    let sources = target.sources.map { places($0, in: folder) }
    return files.range(of: folder).compactMap { place -> Entry? in
      let path = files.places[place].path
      let index = files.places[place].file
      guard !isOutside(path, below: folder) else { return nil }
      if let rule = excluded.first(where: { path.isAtOrBelow($0.path) }) {
        return Entry(file: index, standing: .excluded(rule.text))
      }
      if let rule = resources.first(where: { path.isAtOrBelow($0.path) }) {
        return Entry(file: index, standing: .resource(rule.text))
      }
      if let sources, !sources.contains(where: { path.isAtOrBelow($0.path) }) {
        return Entry(file: index, standing: .unlisted)
      }
      return Entry(file: index, standing: .source)
    }
  }

  private func places(
    _ texts: [WrittenText], in folder: SourcePath
  ) -> [(path: SourcePath, text: WrittenText)] {
    texts.compactMap { text in
      folder.appending(relative: text.text).map { (path: $0, text: text) }
    }
  }

  /// Files that the package manager never takes for sources, whatever the manifest says.
  private func isOutside(_ path: SourcePath, below folder: SourcePath) -> Bool {
    if path.parent == package.folder, path.isPackageManifest { return true }
    var start = folder.bytes.isEmpty ? 0 : folder.bytes.count + 1
    let bytes = path.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      let part = bytes[start..<end]
      if part.first == UInt8(ascii: ".") { return true }
      if end < bytes.count, Self.isOpaque(part, package.toolsVersion) { return true }
      start = end + 1
    }
    return false
  }

  /// Folders that are one thing, or the business of another tool.
  static func isOpaque(_ name: ArraySlice<UInt8>, _ version: SwiftPackage.Version) -> Bool {
    for ending in [".xcodeproj", ".playground", ".xcworkspace"]
    where name.hasSuffix(ending) {
      return true
    }
    guard version >= .init(5, 3) else { return false }
    return [".xcassets", ".xcdatamodeld", ".xcdatamodel", ".xcmappingmodel", ".docc", ".lproj"]
      .contains { name.hasSuffix($0) }
  }
}
